extension EventLogAssembler {
    /// Takes some rows, of which each stands in a line of its own: the same as taking one after the other.
    ///
    /// Column after column, as long as every row is an event. A batch in which one is not is taken row by row.
    /// - Parameter firstLine: the line of the source that the first row is in.
    /// - Complexity: O(bytes of the columns that have a role).
    public mutating func append(_ rows: RowBatch, firstLine: Int) {
        let isTaken =
            rowsRead + rows.count <= mostRows
            && withUnsafeTemporaryAllocation(of: Microseconds.self, capacity: 2 * RowBatch.mostRows) {
                times in
                guard let starts = times.baseAddress else { return false }
                return appendColumns(rows, firstLine, starts, starts + RowBatch.mostRows)
            }
        if isTaken { return boundRows() }
        for row in 0..<rows.count { append(rows[row], line: firstLine + row) }
    }

    private mutating func appendColumns(
        _ rows: RowBatch,
        _ firstLine: Int,
        _ starts: UnsafeMutablePointer<Microseconds>,
        _ ends: UnsafeMutablePointer<Microseconds>
    ) -> Bool {
        for row in 0..<rows.count where rows[row, orderColumn].isBlank || rows[row, activityColumn].isBlank {
            return false
        }
        var (newStart, newEnd) = (start, end)
        guard newEnd.instants(of: rows, in: clockZone, into: ends) else { return false }
        if newStart?.instants(of: rows, in: clockZone, into: starts) == false { return false }
        for row in 0..<rows.count {
            if newStart == nil { starts[row] = EventLog.missingTime }
            if ends[row] == EventLog.missingTime || starts[row] > ends[row] { return false }
        }
        (start, end) = (newStart, newEnd)
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 3 * RowBatch.mostRows) { codes in
            guard let orderCodes = codes.baseAddress else { return }
            let activityCodes = orderCodes + RowBatch.mostRows
            let resourceCodes = activityCodes + RowBatch.mostRows
            orders.lookUp(rows, column: orderColumn, into: orderCodes)
            activities.lookUp(rows, column: activityColumn, into: activityCodes)
            if let resourceColumn {
                resources.lookUp(rows, column: resourceColumn, into: resourceCodes)
            } else {
                resourceCodes.initialize(repeating: EventLog.missingName, count: rows.count)
            }
            let firstRow = rowsRead + 1
            self.rows.append(rows.count) { row in
                InstanceRow(
                    order: orderCodes[row],
                    activity: activityCodes[row],
                    resource: resourceCodes[row],
                    row: UInt32(truncatingIfNeeded: firstRow &+ row),
                    start: starts[row],
                    end: ends[row]
                )
            }
            rowsRead += rows.count
            if lifecycle != nil || arrival != nil || promise != nil || completed != nil {
                for row in 0..<rows.count {
                    let fields = rows[row]
                    lifecycle?.append(fields, row: firstRow + row, line: firstLine + row)
                    arrival?.append(fields, order: orderCodes[row], zone: clockZone)
                    promise?.append(fields, order: orderCodes[row], zone: clockZone)
                    completed?.append(fields, order: orderCodes[row], zone: clockZone)
                }
            }
            for index in attributes.indices {
                attributes[index].append(rows, row: firstRow, scratch: activityCodes)
            }
        }
        return true
    }
}

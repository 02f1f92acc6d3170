extension EventLogAssembler {
    /// Sorts what was appended into a log.
    /// - Complexity: O(n log m) for n rows, m of them in the longest order.
    /// - Throws: ``AssemblyError/tooManyRows(_:most:)``, ``AssemblyError/tooLittleMemory(rows:needed:)``;
    ///   ``AssemblyError/noInstances(_:)`` if not one row was fit.
    public consuming func finish() throws -> AssembledLog {
        try checkRows()
        var report = ReadingReport(source: source, columns: columns)
        report.rowsRead = rowsRead
        pairLifecycleRows(&report)
        report.rejected = rejected.sorted { $0.row < $1.row }
        report.rowsStored = rowsRead - rejected.count

        var instances = InstanceColumns(takeRows(), orders: orders.table.count)
        report.instances = instances.count
        guard instances.count > 0 else { throw AssemblyError.noInstances(report) }

        // Orders, activities and resources that only rejected rows had are no part of the log.
        let keptOrders = (0..<Int32(orders.table.count)).filter {
            instances.firstInstance[Int($0)] < instances.firstInstance[Int($0) + 1]
        }
        instances.keepOrders(keptOrders)
        let zone = shownZone(&report)
        let dateOrder = [end.format, start?.format].compactMap(\.self).first { $0 != .yearMonthDay }
        var orderAttributes: [AttributeColumn] = []
        var instanceAttributes: [AttributeColumn] = []
        // One after the other, each with its codes by row freed behind it.
        attributes.reverse()
        while let attribute = attributes.popLast() {
            let level = attribute.levelled(rows: instances.row, firstInstance: instances.firstInstance)
            let column = attribute.typed(codes: level.codes, dateOrder: dateOrder, zone: namedZone ?? .utc)
            if level.isOrderLevel {
                orderAttributes.append(column)
            } else {
                instanceAttributes.append(column)
            }
            if level.varying > 0 {
                report.notes.append(.orderValueVaries(column: attribute.name, orders: level.varying))
            }
        }
        for times in [arrival, promise, completed] { report.notes.append(contentsOf: times?.notes ?? []) }

        let activity = UsedNames(activities.table, codes: instances.activity)
        let resource = UsedNames(resources.table, codes: instances.resource)
        instances.recode(activity: activity.codes, resource: resource.codes)
        let log = EventLog(
            zone: zone,
            orders: keptOrders.count < orders.table.count
                ? orders.table.keeping(keptOrders) : orders.table,
            arrival: arrival?.values(of: keptOrders) ?? [],
            promise: promise?.values(of: keptOrders) ?? [],
            completed: completed?.values(of: keptOrders) ?? [],
            orderAttributes: orderAttributes,
            firstInstance: instances.firstInstance,
            activities: activity.table,
            resources: resource.table,
            activity: instances.activity,
            resource: instances.resource,
            start: instances.start,
            end: instances.end,
            startSource: instances.startSource,
            sourceRow: instances.row,
            instanceAttributes: instanceAttributes
        )
        return AssembledLog(log: log, reading: report)
    }

    private mutating func checkRows() throws {
        boundRows()
        if rowsRead > EventLogAssembler.mostRows {
            throw AssemblyError.tooManyRows(rowsRead, most: EventLogAssembler.mostRows)
        }
        guard rowsRead > mostRows, let memory = options.memory else { return }
        // The rows that were not kept have texts like those that were.
        let kept = max(rows.count + rejected.count, 1)
        let textBytes = Double(attributeTextBytes) * Double(rowsRead) / Double(kept)
        let needed = memory.needed(rows: rowsRead, attributes: attributes.count, textBytes: textBytes)
        throw AssemblyError.tooLittleMemory(rows: rowsRead, needed: needed)
    }

    /// Turns lifecycle rows into instances; without a start anywhere every row already is one.
    private mutating func pairLifecycleRows(_ report: inout ReadingReport) {
        guard let lifecycle else { return }
        let words = lifecycle.wordTable.names
        if words.isEmpty { return }
        guard words.contains(where: { LifecycleTransition($0) == .start }) else {
            report.notes.append(.noStartsInLifecycle(column: lifecycle.name, values: Array(words.prefix(20))))
            return
        }
        let (firstInstance, grouped) = takeRows().grouped(orders: orders.table.count)
        var pairing = LifecyclePairing(lifecycle: lifecycle, activities: activities.table.count)
        pairing.pair(grouped, firstInstance: firstInstance)
        rows = pairing.instances
        for index in attributes.indices { attributes[index].inherit(pairing.pairs) }
        for (row, reason) in pairing.rejected {
            rejected.append(
                RejectedRow(
                    row: Int(row.row),
                    line: lifecycle.line(row: row.row),
                    column: lifecycle.name,
                    reason: reason,
                    text: "\(orders.table[row.order]): \(activities.table[row.activity])"
                )
            )
        }
        if pairing.completionsWithoutStart > 0 {
            report.notes.append(.completionsWithoutStart(rows: pairing.completionsWithoutStart))
        }
    }

    /// The zone to show times in: the named one, else the one offset that all times carry, else the zone whose
    /// clock changes explain the offsets, else the commonest offset.
    private func shownZone(_ report: inout ReadingReport) -> ZoneRules {
        if let namedZone { return namedZone }
        var tally = end.offsets
        if let start { tally.merge(start.offsets) }
        let counts = tally.counts
        if counts[nil] != nil {
            report.notes.append(.zoneAssumed(zone: clockZone.identifier))
            return clockZone
        }
        // Where two offsets are equally common, the smaller one: the winter's.
        let given = counts.compactMap { offset, rows in offset.map { (minutes: $0, rows: rows) } }
            .sorted { ($1.rows, $0.minutes) < ($0.rows, $1.minutes) }
        guard let commonest = given.first else { return clockZone }
        let fixed = ZoneRules(fixedOffset: Microseconds(commonest.minutes) * .minute)
        if given.count == 1 { return fixed }
        let minutes = given.map { Int($0.minutes) }.sorted()
        let zone = ZoneGuess.zone(of: tally.changes)
        report.notes.append(
            zone.map { .zoneGuessed(zone: $0.identifier, offsetMinutes: minutes) }
                ?? .mixedOffsets(minutes: minutes, shown: fixed.identifier)
        )
        return zone ?? fixed
    }
}

/// The names of a table that some instance has, numbered anew without gaps.
private struct UsedNames {
    let table: NameTable
    /// The new code for each old one; nil if all names are used, and so keep theirs.
    let codes: [Int32]?

    init(_ all: NameTable, codes used: [Int32]) {
        var isUsed = Array(repeating: false, count: all.count)
        var unused = all.count
        isUsed.withUnsafeMutableBufferPointer { isUsed in
            // Most names are used, and the last of them is found early.
            for code in used where code >= 0 && !isUsed[Int(code)] {
                isUsed[Int(code)] = true
                unused -= 1
                if unused == 0 { return }
            }
        }
        guard unused > 0 else {
            table = all
            self.codes = nil
            return
        }
        let kept = (0..<Int32(all.count)).filter { isUsed[Int($0)] }
        table = all.keeping(kept)
        var codes = Array(repeating: EventLog.missingName, count: all.count)
        for (new, old) in kept.enumerated() { codes[Int(old)] = Int32(new) }
        self.codes = codes
    }
}

extension NameTable {
    /// The names of those codes, in their order.
    fileprivate func keeping(_ codes: [Int32]) -> NameTable {
        var table = NameTable()
        for code in codes { table.append(bytes[offsets[Int(code)]..<offsets[Int(code) + 1]]) }
        return table
    }
}

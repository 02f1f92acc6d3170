import Parallelism

extension AttributeRows {
    /// Gives the instances of a pair what only its start row says.
    mutating func inherit(_ pairs: [(start: UInt32, complete: UInt32)]) {
        for pair in pairs where value(row: pair.complete) < 0 {
            let inherited = value(row: pair.start)
            if inherited >= 0 {
                codes.fill(rows: Int(pair.complete))
                codes[Int(pair.complete) - 1] = inherited
            }
        }
    }

    private func value(row: UInt32) -> Int32 {
        Int(row) <= codes.count ? codes[Int(row) - 1] : EventLog.missingName
    }

    @inline(__always)
    private static func value(_ codes: CodeColumn.Reader, row: UInt32) -> Int32 {
        Int(row) <= codes.count ? codes[Int(row) &- 1] : EventLog.missingName
    }

    /// The column by instance, and by order if it is the order's: its value is known with the order's first
    /// instance and no later one differs (later blanks do not count).
    /// - Parameter rows: the source row of each instance.
    func levelled(
        rows: [UInt32],
        firstInstance: [Int]
    ) -> (isOrderLevel: Bool, codes: [Int32], varying: Int) {
        var perOrder: [Int32] = []
        var varying = 0
        var isKnownAtFirst = true
        if role != .eventAttribute {
            let ranges = EventLog.orderRanges(firstInstance, count: 4 * processorCount)
            let parts = concurrentMap(ranges.count) { values(ofOrders: ranges[$0], rows, firstInstance) }
            perOrder = parts.flatMap(\.values)
            varying = parts.reduce(0) { $0 + $1.varying }
            isKnownAtFirst = parts.allSatisfy(\.isKnownAtFirst)
        }
        if role == .orderAttribute || role == .attribute && isKnownAtFirst && varying == 0 {
            return (true, perOrder, varying)
        }
        return (false, values(ofInstances: rows), 0)
    }

    /// The value of each instance.
    private func values(ofInstances rows: [UInt32]) -> [Int32] {
        filledArray(rows.count) { values in
            nonisolated(unsafe) let values = values
            let ranges = evenRanges(of: rows.count, parts: 4 * processorCount)
            concurrently(ranges.count) { part in
                codes.withReader { codes in
                    for index in ranges[part] {
                        values[index] = AttributeRows.value(codes, row: rows[index])
                    }
                }
            }
        }
    }

    /// The first value of each of those orders, how many have several, and whether all have it with their first instance.
    ///
    /// Where a column that may be either's turns out to be the instances', the rest is not looked at.
    private func values(
        ofOrders orders: Range<Int>,
        _ rows: [UInt32],
        _ firstInstance: [Int]
    ) -> (values: [Int32], varying: Int, isKnownAtFirst: Bool) {
        var values = [Int32](repeating: EventLog.missingName, count: orders.count)
        var varying = 0
        var isKnownAtFirst = true
        codes.withReader { codes in
            for order in orders {
                let range = firstInstance[order]..<firstInstance[order + 1]
                var first = EventLog.missingName
                var isVarying = false
                for index in range {
                    let code = AttributeRows.value(codes, row: rows[index])
                    if code < 0 || code == first { continue }
                    if first < 0 {
                        first = code
                        if index != range.lowerBound { isKnownAtFirst = false }
                    } else {
                        isVarying = true
                    }
                }
                values[order - orders.lowerBound] = first
                if isVarying { varying += 1 }
                if role == .attribute, isVarying || !isKnownAtFirst { break }
            }
        }
        return (values, varying, isKnownAtFirst)
    }
}

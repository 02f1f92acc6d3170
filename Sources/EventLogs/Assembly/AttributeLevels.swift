extension AttributeRows {
    /// Gives the instances of a pair what only its start row says.
    mutating func inherit(_ pairs: [(start: UInt32, complete: UInt32)]) {
        for pair in pairs where value(row: pair.complete) < 0 {
            let inherited = value(row: pair.start)
            if inherited >= 0 {
                fill(rows: Int(pair.complete))
                codes[Int(pair.complete) - 1] = inherited
            }
        }
    }

    private func value(row: UInt32) -> Int32 {
        Int(row) <= codes.count ? codes[Int(row) - 1] : EventLog.missingName
    }

    /// The column by instance, and by order if it is the order's: its value is known with the order's first
    /// instance and no later one differs (later blanks do not count).
    func levelled(
        rows: ContiguousArray<InstanceRow>,
        firstInstance: [Int]
    ) -> (isOrderLevel: Bool, codes: [Int32], varying: Int) {
        let orderCount = firstInstance.count - 1
        var perOrder = Array(repeating: EventLog.missingName, count: orderCount)
        var varying = 0
        var isKnownAtFirst = true
        if role != .eventAttribute {
            for order in 0..<orderCount {
                let range = firstInstance[order]..<firstInstance[order + 1]
                var isVarying = false
                for index in range {
                    let code = value(row: rows[index].row)
                    if code < 0 { continue }
                    if perOrder[order] < 0 {
                        perOrder[order] = code
                        if index != range.lowerBound { isKnownAtFirst = false }
                    } else if perOrder[order] != code {
                        isVarying = true
                    }
                }
                if isVarying { varying += 1 }
                if role == .attribute, isVarying || !isKnownAtFirst { break }
            }
        }
        if role == .orderAttribute || role == .attribute && isKnownAtFirst && varying == 0 {
            return (true, perOrder, varying)
        }
        return (false, rows.map { value(row: $0.row) }, 0)
    }
}

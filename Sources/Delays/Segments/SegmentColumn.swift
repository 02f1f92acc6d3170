import Statistics

/// A feature out of which conditions are made, for the orders of the study.
struct SegmentColumn: Sendable {
    enum Meaning: Sendable {
        case levels([String])
        /// Levels with an order: runs of them are conditions.
        case orderedLevels([String])
        /// Code k is above cut k - 1 and at most cut k.
        case cuts([Double])
    }

    static let mostLevels = 100

    let name: String
    let subject: OrderFeature.Subject
    let unit: OrderFeature.Unit?
    let meaning: Meaning
    /// Of each row of the study; the last one, for which there is no meaning, is no condition.
    let codes: [UInt8]
    let codeCount: Int

    /// - Parameters:
    ///   - rows: of the study.
    ///   - seen: the rows that suggest segments.
    ///   - outcome: of those, adjusted for all other features: numbers are cut where it changes.
    init(
        _ column: DriverColumn,
        _ feature: OrderFeature,
        rows: DriverRows,
        seen: [Int32],
        outcome: [Double],
        fewest: Int
    ) {
        name = column.name
        subject = column.subject
        unit = column.unit
        switch feature.values {
        case .numeric(let numbers):
            let values = rows.orders.map { numbers[Int($0)] }
            let cuts = NumericCuts(seen.map { values[Int($0)] }, outcome: outcome).cuts
            meaning = .cuts(cuts)
            codeCount = cuts.count + 1
            codes = cuts.withUnsafeBufferPointer { cuts in values.map { UInt8(cuts.countBelow($0)) } }
        case .categorical(let own, let levels):
            let codeOfOrder = rows.orders.map { own[Int($0)] }
            if feature.isOrdered {
                meaning = .orderedLevels(levels)
                codeCount = levels.count
                codes = codeOfOrder.map { $0 < 0 ? UInt8(levels.count) : UInt8($0) }
                return
            }
            // One more for the orders without a level, unless one is called as they are.
            let none = levels.firstIndex(of: DriverColumn.missingLevel) ?? levels.count
            var counts = [Int](repeating: 0, count: levels.count + 1)
            for row in seen {
                let code = Int(codeOfOrder[Int(row)])
                counts[code < 0 ? none : code] += 1
            }
            let kept = counts.indices.filter { counts[$0] >= fewest }
                .sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(SegmentColumn.mostLevels).sorted()
            var newCodes = [UInt8](repeating: UInt8(kept.count), count: counts.count)
            for (code, level) in kept.enumerated() { newCodes[level] = UInt8(code) }
            meaning = .levels(kept.map { $0 < levels.count ? levels[$0] : DriverColumn.missingLevel })
            codeCount = kept.count
            codes = codeOfOrder.map { newCodes[$0 < 0 ? none : Int($0)] }
        }
    }

    var isOrdered: Bool {
        if case .levels = meaning { return false }
        return true
    }

    /// The rows of the study with one of these codes.
    func cover(_ run: ClosedRange<Int>) -> RowSet {
        RowSet(rowCount: codes.count) { run.contains(Int(codes[$0])) }
    }

    func selector(_ rows: [Int32]) -> SelectorColumn {
        SelectorColumn(
            name: name,
            codes: rows.map { codes[Int($0)] },
            codeCount: codeCount,
            isOrdered: isOrdered
        )
    }

    func condition(_ run: ClosedRange<Int>) -> SegmentCondition {
        var condition = SegmentCondition(
            feature: name,
            about: subject.key,
            unit: unit,
            level: nil,
            toLevel: nil,
            above: nil,
            atMost: nil
        )
        switch meaning {
        case .levels(let levels): condition.level = levels[run.lowerBound]
        case .orderedLevels(let levels):
            condition.level = levels[run.lowerBound]
            if run.count > 1 { condition.toLevel = levels[run.upperBound] }
        case .cuts(let cuts):
            if run.lowerBound > 0 { condition.above = cuts[run.lowerBound - 1] }
            if run.upperBound < cuts.count { condition.atMost = cuts[run.upperBound] }
        }
        return condition
    }
}

import EventLogs
import Sorting
import Statistics

/// A feature as it enters a regression: a number for each order, or a level of which the rare ones are pooled.
struct DriverColumn: Sendable {
    /// The level of orders without a value, and the one that rare levels go to.
    static let missingLevel = "(none)"
    static let otherLevel = "(other)"

    let subject: OrderFeature.Subject
    let name: String
    let kind: OrderFeature.Kind
    let unit: OrderFeature.Unit?
    /// Of the rows of the model.
    let term: Design.Term
    /// How many levels went to the one of all others.
    let pooledLevels: Int
    /// The numbers between which the effect of a number is told; nil for levels.
    let step: ClosedRange<Double>?

    /// The rows of each level; empty for numbers.
    let levelCounts: [Int]

    /// Why there is no column of a feature.
    struct Lack: Error {
        let reason: DriverLeftOutRow.Reason
    }

    /// - Parameter rows: the orders of the model.
    /// - Throws: ``Lack`` where nothing varies, too few orders tell a number, or it cannot be computed with.
    init(_ feature: OrderFeature, rows: [Int32], options: DriverOptions) throws(Lack) {
        subject = feature.subject
        name = feature.name
        kind = feature.kind
        unit = feature.unit
        switch feature.values {
        case .numeric(let numbers):
            let values = rows.map { numbers[Int($0)] }
            if let reason = DriverColumn.lack(ofNumbers: values) { throw Lack(reason: reason) }
            step = DriverColumn.step(of: values, unit: feature.unit)
            term = .numeric(NumericColumn(name: feature.name, values: values))
            pooledLevels = 0
            levelCounts = []
        case .categorical(let codes, let levels):
            let own = DriverColumn.selected(codes, levels, rows)
            let pooled = DriverColumn.pooled(name: feature.name, own.codes, own.levels, options)
            guard pooled.column.levels.count > 1 else { throw Lack(reason: .constant) }
            step = nil
            term = .categorical(pooled.column)
            pooledLevels = pooled.count
            levelCounts = pooled.column.levelCounts
        }
    }

    /// The column with some levels joined to the reference, because other columns have them too; `nil` if nothing is left.
    /// - Parameter levels: none of them the reference.
    private init?(_ column: DriverColumn, joining joined: Set<Int>) {
        guard case .categorical(let own) = column.term, own.levels.count - joined.count > 1 else {
            return nil
        }
        let reference = own.omittedLevel
        var (names, newCodes) = ([String](), [Int32](repeating: 0, count: own.levels.count))
        for (level, name) in own.levels.enumerated() where !joined.contains(level) {
            newCodes[level] = Int32(names.count)
            names.append(
                level == reference
                    ? ([name] + joined.sorted().map { own.levels[$0] }).joined(separator: " / ") : name
            )
        }
        for level in joined { newCodes[level] = newCodes[reference] }
        let merged = CategoricalColumn(
            name: own.name,
            levels: names,
            codes: own.codes.map { newCodes[Int($0)] },
            coding: .reference(level: Int(newCodes[reference]))
        )
        (subject, name, kind, unit) = (column.subject, column.name, column.kind, column.unit)
        (step, pooledLevels) = (nil, column.pooledLevels)
        term = .categorical(merged)
        levelCounts = merged.levelCounts
    }

    func joining(_ levels: Set<Int>) -> DriverColumn? { DriverColumn(self, joining: levels) }

    /// Beyond this squares of many could be too large for a number.
    private static let largestNumber = 1e100

    /// Why numbers are no column; nil if they are one.
    static func lack(ofNumbers values: [Double]) -> DriverLeftOutRow.Reason? {
        guard let least = values.min(), let most = values.max(), least < most else { return .constant }
        if max(-least, most) > largestNumber { return .tooLarge }
        return TellingOrders.count(ofNumbers: values) < TellingOrders.fewest ? .toldByFewOrders : nil
    }

    /// The codes of those rows among the levels that they have; one more level for those without, unless one is called so already.
    private static func selected(
        _ codes: [Int32],
        _ levels: [String],
        _ rows: [Int32]
    ) -> (codes: [Int32], levels: [String]) {
        var isSeen = [Bool](repeating: false, count: levels.count)
        var isMissing = false
        for row in rows {
            let code = codes[Int(row)]
            if code < 0 { isMissing = true } else { isSeen[Int(code)] = true }
        }
        var names: [String] = []
        var newCodes = [Int32](repeating: -1, count: levels.count)
        for level in levels.indices where isSeen[level] {
            newCodes[level] = Int32(names.count)
            names.append(levels[level])
        }
        let named = names.firstIndex(of: missingLevel)
        let none = Int32(named ?? names.count)
        if isMissing, named == nil { names.append(missingLevel) }
        return (
            rows.map { row in
                let code = codes[Int(row)]
                return code < 0 ? none : newCodes[Int(code)]
            }, names
        )
    }

    /// Pools the rare levels, and the rarest of too many, into one that has orders enough too. The most frequent level is the
    /// reference; of no and yes, no is.
    private static func pooled(
        name: String,
        _ codes: [Int32],
        _ levels: [String],
        _ options: DriverOptions
    ) -> (column: CategoricalColumn, count: Int) {
        let counts = CategoricalColumn(name: name, levels: levels, codes: codes).levelCounts
        let existing = levels.firstIndex(of: otherLevel)
        let falling = counts.indices.filter { $0 != existing }
            .sorted { (counts[$1], $0) < (counts[$0], $1) }
        var kept = Array(falling.prefix { counts[$0] >= options.fewestOrders })
        // The level of all others is one of them.
        let isPooling = kept.count < falling.count || existing != nil || kept.count > options.mostLevels
        if isPooling {
            kept = Array(kept.prefix(options.mostLevels - 1))
            var others = codes.count - kept.reduce(0) { $0 + counts[$1] }
            while others < options.fewestOrders, let rarest = kept.popLast() { others += counts[rarest] }
        }
        kept.sort()
        var newCodes = [Int32](repeating: Int32(kept.count), count: levels.count)
        for (code, level) in kept.enumerated() { newCodes[level] = Int32(code) }
        let names = kept.map { levels[$0] } + (isPooling ? [otherLevel] : [])
        let new = codes.map { newCodes[Int($0)] }
        let frequent = CategoricalColumn(name: name, levels: names, codes: new).levelCounts
        let reference =
            Set(names) == Set(OrderFeature.Subject.noYes)
            ? names.firstIndex(of: OrderFeature.Subject.noYes[0]) ?? 0
            : frequent.indices.max { (frequent[$0], $1) < (frequent[$1], $0) } ?? 0
        return (
            CategoricalColumn(name: name, levels: names, codes: new, coding: .reference(level: reference)),
            isPooling ? levels.count - kept.count : 0
        )
    }

    /// One more of what is counted in small numbers; else the middle of the values, for the unit of the number says nothing about
    /// how much it varies. Nil where nothing varies.
    private static func step(of values: [Double], unit: OrderFeature.Unit?) -> ClosedRange<Double>? {
        guard let middle = middleRange(of: values) else { return nil }
        guard unit == .times || unit == .resources, let least = values.min() else { return middle }
        return least...least + 1
    }

    /// From the value that a tenth lies below to the one that a tenth lies above; from the least to the largest where these are one. Nil where
    /// nothing varies.
    /// - Complexity: O(values).
    static func middleRange(of values: [Double]) -> ClosedRange<Double>? {
        var sorted = values
        sorted.radixSort { $0.radixKey }
        guard let least = sorted.first, let most = sorted.last, least < most else { return nil }
        let low = sorted[(sorted.count - 1) / 10]
        let high = sorted[(sorted.count - 1) * 9 / 10]
        return low < high ? low...high : least...most
    }

    var levels: [String] {
        if case .categorical(let column) = term { return column.levels }
        return []
    }

    var width: Int { levels.isEmpty ? 1 : levels.count - 1 }

    /// A column of its term as a reader knows it: `region: North`.
    func name(ofColumn position: Int) -> String {
        guard case .categorical(let levels) = term else { return name }
        return "\(name): \(levels.levels[levels.codedLevels[position]])"
    }

    var rowCount: Int {
        switch term {
        case .numeric(let column): column.values.count
        case .categorical(let column): column.codes.count
        case .interaction: preconditionFailure("main effects only")
        }
    }
}

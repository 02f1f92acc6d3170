import Sorting
import Statistics

/// A column cut into a few conditions, for the search of pairs: its most frequent levels, or quarters of its numbers.
struct ConditionColumn: Sendable {
    enum Condition: Sendable, Equatable {
        case level(String)
        /// Above the first, where there is one, and at most the second, where there is one.
        case range(above: Double?, atMost: Double?)
    }

    static let mostLevels = 8

    /// The condition of each row; the last one may be that of all other levels, which none is.
    let codes: [UInt8]
    let conditions: [Condition]
    let hasOthers: Bool
    /// Whether conditions are cut out of numbers, so that a regression that is linear in them leaves something of theirs.
    let isNumeric: Bool

    var codeCount: Int { conditions.count + (hasOthers ? 1 : 0) }

    /// - Complexity: O(rows log rows) for numbers.
    init(_ column: DriverColumn) {
        switch column.term {
        case .categorical(let levels):
            let counts = column.levelCounts
            // "All others" is no condition that anybody could act on.
            let frequent = counts.indices.filter { levels.levels[$0] != DriverColumn.otherLevel }
                .sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(ConditionColumn.mostLevels)
            var codeOfLevel = [UInt8](repeating: UInt8(frequent.count), count: counts.count)
            for (code, level) in frequent.enumerated() { codeOfLevel[level] = UInt8(code) }
            codes = levels.codes.map { codeOfLevel[Int($0)] }
            conditions = frequent.map { .level(levels.levels[$0]) }
            hasOthers = frequent.count < counts.count
            isNumeric = false
        case .numeric(let numbers):
            var sorted = numbers.values
            sorted.radixSort { $0.radixKey }
            var cuts: [Double] = []
            for quarter in 1..<4 {
                let cut = sorted[(sorted.count - 1) * quarter / 4]
                if cut < sorted[sorted.count - 1], cut > cuts.last ?? -.infinity { cuts.append(cut) }
            }
            codes = numbers.values.map { value in UInt8(cuts.count { value > $0 }) }
            conditions = (0...cuts.count).map { code in
                .range(
                    above: code > 0 ? cuts[code - 1] : nil,
                    atMost: code < cuts.count ? cuts[code] : nil
                )
            }
            hasOthers = false
            isNumeric = true
        case .interaction: preconditionFailure("main effects only")
        }
    }
}

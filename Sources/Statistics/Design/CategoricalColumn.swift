/// A named column of levels given as codes, and how the levels become columns of a design.
public struct CategoricalColumn: Sendable, Equatable {
    /// How `levels.count` levels become `levels.count - 1` columns.
    public enum Coding: Sendable, Equatable {
        /// Each column marks one level; an effect is the difference to the reference level.
        case reference(level: Int)
        /// Each column marks one level, and is -1 at the last one; an effect is the difference to the unweighted
        /// mean of the levels, and the effects of all levels add up to zero.
        case sumToZero
    }

    /// The code of a row whose level is not known.
    public static let missing: Int32 = -1

    public let name: String
    public let levels: [String]
    /// For each row an index into `levels`, or `missing`.
    public let codes: [Int32]
    public let coding: Coding
    /// How many rows have no level; a design takes none of them.
    public let missingCount: Int

    /// - Precondition: every code is an index of `levels` or -1, and the reference level is such an index.
    public init(name: String, levels: [String], codes: [Int32], coding: Coding = .reference(level: 0)) {
        var missingCount = 0
        for code in codes {
            precondition(
                code >= Self.missing && code < levels.count,
                "codes that are indices of levels or -1"
            )
            missingCount += code < 0 ? 1 : 0
        }
        if case .reference(let level) = coding {
            precondition(levels.indices.contains(level) || levels.isEmpty, "a reference among the levels")
        }
        self.name = name
        self.levels = levels
        self.codes = codes
        self.coding = coding
        self.missingCount = missingCount
    }

    /// The level that has no column of its own.
    public var omittedLevel: Int {
        switch coding {
        case .reference(let level): level
        case .sumToZero: max(0, levels.count - 1)
        }
    }

    /// The levels that have a column, in the order of the columns.
    public var codedLevels: [Int] {
        levels.indices.filter { $0 != omittedLevel }
    }

    /// How many rows each level has.
    public var levelCounts: [Int] {
        var counts = [Int](repeating: 0, count: levels.count)
        for code in codes where code >= 0 { counts[Int(code)] += 1 }
        return counts
    }
}

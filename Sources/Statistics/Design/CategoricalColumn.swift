/// A named column of levels given as codes, and how the levels become columns of a design.
public struct CategoricalColumn: Sendable {
    /// How `levels.count` levels become `levels.count - 1` columns.
    public enum Coding: Sendable, Equatable {
        /// Each column marks one level; an effect is the difference to the reference level.
        case reference(level: Int)
        /// Each column marks one level, and is -1 at the last one; an effect is the difference to the unweighted
        /// mean of the levels, and the effects of all levels add up to zero.
        case sumToZero
    }

    public let name: String
    public let levels: [String]
    /// For each row an index into `levels`.
    public let codes: [Int32]
    public let coding: Coding

    /// - Precondition: every code is an index of `levels`, and so is the reference level.
    public init(name: String, levels: [String], codes: [Int32], coding: Coding = .reference(level: 0)) {
        precondition(codes.allSatisfy { $0 >= 0 && $0 < levels.count }, "codes that are indices of levels")
        if case .reference(let level) = coding {
            precondition(levels.indices.contains(level) || levels.isEmpty, "a reference among the levels")
        }
        self.name = name
        self.levels = levels
        self.codes = codes
        self.coding = coding
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
}

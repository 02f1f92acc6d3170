/// What a formula gave: a value for each person and period that has facts, and what became of every row.
public struct FormulaResult: Sendable {
    /// By person in order of appearance, then period.
    public var cells: [Cell]
    /// The facts of whom they were asked for, in the order of the query.
    public var facts: [Fact]
    public var rows: Rows

    /// A person's period.
    public struct Cell: Sendable, Equatable {
        public var person: String
        public var period: Period
        public var value: Value
        /// Facts with a value, apart from those excluded.
        public var count: Int
        /// Facts without a value.
        public var withoutValue: Int
        /// Facts that an appeal has taken out.
        public var excluded: Int
    }

    public enum Value: Sendable, Equatable {
        case measured(Double)
        /// Fewer facts than the card asks for.
        case tooFewFacts(needed: Int)
        /// Facts, and none with a value: NULL, as after a division by zero.
        case noValue
        /// The sum of the values is not finite.
        case overflow
    }

    /// What became of the query's rows; they add up to ``read``.
    public struct Rows: Sendable, Equatable {
        public var read = 0
        /// Facts that the values are made of.
        public var counted = 0
        public var withoutValue = 0
        public var withoutPerson = 0
        public var withoutTime = 0
        public var excluded = 0
    }
}

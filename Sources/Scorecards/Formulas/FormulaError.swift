import Workspace

/// What is wrong with a formula or a view of a scorecard, and where.
public struct FormulaError: Error, Sendable, Equatable {
    /// The id of the indicator or outcome, or the name of the view.
    public let name: String
    /// Nil for a formula that is of no file; lines are then those of the formula.
    public let file: String?
    /// Counted from 1.
    public let line: Int
    /// Counted from 1.
    public let column: Int
    public let problem: Problem

    public init(_ problem: Problem, in name: String, _ query: Query, at offset: Int? = nil) {
        self.name = name
        self.problem = problem
        file = query.place?.file
        (line, column) = query.position(ofByte: offset ?? 0)
    }

    public enum Problem: Sendable, Equatable {
        /// The query cannot be run, or was stopped.
        case query(QueryFault)
        /// Views or formulas that select from each other; the first is also the last.
        case cycle([String])
        /// The formula selects from a table of its own id, and the workspace has none.
        case selectsFromItself
        /// The workspace has a table of the view's name.
        case nameOfTable
        /// The formula has to have this column, or one of these.
        case missingColumn([String], found: [String])
        /// The column means nothing; `allowed` do.
        case unknownColumn(String, allowed: [String])
        /// The column is there twice, or both time and period are.
        case columnTwice(String)
        /// A fact's value is no number; the row is counted from 1.
        case valueNotNumber(String, row: Int)
        /// Of a share, and neither 0 nor 1.
        case valueNotShare(Double, row: Int)
        /// Neither a date nor a date and time.
        case timeUnreadable(String, row: Int)
        /// No period of the length that the card has.
        case notPeriod(String, Period.Length, row: Int)
        /// The event is no whole number.
        case eventNotNumber(String, row: Int)
        /// Not one of so many facts has a value, as after a division by zero.
        case noValues(facts: Int)
    }
}

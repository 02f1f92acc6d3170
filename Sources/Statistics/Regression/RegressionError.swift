/// Why a regression cannot be computed.
public enum RegressionError: Error, Equatable {
    /// A column does not have one value for each row.
    case lengths(column: String, rows: Int, expected: Int)
    /// A value is infinite or not a number; the row counts from 0.
    case notFinite(column: String, row: Int)
    /// The level of a categorical column is missing; the row counts from 0.
    case missingLevel(column: String, row: Int)
    /// A weight is negative, infinite or not a number; the row counts from 0.
    case weight(row: Int)
    /// There are no more rows than coefficients, so that nothing is left to estimate errors from.
    case tooFewRows(rows: Int, coefficients: Int)
    /// The sums of squares of this column exceed what a double holds, or a Gram has been given what is not a number.
    case overflow(column: String)
    /// The columns, scaled to unit length, are so near to dependence that refinement in double-double does not
    /// converge; the condition number says how near.
    case illConditioned(condition: Double)
    /// These columns are so near to combinations of others that only least squares on the whole design in memory
    /// could tell their coefficients, and the design is too large for that.
    case nearlyDependent(columns: [String])
}

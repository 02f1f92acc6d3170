/// By how much a column moves the chance of success, on average over the rows.
public struct MarginalEffect: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        /// Of a numeric column: the mean of dp/dx = b p (1 - p), for one unit.
        case derivative
        /// Of a level, or of a numeric column that is only 0 and 1: the mean chance if all rows had it, less the
        /// mean chance if all rows had the baseline, everything else being as it is.
        case difference(from: String)
    }

    /// The baseline of levels coded to sum to zero: the unweighted mean over the levels.
    public static let meanOfLevels = "(mean of levels)"

    /// `price`, `region[North]`.
    public let name: String
    public let kind: Kind
    public let estimate: Double
    /// By the delta method: √(g' V g) with the derivative g of the estimate by the coefficients.
    public let error: Double
    /// The derivative of the estimate by the coefficients, in the order of their names: differences of effects have the
    /// difference of these.
    public let gradient: [Double]

    /// The estimate in standard errors.
    public var zStatistic: Double { estimate / error }
}

/// The average marginal effects of all columns that have one.
public struct MarginalEffects: Sendable, Equatable {
    /// In the order in which columns appear in the design; levels in their order, without the reference level.
    public internal(set) var effects: [MarginalEffect]
    /// Columns and levels without an effect: because their column, or one that they have a part in, is a combination
    /// of others; or because a numeric column is multiplied by itself.
    public internal(set) var undetermined: [String]

    public subscript(name: String) -> MarginalEffect? { effects.first { $0.name == name } }
}

/// Outcomes that a combination of columns tells apart: there is a direction d with x'd ≥ 0 for every success,
/// x'd ≤ 0 for every failure, and not all of them zero. Along it the likelihood rises for ever, so it has no maximum
/// (Albert and Anderson, "On the Existence of Maximum Likelihood Estimates in Logistic Regression Models", 1984).
public struct Separation: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        /// The sign of x'd tells every outcome right.
        case complete
        /// Some rows have x'd = 0; among those the outcomes overlap, or have not been looked at.
        case quasiComplete
    }

    /// A coefficient that is not zero along the direction.
    public struct Diverging: Sendable, Equatable {
        public let name: String
        /// Whether it heads for +∞ along the direction found, or for -∞.
        public let isRising: Bool
    }

    public let kind: Kind
    /// The coefficients that diverge along the direction found, which is one of perhaps many.
    public let diverging: [Diverging]
    /// Numeric columns whose successes all lie at or beyond all failures, and levels with one outcome only:
    /// `price`, `region[North]`. The reference level may be among them.
    public let alone: [String]
    /// Rows with x'd ≠ 0.
    public let separatedRows: Int
    /// Rows whose weight is not zero.
    public let rowCount: Int
}

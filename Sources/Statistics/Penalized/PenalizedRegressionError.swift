/// Why a penalised regression cannot be computed.
public enum PenalizedRegressionError: Error, Equatable {
    /// A penalty is negative, infinite or not a number.
    case penalty(Double)
    /// There is no penalty to fit.
    case noPenalties
    /// The share of the lasso's penalty is not between 0 and 1.
    case mixing(Double)
    /// The outcome does not vary.
    case constantOutcome(String)
    /// No row has a weight.
    case noRows
    /// Without a penalty, or with one that is lost in rounding, the coefficients are not determined: the columns are linearly dependent.
    case dependentColumns
    /// Coordinate descent did not meet the rule at this penalty.
    case notConverged(penalty: Double)
    /// There are too few parts to leave any out.
    case tooFewParts(Int)
    /// No row of this part has a weight; parts count from 0.
    case partWithoutRows(Int)
}

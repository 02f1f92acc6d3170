/// Why a logistic regression cannot be computed, beyond what `RegressionError` says about its data.
public enum LogisticRegressionError: Error, Equatable {
    /// An outcome is not between 0 and 1; the row counts from 0.
    case outcome(row: Int)
    /// Every row has this outcome (or none has a weight), so that nothing tells the rows apart.
    case oneOutcome(Double)
    /// The outcomes are separated: no maximum of the likelihood exists. Firth's penalty gives finite estimates.
    case separation(Separation)
    /// The iterations ended without meeting the rule, and no separation could be proven.
    /// - Parameter decrement: the squared length of the last step, in standard errors.
    case notConverged(iterations: Int, decrement: Double)
    /// The information matrix is singular to working precision at these coefficients, and no separation could be
    /// proven.
    case singularInformation(iterations: Int)
    /// A design for prediction does not have the columns of the one that was fitted.
    case otherColumns
}

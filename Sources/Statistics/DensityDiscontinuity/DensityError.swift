/// Why nothing can be said about a density at a point.
public enum DensityError: Error, Equatable, Sendable {
    /// A value is infinite or not a number; indices count from 0.
    case notFinite(index: Int)
    /// Fewer different values (or bins) on the left, or on the right, than the fit needs.
    case tooFewOnTheLeft(distinct: Int, needed: Int)
    case tooFewOnTheRight(distinct: Int, needed: Int)
    /// A bandwidth that is not above zero, or a width of bins that does not fit the data.
    case notAWidth(Double)
    /// The estimated density on one side, or in the window, is not positive, so that nothing can be compared with it.
    case noDensity
}

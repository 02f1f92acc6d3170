/// Why a sample cannot be drawn again.
public enum ResamplingError: Error, Equatable {
    /// There are not two units to draw from.
    case tooFewUnits(Int)
    /// A run of successive units is not at least 1 and at most all units long.
    case runLength(Int, units: Int)
    /// Without the cluster of this code columns depend on each other, so that the jackknife has no covariance.
    case dependentWithout(clustering: String, code: Int)
    /// A value is infinite or not a number; values count from 0.
    case notFinite(index: Int)
    /// There is not one stratum for each value.
    case strataLength(Int, expected: Int)
    /// The statistic of the values as they are is not a number.
    case undefinedStatistic
}

import Foundation

/// The exponentially weighted moving average chart (Roberts, "Control Chart Tests Based on Geometric Moving Averages",
/// Technometrics 1, 1959) with its exact limits, which widen over the first values.
public struct MovingAverageChart: Equatable, Sendable {
    /// aᵢ = w xᵢ + (1 - w) aᵢ₋₁, starting at the target.
    public let averages: [Double]
    /// target ± L σ √(w / (2 - w) · (1 - (1 - w)²ⁱ)), i from 1.
    public let upperLimits: [Double]
    public let lowerLimits: [Double]

    /// The indices at which the average lies outside its limits.
    public var alarms: [Int] {
        averages.indices.filter { averages[$0] > upperLimits[$0] || averages[$0] < lowerLimits[$0] }
    }

    /// - Parameters:
    ///   - target: the mean while all is well.
    ///   - standardDeviation: σ, of a single value, positive.
    ///   - weight: w of the newest value, above 0 and at most 1.
    ///   - width: L, in standard deviations of the average. With a weight of 0.1, 2.7 gives a false alarm about every
    ///     500 values.
    /// - Complexity: O(n).
    /// - Throws: ``ChangePointError/notFinite(index:)``.
    public init(
        _ values: [Double],
        target: Double,
        standardDeviation: Double,
        weight: Double = 0.1,
        width: Double = 2.7
    ) throws {
        precondition(standardDeviation > 0 && width > 0, "positive sizes")
        precondition(weight > 0 && weight <= 1, "a weight of the newest value")
        try checkSeries(values, needed: 0)
        var (averages, upper, lower) = ([Double](), [Double](), [Double]())
        var (average, forgotten) = (target, 1.0)
        for value in values {
            average += weight * (value - average)
            forgotten *= (1 - weight) * (1 - weight)
            let spread = width * standardDeviation * (weight / (2 - weight) * (1 - forgotten)).squareRoot()
            averages.append(average)
            upper.append(target + spread)
            lower.append(target - spread)
        }
        self.averages = averages
        upperLimits = upper
        lowerLimits = lower
    }
}

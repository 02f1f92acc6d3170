import Foundation

/// The two-sided tabular cumulative sum chart (Page, "Continuous Inspection Schemes", Biometrika 41, 1954; Montgomery,
/// "Introduction to Statistical Quality Control", section 9.1), which is quick to see a small lasting shift of a
/// known mean.
public struct CumulativeSumChart: Equatable, Sendable {
    public enum Direction: Sendable {
        case up, down
    }

    public struct Alarm: Equatable, Sendable {
        /// The value at which the sum passed the limit.
        public let index: Int
        public let direction: Direction
        /// The first value of the stretch that led there: the estimate of when the shift began.
        public let onset: Int
    }

    /// C⁺ᵢ = max(0, C⁺ᵢ₋₁ + zᵢ - k) of the standardised values z.
    public let upper: [Double]
    /// C⁻ᵢ = max(0, C⁻ᵢ₋₁ - zᵢ - k).
    public let lower: [Double]
    /// In order of time. After an alarm a sum gives no other until it has come back to zero.
    public let alarms: [Alarm]

    /// - Parameters:
    ///   - target: the mean while all is well.
    ///   - standardDeviation: of a single value, positive.
    ///   - reference: k, in standard deviations: half the shift to be seen.
    ///   - decision: h, in standard deviations. Both as in ``averageRunLength(reference:decision:shift:)``.
    /// - Complexity: O(n).
    /// - Throws: ``ChangePointError/notFinite(index:)``.
    public init(
        _ values: [Double],
        target: Double,
        standardDeviation: Double,
        reference: Double = 0.5,
        decision: Double = 5
    ) throws {
        precondition(standardDeviation > 0 && reference >= 0 && decision > 0, "positive sizes")
        try checkSeries(values, needed: 0)
        var sides = (up: Side(direction: .up), down: Side(direction: .down))
        var alarms: [Alarm] = []
        for (index, value) in values.enumerated() {
            let score = (value - target) / standardDeviation
            if let alarm = sides.up.add(score - reference, index, decision) { alarms.append(alarm) }
            if let alarm = sides.down.add(-score - reference, index, decision) { alarms.append(alarm) }
        }
        upper = sides.up.sums
        lower = sides.down.sums
        self.alarms = alarms
    }

    private struct Side {
        let direction: Direction
        var sums: [Double] = []
        var start = 0
        var isSilent = false

        init(direction: Direction) { self.direction = direction }

        mutating func add(_ step: Double, _ index: Int, _ decision: Double) -> Alarm? {
            let sum = max(0, (sums.last ?? 0) + step)
            sums.append(sum)
            if sum == 0 {
                start = index + 1
                isSilent = false
            }
            guard sum > decision, !isSilent else { return nil }
            isSilent = true
            return Alarm(index: index, direction: direction, onset: start)
        }
    }
}

import Foundation
import Testing

@testable import Statistics

@Suite struct IntervalCensoredDistributionTests {
    private func observations(
        _ lower: [Double],
        _ upper: [Double]
    ) -> [IntervalCensoredDistribution.Observation] {
        zip(lower, upper).map { .init(lower: $0, upper: $1) }
    }

    /// Most observations hide nothing, as the exact ones show; one is so long that it can hardly have hidden nothing.
    @Test func anImplausibleRemainderGivesTheHiddenPartAway() {
        func observation(_ observed: Double) -> IntervalCensoredDistribution.Observation {
            .init(lower: 0, upper: observed) { durations in
                for index in durations.indices {
                    durations[index] = observed - durations[index] <= 20 ? 1 : 1e-6
                }
            }
        }
        let exact = observations(
            Array(repeating: 0, count: 50) + [100, 100],
            Array(repeating: 0, count: 50) + [100, 100]
        )
        let known = exact + [observation(3), observation(102)]
        let fitted = IntervalCensoredDistribution(known, resolution: 0.1)
        #expect(fitted.expected(known[52]) < 0.5)
        #expect(abs(fitted.expected(known[53]) - 100) < 8)
    }

    @Test func exactObservationsComeBackAsTheirShares() {
        let exact = Array(repeating: 0.0, count: 30) + Array(repeating: 100.0, count: 70)
        let fitted = IntervalCensoredDistribution(observations(exact, exact), resolution: 1)
        #expect(abs(fitted.probabilities[0] - 0.3) < 1e-6)
        #expect(abs(fitted.probabilities.reduce(0, +) - 1) < 1e-9)
    }

    /// Turnbull's estimate is the Kaplan-Meier one for right-censored data: with times 1, 2+, 3, 4+ (plus: censored)
    /// the survivor function falls to 3/4 at 1 and to 3/8 at 3.
    @Test func rightCensoringGivesKaplanMeier() {
        let lower: [Double] = [10, 20, 30, 40]
        let upper: [Double] = [10, 1e6, 30, 1e6]
        let fitted = IntervalCensoredDistribution(
            observations(lower, upper),
            resolution: 1,
            cells: 2_000,
            rounds: 5_000
        )
        func mass(_ from: Double, _ to: Double) -> Double {
            // The cells below and above are found by their share of the expected value of an indicator.
            let edges = (0..<2_000).map { pow(1e6 * 1.0001, Double($0) / 1_999) }
            return edges.indices.reduce(0) { sum, cell in
                edges[cell] > from && edges[cell] <= to ? sum + fitted.probabilities[cell] : sum
            }
        }
        #expect(abs(mass(9, 11) - 0.25) < 1e-3)
        #expect(abs(mass(28, 32) - 0.375) < 1e-3)
    }

    @Test func censoredHalfOfAnExponentialIsFilledIn() {
        var state: UInt64 = 7
        func uniform() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (Double(state >> 11) + 0.5) / Double(UInt64(1) << 53)
        }
        let truth = (0..<4_000).map { _ in -600 * log(uniform()) }
        // Half the durations are known, of the rest only that they lie in a window of random width around them.
        let bounds = truth.map { duration -> (Double, Double) in
            if uniform() < 0.5 { return (duration, duration) }
            return (max(0, duration - 900 * uniform()), duration + 900 * uniform())
        }
        let known = observations(bounds.map(\.0), bounds.map(\.1))
        let fitted = IntervalCensoredDistribution(known, resolution: 1)
        let expected = known.map(fitted.expected).reduce(0, +)
        #expect(abs(expected / truth.reduce(0, +) - 1) < 0.02)
    }

    @Test func expectationsStayInTheirInterval() {
        let fitted = IntervalCensoredDistribution(
            observations([5, 0, 50], [5, 100, 80]),
            resolution: 1
        )
        #expect(fitted.expected(.init(lower: 7, upper: 7)) == 7)
        #expect((10...20).contains(fitted.expected(.init(lower: 10, upper: 20))))
    }
}

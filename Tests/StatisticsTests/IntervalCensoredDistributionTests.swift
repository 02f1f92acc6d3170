import Foundation
import TestInputs
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

    /// Spreads every observation over its cells by the current estimate, and takes the mean of the spreads, cell by cell.
    @Test func estimateAndExpectationsAreThoseOfThePlainIteration() {
        for seed in 0..<40 {
            var generator = SeededGenerator(seed: seed)
            let resolution = 1.0
            let known = (0..<Int.random(in: 3...60, using: &generator)).map { _ in
                let lower =
                    Bool.random(using: &generator)
                    ? 0 : exp(Double.random(in: -1...8, using: &generator)).rounded()
                let upper = lower + exp(Double.random(in: -2...9, using: &generator)).rounded()
                let change = Double.random(in: lower...upper, using: &generator)
                let ratio = Double.random(in: 0.001...1000, using: &generator)
                let isWeighed = Bool.random(using: &generator)
                return (lower: lower, upper: upper, weight: { isWeighed && $0 > change ? ratio : 1 })
            }
            let largest = max(known.map(\.upper).max() ?? 0, 2 * resolution)
            let edges = (0..<64).map { resolution * pow(largest * 1.0001 / resolution, Double($0) / 63) }
            func weights(_ lower: Double, _ upper: Double, _ weight: (Double) -> Double) -> [Double] {
                let low = edges.firstIndex { $0 > lower } ?? 63
                let high = edges.firstIndex { $0 > upper } ?? 63
                return edges.indices.map { cell in
                    guard (low...high).contains(cell) else { return 0 }
                    let middle = cell == 0 ? 0 : (edges[cell - 1] * edges[cell]).squareRoot()
                    return low == high ? 1 : weight(min(max(middle, lower), upper))
                }
            }
            let every = known.map { weights($0.lower, $0.upper, $0.weight) }
            var probabilities = [Double](repeating: 1 / 64, count: 64)
            for _ in 0..<50 {
                var next = [Double](repeating: 0, count: 64)
                for own in every {
                    let mass = zip(own, probabilities).reduce(0) { $0 + $1.0 * $1.1 }
                    for cell in next.indices {
                        next[cell] += own[cell] * probabilities[cell] / mass / Double(every.count)
                    }
                }
                probabilities = next
            }
            let observations = known.map { known in
                IntervalCensoredDistribution.Observation(lower: known.lower, upper: known.upper) {
                    durations in
                    for index in durations.indices { durations[index] = known.weight(durations[index]) }
                }
            }
            // Without a plausibility it is counted with its like.
            let fitted = IntervalCensoredDistribution(
                zip(known, observations).map {
                    $0.weight(.infinity) == 1 ? .init(lower: $0.lower, upper: $0.upper) : $1
                },
                resolution: resolution,
                rounds: 50
            )
            // It may stop before, when nothing moves any more.
            for (found, expected) in zip(fitted.probabilities, probabilities) {
                #expect(abs(found - expected) < 1e-5, "seed \(seed)")
            }
            for (known, observation) in zip(known, observations) {
                let own = weights(known.lower, known.upper, known.weight)
                let shares = zip(own, fitted.probabilities).map { $0 * $1 }
                let mean =
                    zip(shares, [0] + zip(edges, edges.dropFirst()).map { ($0 * $1).squareRoot() })
                    .reduce(0) { $0 + $1.0 * $1.1 } / shares.reduce(0, +)
                let expected = min(max(mean, known.lower), known.upper)
                #expect(abs(fitted.expected(observation) - expected) <= 1e-9 * expected, "seed \(seed)")
            }
        }
    }
}

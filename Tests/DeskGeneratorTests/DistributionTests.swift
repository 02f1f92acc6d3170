import EventLogs
import Foundation
import Testing

@testable import DeskGenerator

@Suite("Distributions")
struct DistributionTests {
    /// Each with its standard deviation in hours.
    private static let cases: [(Distribution, deviation: Double)] = [
        (.fixed(5 * .hour), 0),
        (.uniform(from: 2 * .hour, to: 8 * .hour), 6 / 12.0.squareRoot()),
        (
            .triangular(from: 0, mode: 2 * .hour, to: 7 * .hour),
            ((0 + 4 + 49 - 0 - 0 - 14) / 18.0).squareRoot()
        ),
        (.exponential(mean: 5 * .hour), 5),
        (.lognormal(mean: 5 * .hour, spread: 0.7), 3.5),
        (.gamma(mean: 5 * .hour, spread: 0.5), 2.5),
        (.gamma(mean: 5 * .hour, spread: 1.5), 7.5),
    ]

    @Test("Samples have the mean and the standard deviation of the formula", arguments: cases.indices)
    func moments(index: Int) {
        let (distribution, deviation) = Self.cases[index]
        var stream = RandomStream(seed: 7, purpose: .attributes)
        let count = 20_000
        let hours = (0..<count).map { _ in distribution.sample(from: &stream).hours }
        let mean = hours.reduce(0, +) / Double(count)
        let variance = hours.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
        #expect(abs(mean - distribution.mean / Double(Microseconds.hour)) < 4.5 * deviation / 141 + 1e-3)
        #expect(abs(variance.squareRoot() - deviation) < 0.08 * deviation + 1e-3)
        #expect(hours.allSatisfy { $0 >= 0 })
    }

    @Test("Streams are repeatable, and apart from one another")
    func streams() {
        func first(_ order: Int, _ purpose: RandomStream.Purpose) -> UInt64 {
            var stream = RandomStream(seed: 1, order: order, purpose: purpose)
            return stream.next()
        }
        var seen: Set<UInt64> = []
        for order in 0..<200 {
            for stage in 0..<10 {
                #expect(seen.insert(first(order, .work(stage: stage, visit: 0))).inserted)
                #expect(seen.insert(first(order, .work(stage: stage, visit: 1))).inserted)
                #expect(seen.insert(first(order, .externalWait(stage: stage, visit: 0))).inserted)
            }
        }
        #expect(first(3, .attributes) == first(3, .attributes))
    }

    @Test("Weights are drawn in proportion")
    func weights() {
        var stream = RandomStream(seed: 3, purpose: .attributes)
        var counts = [0, 0, 0]
        for _ in 0..<10_000 { counts[stream.index(weights: [1, 0, 3])] += 1 }
        #expect(counts[1] == 0)
        #expect(abs(Double(counts[2]) - 7500) < 200)
    }
}

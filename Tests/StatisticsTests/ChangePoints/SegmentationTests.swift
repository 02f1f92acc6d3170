import Foundation
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct SegmentationTests {
    struct Reference: Decodable {
        struct Case: Decodable {
            let mean: [Int]
            let meanAndVariance: [Int]
        }
        let random: [Case]
        let long: [Int]
        let kolmogorov: [[Double]]

        static func read() throws -> Reference { try Fixture.read("change-points") }
    }

    @Test func changePointsAreThoseOfRuptures() throws {
        let reference = try Reference.read()
        for (seed, expected) in reference.random.enumerated() {
            let values = steppedSeries(seed: seed, count: 150, rate: 0.04)
            let means = try Segmentation(
                values,
                cost: .mean(standardDeviation: 1),
                penalty: .bayesianInformation
            )
            #expect(means.changePoints == expected.mean, "seed \(seed)")
            let both = try Segmentation(
                values,
                cost: .meanAndVariance(),
                penalty: .bayesianInformation,
                minimumLength: 5
            )
            #expect(both.changePoints == expected.meanAndVariance, "seed \(seed)")
        }
        let values = steppedSeries(seed: 99, count: 10_000, rate: 0.005)
        let long = try Segmentation(
            values,
            cost: .mean(standardDeviation: 1),
            penalty: .value(3 * log(10_000))
        )
        #expect(reference.long.count > 30)
        #expect(long.changePoints == reference.long)
    }

    /// The least cost of all segmentations by plain dynamic programming, every start tried, costs from the values.
    private func leastCost(
        _ values: [Double],
        _ minimumLength: Int,
        _ penalty: Double,
        _ cost: (ArraySlice<Double>) -> Double
    ) -> Double {
        var least = [Double](repeating: .infinity, count: values.count + 1)
        least[0] = -penalty
        for end in minimumLength...values.count {
            for start in 0...end - minimumLength {
                least[end] = min(least[end], least[start] + cost(values[start..<end]) + penalty)
            }
        }
        return least[values.count]
    }

    @Test(arguments: [1, 2, 4, 7])
    func pruningLosesNothing(minimumLength: Int) throws {
        for seed in 1...60 {
            let count = 20 + seed
            let values = steppedSeries(seed: seed, count: count, rate: 0.1)
            let counts = values.map { max(0, (2 * $0).rounded()) }
            func mean(_ part: ArraySlice<Double>) -> Double { part.reduce(0, +) / Double(part.count) }
            func squares(_ part: ArraySlice<Double>) -> Double {
                let mean = mean(part)
                return part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            }
            let costs: [(SegmentCost, [Double], (ArraySlice<Double>) -> Double)] = [
                (.mean(standardDeviation: 1.5), values, { squares($0) / 2.25 }),
                (
                    .meanAndVariance(atLeast: 0.8), values,
                    { part in
                        let variance = squares(part) / Double(part.count)
                        let held = max(variance, 0.64)
                        return Double(part.count) * (log(held) + variance / held)
                    }
                ),
                (
                    .poissonRate, counts,
                    { part in
                        let sum = part.reduce(0, +)
                        return sum == 0 ? 0 : -2 * sum * log(sum / Double(part.count))
                    }
                ),
            ]
            for (cost, series, plain) in costs {
                for (penalty, size, modified) in [
                    (Segmentation.Penalty.value(1), 1.0, false),
                    (
                        .modifiedBayesianInformation,
                        Double(cost.parameters + 2) * log(Double(count)), true
                    ),
                ] {
                    let least = leastCost(series, minimumLength, size) { part in
                        plain(part) + (modified ? log(Double(part.count) / Double(count)) : 0)
                    }
                    let ours = try Segmentation(
                        series,
                        cost: cost,
                        penalty: penalty,
                        minimumLength: minimumLength
                    )
                    let miss = abs(ours.cost - least)
                    #expect(miss < 1e-9 * max(1, abs(least)), "seed \(seed), \(cost), \(penalty)")
                    #expect(ours.segments.allSatisfy { $0.range.count >= minimumLength }, "seed \(seed)")
                }
            }
        }
    }

    @Test func plantedChangesAreFound() throws {
        var random = SeededGenerator(seed: 5)
        let values = (0..<600).map { index in
            1e6 + (index < 200 ? 0 : index < 400 ? 4 : 1) + random.nextNormal()
        }
        let found = try Segmentation(values)
        #expect(found.changePoints.count == 2)
        #expect(zip(found.changePoints, [200, 400]).allSatisfy { abs($0 - $1) <= 3 })
        #expect(abs((found.standardDeviation ?? 0) - 1) < 0.15)
        #expect(abs(found.segments[1].mean - 1e6 - 4) < 0.3)
    }

    @Test func noiseHasNoChanges() throws {
        var falseAlarms = 0
        for seed in 1...100 {
            var random = SeededGenerator(seed: seed)
            let values = random.normals(300)
            falseAlarms += try Segmentation(values).changePoints.isEmpty ? 0 : 1
        }
        #expect(falseAlarms <= 5)
    }

    @Test func whatCannotBeSegmentedIsSaid() {
        func error(_ values: [Double], _ cost: SegmentCost = .mean()) -> ChangePointError? {
            #expect(throws: ChangePointError.self) { try Segmentation(values, cost: cost) }
        }
        #expect(error([1, .nan, 2]) == .notFinite(index: 1))
        #expect(error([1]) == .tooFewValues(count: 1, needed: 2))
        #expect(error([1, 1, 1, 2]) == .noVariation)
        #expect(error([1, 2, 2, 3], .meanAndVariance()) == .constantRun(from: 1))
        #expect(error([1, 2, 0.5], .poissonRate) == .notACount(index: 2))
    }
}

import Foundation
import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct PermutationTestTests {
    @Test func exactTestsEqualThoseOfSciPy() throws {
        for reference in try PermutationFixture.load() {
            let (x, y, left) = (reference.x, reference.y, reference.left)
            let differences: @Sendable ([Double]) -> Double = { mean($0[..<left]) - mean($0[left...]) }
            for (alternative, expected) in reference.groups {
                let test = try PermutationTest(
                    y,
                    permutations: 10_000,
                    seed: 1,
                    alternative: PermutationFixture.alternative(alternative),
                    statistic: differences
                )
                #expect(test.isExact)
                #expect(abs(test.pValue - expected) < 1e-12, "\(alternative), \(y.count) values")
            }
            for (alternative, expected) in reference.correlations {
                let test = try PermutationTest(
                    x,
                    permutations: 10_000,
                    seed: 1,
                    alternative: PermutationFixture.alternative(alternative),
                    statistic: { correlation($0, y) }
                )
                #expect(abs(test.pValue - expected) < 1e-12, "\(alternative), \(y.count) values")
            }
        }
    }

    @Test func marksCountEachChoiceOfAGroupOnce() throws {
        // All of three lie above all of three others: one choice in twenty.
        let values: [Double] = [1, 2, 3, 4, 5, 6]
        let test = try PermutationTest(
            [0, 0, 0, 1, 1, 1],
            permutations: 20,
            seed: 1,
            alternative: .greater
        ) { marks in
            zip(marks, values).reduce(0) { $0 + $1.0 * $1.1 }
        }
        #expect(test.isExact)
        #expect(test.permutations == 20)
        #expect(test.pValue == 1.0 / 20)
    }

    @Test func randomArrangementsComeNearTheExactTest() throws {
        let x: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]
        let y: [Double] = [2, 7, 1, 8, 2, 8, 1, 8]
        let exact = try PermutationTest(x, permutations: 40_320, seed: 1) { correlation($0, y) }
        let random = try PermutationTest(x, permutations: 10_000, seed: 1) { correlation($0, y) }
        #expect(exact.isExact && !random.isExact)
        #expect(random.permutations == 10_000)
        let error = (exact.pValue * (1 - exact.pValue) / 10_000).squareRoot()
        #expect(abs(random.pValue - exact.pValue) < 4 * error + 1e-4)
    }

    @Test func valueIsNeverZero() throws {
        let values = (0..<40).map(Double.init)
        let test = try PermutationTest(values, permutations: 999, seed: 2, alternative: .greater) {
            correlation($0, values)
        }
        #expect(test.asExtreme == 0)
        #expect(test.pValue == 1.0 / 1_000)
    }

    @Test func levelIsKeptWithoutAnEffect() throws {
        var generator = SeededGenerator(seed: 3)
        let rejected = try (0..<600).count { seed in
            let values = generator.normals(15)
            let test = try PermutationTest(values, permutations: 99, seed: UInt64(seed)) {
                mean($0[..<7]) - mean($0[7...])
            }
            return test.pValue <= 0.1
        }
        // 60 expected, with a standard deviation of 7.3.
        #expect(abs(rejected - 60) < 26)
    }

    @Test func valuesStayInTheirStrata() throws {
        let strata: [Int32] = [0, 1, 0, 1, 1, 0, 2]
        let values: [Double] = [10, 20, 11, 21, 22, 12, 30]
        let test = try PermutationTest(values, permutations: 200, seed: 4, strata: strata) { order in
            zip(order, strata).allSatisfy { Int32($0 / 10) - 1 == $1 } ? order[0] : .nan
        }
        #expect(test.undefined == 0)
        #expect(!test.isExact)
        // Value 10 lies in the first place in a third of the orders, and no value is less.
        #expect(test.asExtreme == 200)
    }

    @Test func arrangementWithoutAStatisticCountsAgainstTheResult() throws {
        let test = try PermutationTest([1, 2, 3, 4], permutations: 24, seed: 5, alternative: .greater) {
            $0[0] == 1 ? 10 : $0[0] == 2 ? .nan : 0
        }
        #expect(test.undefined == 6)
        #expect(test.asExtreme == 12)
    }

    @Test func sampleWithoutAStatisticIsRefused() {
        #expect(throws: ResamplingError.undefinedStatistic) {
            try PermutationTest([1, 2, 3], permutations: 6, seed: 1) { _ in .nan }
        }
        #expect(throws: ResamplingError.notFinite(index: 1)) {
            try PermutationTest([1, .infinity, 3], permutations: 6, seed: 1) { $0[0] }
        }
    }

    @Test(arguments: 0..<10) func freedmanAndLaneEqualsRefittingEachPermutation(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let sample = ClusteredSample(rows: 60, numeric: 3, codes: [0, 1, 2], using: &generator)
        let (column, outcome) = (sample.numeric[0], sample.outcomes[0])
        let others = try Design(
            sample.numeric.dropFirst().map(Design.Term.numeric) + [.categorical(sample.category)]
        )
        let whole = try sample.design()
        let strata = seed % 2 == 0 ? sample.clusters : nil
        let test = try PermutationTest(
            coefficientOf: column,
            beside: others,
            outcome: outcome,
            permutations: 50,
            seed: UInt64(seed),
            strata: strata
        )
        let reduced = try LinearRegression(others, outcomes: [outcome])
        var block = Matrix(rows: 60, columns: others.columnCount)
        block.withUnsafeMutableElements {
            let zeros = [Double](repeating: 0, count: others.columnCount)
            others.fill($0.baseAddress!, rows: 0..<60, leading: 60, shift: zeros)
        }
        let slopes = Array(reduced.coefficients.column(0).dropFirst())
        let fitted = (block * slopes).map { $0 + reduced.coefficients[0, 0] }
        let residuals = zip(outcome.values, fitted).map(-)
        let refitted = try PermutationTest(
            residuals,
            permutations: 50,
            seed: UInt64(seed),
            strata: strata
        ) { residuals in
            let values = zip(fitted, residuals).map(+)
            let fit = try? LinearRegression(whole, outcomes: [NumericColumn(name: "y", values: values)])
            return fit.map { $0.coefficients[1, 0] / $0.classicalErrors[1, 0] } ?? .nan
        }
        #expect(abs(test.observed / refitted.observed - 1) < 1e-8, "seed \(seed)")
        #expect(test.asExtreme == refitted.asExtreme, "seed \(seed)")
    }

    /// Seconds since 1970 beside an intercept, and columns of very different units: both are to be taken out whole.
    @Test func unitsAndOriginsOfTheOthersDoNotMatter() throws {
        var generator = SeededGenerator(seed: 9)
        let rows = 80
        let (time, rate) = (
            (0..<rows).map { _ in generator.nextNormal() }, (0..<rows).map { _ in generator.nextNormal() }
        )
        let x = zip(time, rate).map { $0 + $1 + generator.nextNormal() }
        let y = zip(time, rate).map { 5 + 2 * $0 - $1 + generator.nextNormal() }
        func test(_ others: [[Double]]) throws -> PermutationTest {
            try PermutationTest(
                coefficientOf: NumericColumn(name: "x", values: x),
                beside: Design(others.enumerated().map { NumericColumn(name: "z\($0)", values: $1) }),
                outcome: NumericColumn(name: "y", values: y),
                permutations: 99,
                seed: 3
            )
        }
        let plain = try test([time, rate])
        let other = try test([time.map { 1_700_000_000 + 40_000 * $0 }, rate.map { 1e-8 * $0 }])
        #expect(abs(other.observed - plain.observed) < 1e-6)
        #expect(other.asExtreme == plain.asExtreme)
        let constant = try test([time, rate, Array(repeating: 0.1, count: rows)])
        #expect(abs(constant.observed - plain.observed) < 1e-9)
    }

    @Test func infiniteStatisticIsAsExtremeAsItself() throws {
        let test = try PermutationTest([1, 1, 2, 2], permutations: 6, seed: 1) { values in
            // Between over within: without a spread within the groups it is infinite.
            abs(values[0] + values[1] - values[2] - values[3])
                / (abs(values[0] - values[1]) + abs(values[2] - values[3]))
        }
        #expect(test.observed == .infinity)
        #expect(test.isExact && test.asExtreme == 2)
    }

    @Test func strataHaveToBeThoseOfTheValues() {
        #expect(throws: ResamplingError.strataLength(2, expected: 3)) {
            try PermutationTest([1, 2, 3], permutations: 6, seed: 1, strata: [0, 1]) { $0[0] }
        }
    }

    @Test func columnMadeOfTheOthersHasNoTest() throws {
        var generator = SeededGenerator(seed: 8)
        let sample = ClusteredSample(rows: 40, numeric: 2, codes: [0], using: &generator)
        let double = NumericColumn(name: "double", values: sample.numeric[0].values.map { 2 * $0 + 1 })
        #expect(throws: ResamplingError.undefinedStatistic) {
            try PermutationTest(
                coefficientOf: double,
                beside: Design(sample.numeric),
                outcome: sample.outcomes[0],
                permutations: 10,
                seed: 1
            )
        }
    }
}

private func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
}

private func correlation(_ left: [Double], _ right: [Double]) -> Double {
    let (a, b) = (mean(left[...]), mean(right[...]))
    let product = zip(left, right).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
    let (aa, bb) = (left.reduce(0) { $0 + ($1 - a) * ($1 - a) }, right.reduce(0) { $0 + ($1 - b) * ($1 - b) })
    return product / (aa * bb).squareRoot()
}

/// Exact p-values of SciPy: `Fixtures/permutation-tests.py`.
private struct PermutationFixture: Decodable {
    let x: [Double]
    let y: [Double]
    let left: Int
    let groups: [String: Double]
    let correlations: [String: Double]

    static func load() throws -> [PermutationFixture] { try Fixture.read("permutation-tests") }

    static func alternative(_ name: String) throws -> PermutationTest.Alternative {
        try #require(
            ["greater": PermutationTest.Alternative.greater, "less": .less, "twoSided": .twoSided][name]
        )
    }
}

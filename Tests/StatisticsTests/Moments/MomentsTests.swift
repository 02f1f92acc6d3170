import LinearAlgebra
import NumericInputs
import Statistics
import TestInputs
import Testing

@Suite struct MomentsTests {
    /// `mean`, `sd` and `acf(plot = FALSE)$acf[2]` of R 4.2.2 for c(3, 1, 4, 1, 5, 9, 2, 6).
    @Test func agreesWithR() throws {
        let moments = try Moments([3, 1, 4, 1, 5, 9, 2, 6])
        #expect(moments.count == 8)
        #expect(moments.mean == 3.875)
        #expect(abs(try #require(moments.standardDeviation) - 2.748376143938713) < 1e-15)
        #expect(abs(try #require(moments.lagOneAutocorrelation) + 0.1752364066193853) < 1e-15)
    }

    @Test func aLargeMeanCostsNothingThatTheValuesHold() throws {
        let plain = try Moments([1, 2, 4, 8])
        let shifted = try Moments([1, 2, 4, 8].map { $0 + 0x1p50 })
        #expect(shifted.variance == plain.variance)
        #expect(shifted.lagOneAutocorrelation == plain.lagOneAutocorrelation)
        #expect(shifted.dataDigits.standardDeviation < 2)
        #expect(plain.dataDigits.standardDeviation > 15)
    }

    @Test func whatIsNotDefinedIsNil() throws {
        let single = try Moments([7])
        #expect(single.mean == 7 && single.variance == nil && single.standardDeviation == nil)
        #expect(single.lagOneAutocorrelation == nil)
        let constant = try Moments([0.1, 0.1, 0.1])
        #expect(constant.mean == 0.1 && constant.standardDeviation == 0)
        #expect(constant.lagOneAutocorrelation == nil)
    }

    @Test func noValuesAndValuesThatAreNoNumbersAreRefused() {
        #expect(throws: MomentsError.noValues) { try Moments([]) }
        #expect(throws: MomentsError.notFinite(row: 1)) { try Moments([1, .nan, .infinity]) }
    }
}

@Suite struct OneWayAnalysisOfVarianceTests {
    /// The F test of groups is that of a regression on their indicators.
    @Test(arguments: 1...20) func agreesWithRegressionOnIndicators(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let groups = (0..<40).map { $0 < 4 ? Int32($0) : Int32.random(in: 0..<4, using: &generator) }
        let values = groups.map { 100 + Double($0) + generator.nextNormal() }
        let analysis = try OneWayAnalysisOfVariance(values, groups: groups, groupCount: 4)
        let fit = try LeastSquares(
            (1..<4).map { level in
                PreciseColumn(name: "\(level)", values: groups.map { $0 == level ? 1.0 : 0 })
            },
            outcomes: [PreciseColumn(name: "y", values: values)]
        )
        #expect(abs(try #require(analysis.fStatistic) / fit.fStatistics[0] - 1) < 1e-15, "seed \(seed)")
        #expect(abs(try #require(analysis.rSquared) - fit.rSquared[0]) < 1e-15, "seed \(seed)")
        #expect(abs(analysis.withinSumOfSquares / fit.residualSumsOfSquares[0] - 1) < 1e-15, "seed \(seed)")
        let deviation = try #require(analysis.residualStandardDeviation)
        #expect(abs(deviation / fit.residualStandardDeviations[0] - 1) < 1e-15, "seed \(seed)")
    }

    @Test func emptyGroupsTakeNoDegreesOfFreedom() throws {
        let analysis = try OneWayAnalysisOfVariance([1, 2, 4, 8], groups: [0, 0, 2, 2], groupCount: 4)
        #expect(analysis.groupCounts == [2, 0, 2, 0])
        #expect(analysis.groupMeans == [1.5, nil, 6, nil])
        #expect(analysis.betweenDegreesOfFreedom == 1 && analysis.withinDegreesOfFreedom == 2)
        // Between: 4 · 2.25²; within: 0.5 + 8.
        #expect(analysis.fStatistic == 20.25 / (8.5 / 2))
    }

    @Test func whatIsNotDefinedIsNil() throws {
        let oneGroup = try OneWayAnalysisOfVariance([1, 2], groups: [0, 0], groupCount: 1)
        #expect(oneGroup.fStatistic == nil && oneGroup.rSquared == 0)
        let singles = try OneWayAnalysisOfVariance([1, 2], groups: [0, 1], groupCount: 2)
        #expect(singles.fStatistic == nil && singles.residualStandardDeviation == nil)
        let constant = try OneWayAnalysisOfVariance([3, 3, 3], groups: [0, 0, 1], groupCount: 2)
        #expect(constant.fStatistic == nil && constant.rSquared == nil)
        let apart = try OneWayAnalysisOfVariance([3, 3, 4], groups: [0, 0, 1], groupCount: 2)
        #expect(apart.fStatistic == .infinity && apart.rSquared == 1)
    }

    @Test func valuesThatAreNoNumbersAreRefused() {
        #expect(throws: MomentsError.notFinite(row: 1)) {
            try OneWayAnalysisOfVariance([1, .infinity], groups: [0, 0], groupCount: 1)
        }
    }
}

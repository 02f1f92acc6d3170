import Foundation
import Statistics
import Testing

@Suite("Linear trends")
struct LinearTrendTests {
    private func series(_ count: Int, keeping share: Double, slope: Double, seed: UInt64) -> [Double] {
        var stream = RandomStream(seed: seed)
        var value = stream.nextNormals().0 / (1 - share * share).squareRoot()
        return (0..<count).map { index in
            defer { value = share * value + stream.nextNormals().0 }
            return value + slope * Double(index)
        }
    }

    @Test func theSlopeIsThatOfTheRegressionOnTheIndex() throws {
        let values = series(30, keeping: 0.4, slope: 0.2, seed: 1)
        let design = try Design([NumericColumn(name: "index", values: values.indices.map(Double.init))])
        let regression = try LinearRegression(design, outcomes: [NumericColumn(name: "y", values: values)])
        let trend = try LinearTrend(values)
        #expect(abs(trend.slope - regression.coefficients[1, 0]) < 1e-12)
        // With the values that the series is worth in place of its length.
        let classical = regression.classicalErrors[1, 0]
        let expected = classical * (28 / (trend.effectiveCount - 2)).squareRoot()
        #expect(abs(try #require(trend.error) - expected) < 1e-12)
    }

    @Test func inASeriesWithGapsTheSlopeIsThatOfTheIndices() throws {
        let indices = (0..<40).filter { $0 % 4 != 2 && !(20..<26).contains($0) }
        let whole = series(40, keeping: 0.4, slope: 0.2, seed: 2)
        let values = indices.map { whole[$0] }
        let design = try Design([NumericColumn(name: "index", values: indices.map(Double.init))])
        let regression = try LinearRegression(design, outcomes: [NumericColumn(name: "y", values: values)])
        let trend = try LinearTrend(values, at: indices)
        #expect(abs(trend.slope - regression.coefficients[1, 0]) < 1e-12)
        #expect(try LinearTrend(whole, at: (3..<43).map { $0 }) == LinearTrend(whole))
        // Two neighbours in every group of four: as alike as neighbours without gaps are.
        let long = series(4000, keeping: 0.5, slope: 0, seed: 3)
        let kept = long.indices.filter { $0 % 4 < 2 }
        #expect(abs(try LinearTrend(kept.map { long[$0] }, at: kept).autocorrelation - 0.5) < 0.1)
    }

    /// 1,000 series of 24 values at each dependence.
    @Test(arguments: [(0.0, 0.07), (0.3, 0.08), (0.5, 0.10)])
    func seriesThatHangTogetherAreSeldomTakenForTrends(share: Double, limit: Double) throws {
        let rejected = try (0..<1000).count { seed in
            let trend = try LinearTrend(series(24, keeping: share, slope: 0, seed: UInt64(seed)))
            return trend.pValue.map { $0 < 0.05 } ?? false
        }
        #expect(Double(rejected) / 1000 < limit)
    }

    @Test func whatHasNoTrendIsAnError() {
        #expect(throws: ChangePointError.tooFewValues(count: 3, needed: 4)) { try LinearTrend([1, 2, 3]) }
        #expect(throws: ChangePointError.noVariation) { try LinearTrend([1, 1, 1, 1, 1]) }
        #expect(throws: ChangePointError.notFinite(index: 1)) { try LinearTrend([1, .nan, 2, 3, 4]) }
    }
}

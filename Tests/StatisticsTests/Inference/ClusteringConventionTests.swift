import Foundation
import NumericInputs
import Testing

@testable import Statistics

@Suite struct ClusteringConventionTests {
    private struct Conventions: Decodable {
        let ownClusters, fewestClusters, fewestClustersP, oneWay, oneWayP: [Double]
    }

    @Test func conventionsAreThoseOfStatsmodelsAndFixest() throws {
        let expected: Conventions = try Fixture.read("clustering-conventions")
        let fixture = try RobustCovarianceFixture.load()
        let fitted = try FittedRows(
            Design([NumericColumn(name: "x2", values: fixture.data.x2)]),
            outcomes: [NumericColumn(name: "y1", values: fixture.data.y1)]
        )
        let own = try fitted.covariance(clusteredBy: fixture.firm, and: fixture.month)
        let fewest = try fitted.covariance(
            clusteredBy: fixture.firm,
            and: fixture.month,
            correction: .fewestClusters
        )
        let oneWay = try fitted.covariance(clusteredBy: fixture.firm)
        #expect(own.repaired == [false] && fewest.repaired == [false])
        #expect(agree(own.errors.elements, expected.ownClusters))
        #expect(agree(fewest.errors.elements, expected.fewestClusters))
        #expect(agree(oneWay.errors.elements, expected.oneWay))
        func pValues(_ covariance: CoefficientCovariance) -> [Double] {
            fitted.regression.coefficientTests(covariance: covariance).map(\.pValue)
        }
        #expect(agree(pValues(fewest), expected.fewestClustersP))
        #expect(agree(pValues(oneWay), expected.oneWayP))
    }
}

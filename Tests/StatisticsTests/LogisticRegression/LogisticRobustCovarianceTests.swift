import LinearAlgebra
import NumericInputs
import Testing

@testable import Statistics

@Suite struct LogisticRobustCovarianceTests {
    let fixture: LogisticFixture

    init() throws { fixture = try .load() }

    @Test(arguments: [false, true])
    func robustCovariancesEqualThoseOfSandwich(isWeighted: Bool) throws {
        let fit = try LogisticRegression(
            fixture.design,
            outcome: fixture.late,
            weights: isWeighted ? fixture.data.weight : nil
        )
        let expected = isWeighted ? fixture.weighted : fixture.plain
        func check(_ covariance: CoefficientCovariance, _ expected: [Double]?) throws {
            #expect(worstRelative(covariance.matrices[0].elements, try #require(expected)) < 1e-8)
        }
        try check(fit.robustCovariance(adjusted: false), expected.hc0)
        try check(fit.robustCovariance(), expected.hc1)
        try check(fit.covariance(clusteredBy: fixture.clusters, correction: .none), expected.cr0)
        let clustered = try fit.covariance(clusteredBy: fixture.clusters)
        try check(clustered, expected.cr1)
        #expect(clustered.smallSampleFactors[0].clusterCount == 15)
        #expect(clustered.degreesOfFreedom == 14)
        let half = try fit.covariance(clusteredBy: fixture.clusters, correction: .clusters)
        let ratio = half.matrices[0][1, 1] / clustered.matrices[0][1, 1]
        let (n, p) = (Double(fit.rowCount), Double(fit.names.count))
        #expect(abs(ratio - (n - p) / (n - 1)) < 1e-12)
    }

    @Test func clustersOfOneRowAreHC0() throws {
        let fit = try LogisticRegression(fixture.design, outcome: fixture.late)
        let rows = fixture.data.late.count
        let single = Clustering(name: "row", codes: (0..<Int32(rows)).map { $0 }, codeCount: rows)
        let clustered = try fit.covariance(clusteredBy: single, correction: .none)
        let robust = fit.robustCovariance(adjusted: false)
        #expect(worstRelative(clustered.matrices[0].elements, robust.matrices[0].elements) < 1e-11)
    }

    @Test func clusteringsThatDoNotFitAreRefused() throws {
        let fit = try LogisticRegression(fixture.design, outcome: fixture.late)
        #expect(throws: InferenceError.clusteringLength(clustering: "c", rows: 2, expected: 160)) {
            try fit.covariance(clusteredBy: Clustering(name: "c", codes: [0, 1], codeCount: 2))
        }
        #expect(throws: InferenceError.tooFewClusters(clustering: "c", clusters: 1)) {
            try fit.covariance(
                clusteredBy: Clustering(name: "c", codes: Array(repeating: 0, count: 160), codeCount: 2)
            )
        }
    }

    @Test func twoClusteringsAreBothLessTheirIntersection() throws {
        let fit = try LogisticRegression(
            fixture.design,
            outcome: fixture.late,
            weights: fixture.data.weight
        )
        let rows = fixture.data.late.count
        let months = Clustering(name: "month", codes: (0..<Int32(rows)).map { $0 % 7 }, codeCount: 7)
        let both = fixture.clusters.intersection(with: months)
        for correction in LogisticRegression.ClusterCorrection.allCases {
            let found = try fit.covariance(
                clusteredBy: fixture.clusters,
                and: months,
                correction: correction
            )
            let parts = try [fixture.clusters, months, both].map {
                try fit.covariance(clusteredBy: $0, correction: correction).matrices[0]
            }
            let eigen = try SymmetricEigenvalues(parts[0] + parts[1] - parts[2])
            let kept = Matrix(diagonal: eigen.values.map { max(0, $0) })
            let expected = Matrix.productTransposed(eigen.vectors * kept, eigen.vectors)
            #expect(found.matrices[0].distance(to: expected) < 1e-12)
            #expect(found.repaired == [eigen.values[0] < 0])
            #expect(found.degreesOfFreedom == 6)
            let counts = [15, 7, both.clusterCount(weights: fixture.data.weight)]
            #expect(found.smallSampleFactors.map(\.clusterCount) == counts)
        }
        #expect(throws: InferenceError.clusteringLength(clustering: "c", rows: 2, expected: rows)) {
            try fit.covariance(
                clusteredBy: months,
                and: Clustering(name: "c", codes: [0, 1], codeCount: 2)
            )
        }
    }
}

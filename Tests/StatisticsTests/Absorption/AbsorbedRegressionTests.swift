import Foundation
import NumericInputs
import Testing

@testable import Statistics

/// Slopes, errors and R² beside those of pyfixest: `Fixtures/fixed-effects.py`.
@Suite struct AbsorbedRegressionTests {
    struct Reference: Decodable {
        struct Fit: Decodable {
            let factors: [String]
            let weighted: Bool
            let errors: String
            let coefficients: [Double]
            let standardErrors: [Double]
            let rSquared: Double
            let rSquaredWithin: Double
        }

        let columns: [String: [Double]]
        let fits: [Fit]

        static func load() throws -> Reference { try Fixture.read("fixed-effects") }

        func numbers(_ name: String) throws -> NumericColumn {
            NumericColumn(name: name, values: try #require(columns[name]))
        }

        func levels(_ name: String) throws -> CategoricalColumn {
            let codes = try #require(columns[name]).map { Int32($0) }
            return CategoricalColumn(
                name: name,
                levels: (0...(codes.max() ?? 0)).map { "\($0)" },
                codes: codes
            )
        }
    }

    @Test func slopesErrorsAndRSquaredEqualThoseOfPyfixest() throws {
        let fixture = try Reference.load()
        for fit in fixture.fits {
            let regression = try AbsorbedRegression(
                Design([fixture.numbers("x1"), fixture.numbers("x2")]),
                outcomes: [fixture.numbers("y")],
                absorbing: fit.factors.map { try fixture.levels($0) },
                weights: fit.weighted ? fixture.numbers("weight").values : nil
            )
            let covariance = try covariance(of: regression, errors: fit.errors, fixture)
            let label: Comment = "\(fit.factors), \(fit.errors), weighted \(fit.weighted)"
            for row in 0..<2 {
                let slope = regression.regression.coefficients[row, 0]
                #expect(agree(slope, fit.coefficients[row], tolerance: 1e-8), label)
                #expect(agree(covariance.errors[row, 0], fit.standardErrors[row], tolerance: 1e-8), label)
            }
            #expect(agree(regression.regression.rSquared[0], fit.rSquaredWithin, tolerance: 1e-8), label)
            #expect(agree(regression.rSquared[0], fit.rSquared, tolerance: 1e-8), label)
        }
    }

    @Test func aColumnThatTheFactorsExplainIsAliased() throws {
        let fixture = try Reference.load()
        let ofFirm = NumericColumn(
            name: "size",
            values: try fixture.levels("firm").codes.map { Double($0 * $0) + 3 }
        )
        let regression = try AbsorbedRegression(
            Design([fixture.numbers("x1"), ofFirm]),
            outcomes: [fixture.numbers("y")],
            absorbing: [fixture.levels("firm"), fixture.levels("year")]
        )
        #expect(regression.regression.names == ["x1"])
        #expect(regression.regression.aliased == [AliasedColumn(name: "size", combination: [])])
    }

    @Test func anOutcomeThatTheFactorsExplainIsExplained() throws {
        func regression(of outcome: [Double], weights: [Double]? = nil) throws -> AbsorbedRegression {
            try AbsorbedRegression(
                Design([NumericColumn(name: "x", values: [1, 2, 4, 8, 3, 5])]),
                outcomes: [NumericColumn(name: "y", values: outcome)],
                absorbing: [CategoricalColumn(name: "a", levels: ["1", "2"], codes: [0, 0, 0, 1, 1, 1])],
                weights: weights
            )
        }
        #expect(try regression(of: [-1, -1, -1, 1, 1, 1]).rSquared == [1])
        // The mean of these is not quite one of them.
        #expect(try regression(of: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]).rSquared[0].isNaN)
        #expect(try regression(of: [1, 1, 1, 1, 1, 7], weights: [1, 1, 1, 1, 1, 0]).rSquared[0].isNaN)
    }

    @Test func leveragesAreSaidToBeUnknown() throws {
        let fixture = try Reference.load()
        let regression = try AbsorbedRegression(
            Design([fixture.numbers("x1")]),
            outcomes: [fixture.numbers("y")],
            absorbing: [fixture.levels("firm")]
        )
        #expect(throws: AbsorptionError.leveragesUnknown) { try regression.covariance(.hc3) }
    }

    private func covariance(
        of regression: AbsorbedRegression,
        errors: String,
        _ fixture: Reference
    ) throws -> CoefficientCovariance {
        switch errors {
        case "iid": regression.regression.classicalCovariance
        case "HC1": try regression.covariance(.hc1)
        case "CRV1 firm": try regression.covariance(clusteredBy: Clustering(fixture.levels("firm")))
        case "CRV1 group": try regression.covariance(clusteredBy: Clustering(fixture.levels("group")))
        default:
            try regression.covariance(
                clusteredBy: Clustering(fixture.levels("firm")),
                and: Clustering(fixture.levels("year"))
            )
        }
    }
}

import Foundation
import Testing

@testable import Statistics

/// Slopes, errors and R² beside those of pyfixest: `Fixtures/fixed-effects.py`.
@Suite struct AbsorbedRegressionTests {
    struct Fixture: Decodable {
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

        init() throws {
            let file = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../Fixtures/fixed-effects.json")
            self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
        }

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
        let fixture = try Fixture()
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
                #expect(close(slope, fit.coefficients[row]), label)
                #expect(close(covariance.errors[row, 0], fit.standardErrors[row]), label)
            }
            #expect(close(regression.regression.rSquared[0], fit.rSquaredWithin), label)
            #expect(close(regression.rSquared[0], fit.rSquared), label)
        }
    }

    @Test func aColumnThatTheFactorsExplainIsAliased() throws {
        let fixture = try Fixture()
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

    @Test func leveragesAreSaidToBeUnknown() throws {
        let fixture = try Fixture()
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
        _ fixture: Fixture
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

    private func close(_ value: Double, _ reference: Double) -> Bool {
        abs(value - reference) <= 1e-8 * abs(reference)
    }
}

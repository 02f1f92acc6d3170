import Foundation

@testable import Statistics

/// Fixtures/regression-inference.json.
struct RegressionInferenceFixture: Decodable {
    struct Data: Decodable {
        let a, b, w, y: [Double]
        let group: [String]
        let team: [Int32]
    }

    struct NewRows: Decodable {
        let a, b: [Double]
        let group: [String]
    }

    struct Tests: Decodable {
        let error, t, p, lower90, upper90: [Double]
        /// χ², its p value, F, its p value.
        let wald, overall: [Double]
        /// Estimate, error, t, p value.
        let difference: [Double]
        let predictionError: [Double]
    }

    struct Belsley: Decodable {
        let indices, proportions: [Double]
    }

    struct Model: Decodable {
        let estimate: [Double]
        let classical, hc3, cr1: Tests
        let f, vif, gvif: [Double]
        let belsley, belsleyCentred: Belsley
        let partial, part, partialGroup: [Double]
        /// log L, AIC, BIC.
        let criteria: [Double]
        /// Expected, lower, upper: one after the other.
        let prediction, confidence: [Double]
        let hat, standard, student, cook: [Double]
    }

    let data: Data
    let new: NewRows
    let unweighted, weighted: Model

    static func load() throws -> RegressionInferenceFixture { try Fixture.read("regression-inference") }

    func expected(weighted: Bool) -> Model { weighted ? self.weighted : unweighted }

    func fitted(weighted: Bool) throws -> FittedRows {
        try FittedRows(
            design(a: data.a, b: data.b, group: data.group),
            outcomes: [NumericColumn(name: "y", values: data.y)],
            weights: weighted ? data.w : nil
        )
    }

    var newDesign: Design {
        get throws { try design(a: new.a, b: new.b, group: new.group) }
    }

    private func design(a: [Double], b: [Double], group: [String]) throws -> Design {
        let levels = ["low", "mid", "top"]
        let codes = group.map { Int32(levels.firstIndex(of: $0)!) }
        return try Design([
            .numeric(NumericColumn(name: "a", values: a)),
            .numeric(NumericColumn(name: "b", values: b)),
            .categorical(CategoricalColumn(name: "group", levels: levels, codes: codes)),
        ])
    }
}

@testable import Statistics

/// Fixtures/logistic.json, by R.
struct LogisticFixture: Decodable {
    struct Data: Decodable {
        let price, lines, late, weight: [Double]
        let region, rush, cluster: [Int32]
    }

    struct Model: Decodable {
        let coefficients, covariance, deviance, nullDeviance, akaike, z, firstProbabilities: [Double]
        let hc0, hc1, cr0, cr1: [Double]?
        /// The ends of profile likelihood intervals.
        let lower, upper: [Double]?
        let firth: Firth?
    }

    struct Firth: Decodable {
        let coefficients, covariance, deviance: [Double]
    }

    struct Counts: Decodable {
        let trials, dose, hits, coefficients, covariance, deviance, nullDeviance,
            logLikelihoodOfTrials: [Double]
    }

    struct Separated: Decodable {
        let x, slow: [Double]
        let area: [Int32]
        let firth: Firth
        let westInterval: [Double]
    }

    let data: Data
    let plain, weighted, noIntercept: Model
    let counts: Counts
    let separated: Separated

    static func load() throws -> LogisticFixture { try Fixture.read("logistic") }
}

extension LogisticFixture {
    var price: NumericColumn { NumericColumn(name: "price", values: data.price) }
    var lines: NumericColumn { NumericColumn(name: "lines", values: data.lines) }
    var late: NumericColumn { NumericColumn(name: "late", values: data.late) }

    func region(_ coding: CategoricalColumn.Coding = .reference(level: 0)) -> CategoricalColumn {
        CategoricalColumn(
            name: "region",
            levels: ["East", "North", "South"],
            codes: data.region,
            coding: coding
        )
    }

    var rush: CategoricalColumn { CategoricalColumn(name: "rush", levels: ["no", "yes"], codes: data.rush) }

    var design: Design {
        get throws {
            try Design([.numeric(price), .numeric(lines), .categorical(region()), .categorical(rush)])
        }
    }

    var clusters: Clustering { Clustering(name: "cluster", codes: data.cluster, codeCount: 15) }

    /// Late separated by area West.
    var separatedDesign: Design {
        get throws {
            try Design([
                .numeric(NumericColumn(name: "x", values: separated.x)),
                .categorical(
                    CategoricalColumn(name: "area", levels: ["East", "North", "West"], codes: separated.area)
                ),
            ])
        }
    }
}

/// Fixtures/logistic-effects.json, by statsmodels.
struct EffectsFixture: Decodable {
    struct Answers: Decodable {
        let errors, effects, effectErrors: [Double]
    }

    let coefficients: [Double]
    let logLikelihood, mcFadden: Double
    let plain, hc0, cr1: Answers

    static func load() throws -> EffectsFixture { try Fixture.read("logistic-effects") }
}

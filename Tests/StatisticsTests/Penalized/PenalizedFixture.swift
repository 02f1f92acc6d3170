import LinearAlgebra

@testable import Statistics

/// Fixtures/penalized.json, by glmnet. Coefficients are penalties × coefficients, one penalty after the other.
struct PenalizedFixture: Decodable {
    let x, y, weightedY, weights, penalties: [Double]
    let lasso, net, ridge, weightedNet, ownUnits, noIntercept, defaultPenalties: [Double]
    let fold: [Int]
    let meanErrors, standardErrors: [Double]

    static func load() throws -> PenalizedFixture { try Fixture.read("penalized") }

    static let columnNames = (0..<8).map { "x\($0)" }

    func design(rows: [Int]? = nil, hasIntercept: Bool = true) throws -> Design {
        let rows = rows ?? Array(y.indices)
        return try Design(
            (0..<8).map { column in
                NumericColumn(name: "x\(column)", values: rows.map { x[column * y.count + $0] })
            },
            hasIntercept: hasIntercept
        )
    }

    func gram(rows: [Int]? = nil, hasIntercept: Bool = true) throws -> Gram {
        try Gram(
            design(rows: rows, hasIntercept: hasIntercept),
            outcomes: [NumericColumn(name: "y", values: (rows ?? Array(y.indices)).map { y[$0] })]
        )
    }

    /// The Grams of the six folds.
    var parts: [Gram] {
        get throws {
            try (0..<6).map { part in try gram(rows: fold.indices.filter { fold[$0] == part }) }
        }
    }
}

/// Fixtures/penalized-wide.json, by scikit-learn: 25 rows, 40 columns.
struct WideFixture: Decodable {
    let x: [[Double]]
    let y, penalties: [Double]
    let lasso, net, ridge: [[Double]]
    let freedom, residuals: [Double]

    static func load() throws -> WideFixture { try Fixture.read("penalized-wide") }

    var columnNames: [String] { x.indices.map { "x\($0)" } }

    var gram: Gram {
        get throws {
            try Gram(
                Design(zip(columnNames, x).map { NumericColumn(name: $0, values: $1) }),
                outcomes: [NumericColumn(name: "y", values: y)]
            )
        }
    }
}

import Foundation
import LinearAlgebra
import NumericInputs

@testable import Statistics

/// Fixtures/robust-covariance.json.
struct RobustCovarianceFixture: Decodable {
    struct Data: Decodable {
        let x1, x2, w, y1, y2: [Double]
        let region: [String]
        let firm, month: [Int32]
    }

    /// Covariances as R prints a matrix, column by column.
    struct Covariances: Decodable {
        let coefficients, classical, hc0, hc1, hc2, hc3, cr0, cr1: [Double]
        let twoWay0, twoWay1, twoWay1Fixed: [Double]
    }

    struct Outcomes: Decodable {
        let y1, y2: Covariances

        var all: [Covariances] { [y1, y2] }
    }

    let data: Data
    let unweighted, weighted, noIntercept, simple: Outcomes

    static func load() throws -> RobustCovarianceFixture { try Fixture.read("robust-covariance") }

    enum Model: String, CaseIterable, Sendable {
        case unweighted, weighted, noIntercept, simple
    }

    func expected(_ model: Model) -> [Covariances] {
        switch model {
        case .unweighted: unweighted.all
        case .weighted: weighted.all
        case .noIntercept: noIntercept.all
        case .simple: simple.all
        }
    }

    var firm: Clustering { Clustering(name: "firm", codes: data.firm, codeCount: 9) }
    var month: Clustering { Clustering(name: "month", codes: data.month, codeCount: 6) }

    func fitted(_ model: Model) throws -> FittedRows {
        let levels = Set(data.region).sorted()
        let x1 = Design.Term.numeric(NumericColumn(name: "x1", values: data.x1))
        let x2 = Design.Term.numeric(NumericColumn(name: "x2", values: data.x2))
        let region = Design.Term.categorical(
            CategoricalColumn(
                name: "region",
                levels: levels,
                codes: data.region.map { Int32(levels.firstIndex(of: $0)!) }
            )
        )
        let design =
            switch model {
            case .unweighted, .weighted: try Design([x1, x2, region])
            case .noIntercept: try Design([x1, x2], hasIntercept: false)
            case .simple: try Design([x2])
            }
        return try FittedRows(
            design,
            outcomes: [
                NumericColumn(name: "y1", values: data.y1), NumericColumn(name: "y2", values: data.y2),
            ],
            weights: model == .weighted ? data.w : nil
        )
    }
}

/// Fixtures/robust-longley.json.
struct RobustLongleyFixture: Decodable {
    /// The outcome first.
    let columns: [[Double]]
    let leverages, hc0, hc1, hc2, hc3: [Double]

    static func load() throws -> RobustLongleyFixture { try Fixture.read("robust-longley") }
}

extension Matrix {
    /// The largest difference to R's matrix, in units of the standard errors.
    func relativeDistance(to reference: [Double]) -> Double {
        let reference = Matrix(rows: rows, columns: columns, elements: reference)
        return relativeDistance(to: reference)
    }

    func relativeDistance(to reference: Matrix) -> Double {
        let errors = reference.diagonal.map { $0.squareRoot() }
        return largest(
            (0..<columns).flatMap { column in
                (0..<rows).map { row in
                    abs(self[row, column] - reference[row, column]) / (errors[row] * errors[column])
                }
            }
        )
    }
}

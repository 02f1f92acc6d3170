import LinearAlgebra

@testable import Statistics

/// Regression by textbook formulas on a design matrix that is held: slow and plain.
struct DenseRegression {
    /// Rows × coefficients, rows multiplied by the roots of their weights.
    let design: Matrix
    let inverse: Matrix
    let residuals: [Double]
    let leverages: [Double]

    /// - Parameter columns: the columns of the expanded design that have a coefficient.
    init(_ fitted: FittedRows, outcome: Int) throws {
        let columns = fitted.design.expanded(fitted.regression.columns)
        let rows = fitted.design.rowCount
        let roots = fitted.weights.map { $0.map { $0.squareRoot() } } ?? Array(repeating: 1, count: rows)
        let all = (fitted.design.hasIntercept ? [Array(repeating: 1.0, count: rows)] : []) + columns
        let design = Matrix(columns: all.map { zip($0, roots).map(*) })
        let y = zip(fitted.outcomes[outcome].values, roots).map(*)
        let inverse = try Cholesky(Matrix.transposedProduct(design, design)).inverse
        let coefficients = inverse * (design.transposed * y)
        let fittedValues = design * coefficients
        self.design = design
        self.inverse = inverse
        residuals = zip(y, fittedValues).map(-)
        let hat = Matrix.productTransposed(design * inverse, design)
        leverages = hat.diagonal
    }

    /// The sandwich with Σ s s' for the filling, s being the sums of rows times `factors` over `groups`.
    func sandwich(factors: [Double], groups: [Int32]) -> Matrix {
        var scores: [Int32: [Double]] = [:]
        for row in 0..<design.rows {
            let score = design.row(row).map { $0 * factors[row] }
            scores[groups[row]] = scores[groups[row]].map { zip($0, score).map(+) } ?? score
        }
        var meat = Matrix(rows: design.columns, columns: design.columns)
        for score in scores.values {
            let column = Matrix(rows: score.count, columns: 1, elements: score)
            meat = meat + Matrix.productTransposed(column, column)
        }
        return inverse * meat * inverse
    }
}

extension Design {
    /// Columns of the expanded design.
    fileprivate func expanded(_ chosen: [Int]) -> [[Double]] {
        let all = terms.flatMap(\.expanded)
        return chosen.map { all[$0] }
    }
}

extension Design.Term {
    fileprivate var expanded: [[Double]] {
        switch self {
        case .numeric(let column): [column.values]
        case .categorical(let column):
            column.codedLevels.map { level in
                column.codes.map { code in
                    if Int(code) == level { return 1 }
                    return column.coding == .sumToZero && Int(code) == column.omittedLevel ? -1 : 0
                }
            }
        case .interaction(let parts):
            parts.dropFirst().reduce(parts[0].expanded) { columns, part in
                part.expanded.flatMap { own in columns.map { zip($0, own).map(*) } }
            }
        }
    }
}

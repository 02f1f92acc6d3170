import LinearAlgebra

/// The rows behind a regression, for what its Gram does not hold: residuals, leverages and robust covariances.
///
/// A second pass over the rows delivers them in the regression's own orthonormal coordinates, Q = X B with
/// Q'Q = I (B = `backTransform`), of which a leverage is the squared length of a row. With weights, rows and
/// residuals are multiplied by the root of their weight.
public struct FittedRows: Sendable {
    public let regression: LinearRegression
    public let design: Design
    public let outcomes: [NumericColumn]
    public let weights: [Double]?

    /// - Parameters: what the regression was fitted to, in the same order.
    /// - Throws: `RegressionError.lengths` or `.weight`.
    public init(
        _ regression: LinearRegression,
        design: Design,
        outcomes: [NumericColumn],
        weights: [Double]? = nil
    ) throws {
        precondition(
            regression.outcomeNames == outcomes.map(\.name)
                && regression.hasIntercept == design.hasIntercept
                && regression.columns.allSatisfy { $0 < design.columnCount },
            "the design and the outcomes that were fitted"
        )
        try RegressionError.checkLengths(design: design, outcomes: outcomes, weights: weights)
        self.regression = regression
        self.design = design
        self.outcomes = outcomes
        self.weights = weights
    }

    /// A regression of outcomes on a design, with its rows.
    /// - Throws: `RegressionError`.
    public init(_ design: Design, outcomes: [NumericColumn], weights: [Double]? = nil) throws {
        try self.init(
            LinearRegression(design, outcomes: outcomes, weights: weights),
            design: design,
            outcomes: outcomes,
            weights: weights
        )
    }
}

extension FittedRows {
    /// Rows taken by one thread. What parts yield is added in the order of the rows, so the result is the same on
    /// every number of threads.
    var partCount: Int { (design.rowCount + Gram.rowsInPart - 1) / Gram.rowsInPart }

    /// A covariance of γ as one of the coefficients: B M B'.
    /// - Parameter meat: the upper triangle of M, coefficients × coefficients.
    func transformedBack(_ meat: Matrix) -> Matrix {
        var meat = meat
        meat.mirrorUpperTriangle()
        let transform = regression.backTransform
        var covariance = Matrix.productTransposed(transform * meat, transform)
        covariance.mirrorUpperTriangle()
        return covariance
    }
}

extension LinearRegression {
    /// The upper triangular B that makes the columns of Q = X B orthonormal; if γ are the coefficients on Q,
    /// those on X are B γ.
    var backTransform: Matrix {
        let root = inverseRoot
        guard hasIntercept else { return root }
        var transform = Matrix(rows: root.rows + 1, columns: root.rows + 1)
        transform[0, 0] = 1 / weight.squareRoot()
        for column in 0..<root.columns {
            var atMeans = 0.0
            for row in 0...column {
                transform[row + 1, column + 1] = root[row, column]
                atMeans += columnMeans[row] * root[row, column]
            }
            transform[0, column + 1] = -atMeans
        }
        return transform
    }
}

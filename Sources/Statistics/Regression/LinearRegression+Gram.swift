import LinearAlgebra

extension LinearRegression {
    /// A column is aliased if what the others leave of its sum of squares is less than this share: about 1e-10 of
    /// a Gram's entries is rounding, so that nothing below can be told from zero.
    static let aliasTolerance = 1e-10

    /// Regressions from a Gram alone, without the rows.
    ///
    /// The columns are centred and scaled to unit length, so the matrix factored is their correlation matrix: its
    /// condition does not depend on units and means. A result loses about log₁₀(condition²) of 16 digits.
    /// - Parameters:
    ///   - gram: the design's columns first, then the outcomes.
    ///   - columnNames: the names of the design's columns.
    ///   - outcomeNames: the names of the outcomes, which are the remaining columns.
    /// - Throws: `RegressionError.tooFewRows`.
    /// - Complexity: O(columns³ + columns² · outcomes), whatever the number of rows.
    public init(gram: Gram, columnNames: [String], outcomeNames: [String], hasIntercept: Bool = true) throws {
        precondition(columnNames.count + outcomeNames.count == gram.columnCount, "a name for each column")
        let products = hasIntercept ? gram.centredProducts : gram.products
        let predictors = ScaledProducts(products, predictors: columnNames.count)
        let rank = predictors.independent.count + (hasIntercept ? 1 : 0)
        guard gram.rowCount > rank else {
            throw RegressionError.tooFewRows(rows: gram.rowCount, coefficients: rank)
        }
        let solution = try predictors.solve()
        let means = gram.means
        let estimates = WithIntercept(
            slopes: solution.slopes,
            inverse: solution.inverse,
            means: hasIntercept ? means : nil,
            columns: predictors.independent,
            predictors: columnNames.count,
            weight: gram.weight
        )
        method = .gram
        names = (hasIntercept ? [Self.interceptName] : []) + predictors.independent.map { columnNames[$0] }
        self.hasIntercept = hasIntercept
        columns = predictors.independent
        aliased = predictors.aliased(names: columnNames, cholesky: solution.cholesky)
        self.outcomeNames = outcomeNames
        coefficients = estimates.coefficients
        inverse = estimates.inverse
        inverseRoot = solution.inverseRoot
        weight = gram.weight
        columnMeans = predictors.independent.map { means[$0] }
        outcomeMeans = Array(means[columnNames.count...])
        rowCount = gram.rowCount
        residualSumsOfSquares = solution.residualSumsOfSquares
        totalSumsOfSquares = (columnNames.count..<gram.columnCount).map { products[$0, $0] }
        condition = 1 / solution.cholesky.reciprocalCondition.squareRoot()
    }

    /// How the constant is called among the coefficients.
    public static let interceptName = "(intercept)"
}

/// The sums of products of predictors and outcomes, the predictors scaled to unit length, and which predictors
/// are linearly independent.
struct ScaledProducts {
    /// Predictors × predictors, with a unit diagonal.
    let predictors: Matrix
    /// Predictors × outcomes.
    let cross: Matrix
    /// The outcomes' own sums of squares.
    let outcomes: [Double]
    /// The square roots of the predictors' sums of squares; 1 for what does not vary.
    let scales: [Double]
    /// Rising.
    let independent: [Int]
    let dependent: [Int]

    init(_ products: Matrix, predictors count: Int) {
        let scales = (0..<count).map { products[$0, $0] > 0 ? products[$0, $0].squareRoot() : 1 }
        var scaled = Matrix(rows: count, columns: count)
        for column in 0..<count {
            for row in 0..<count {
                scaled[row, column] = products[row, column] / (scales[row] * scales[column])
            }
        }
        var cross = Matrix(rows: count, columns: products.columns - count)
        for column in 0..<cross.columns {
            for row in 0..<count { cross[row, column] = products[row, count + column] / scales[row] }
        }
        let pivoted = PivotedCholesky(scaled, tolerance: LinearRegression.aliasTolerance)
        predictors = scaled
        self.cross = cross
        outcomes = (count..<products.columns).map { products[$0, $0] }
        self.scales = scales
        independent = pivoted.pivots.prefix(pivoted.rank).sorted()
        dependent = pivoted.pivots.dropFirst(pivoted.rank).sorted()
    }

    struct Solution {
        let cholesky: Cholesky
        /// Independent predictors × outcomes, in the predictors' own units.
        let slopes: Matrix
        /// The inverse of the independent predictors' products, in their own units.
        let inverse: Matrix
        /// An upper triangular root of `inverse`.
        let inverseRoot: Matrix
        let residualSumsOfSquares: [Double]
    }

    func solve() throws -> Solution {
        let matrix = predictors.submatrix(rows: independent, columns: independent)
        let right = cross.submatrix(rows: independent, columns: Array(0..<cross.columns))
        let cholesky = try Cholesky(matrix)
        var scaledSlopes = cholesky.solve(right)
        let residual = right - matrix * scaledSlopes
        scaledSlopes = scaledSlopes + cholesky.solve(residual)
        let remaining = right - matrix * scaledSlopes
        // y'y - b'X'y - b'(X'y - X'Xb): errors of b enter squared only.
        let residualSums = (0..<right.columns).map { outcome in
            let explained = zip(
                scaledSlopes.column(outcome),
                zip(right.column(outcome), remaining.column(outcome))
            )
            .reduce(0.0) { $0 + $1.0 * ($1.1.0 + $1.1.1) }
            return max(0, outcomes[outcome] - explained)
        }
        let own = independent.map { scales[$0] }
        var slopes = scaledSlopes
        var inverse = cholesky.inverse
        var inverseRoot = cholesky.factor.invertedUpperTriangle
        for row in own.indices {
            for column in 0..<slopes.columns { slopes[row, column] /= own[row] }
            for column in own.indices {
                inverse[row, column] /= own[row] * own[column]
                inverseRoot[row, column] /= own[row]
            }
        }
        return Solution(
            cholesky: cholesky,
            slopes: slopes,
            inverse: inverse,
            inverseRoot: inverseRoot,
            residualSumsOfSquares: residualSums
        )
    }

    /// Each dependent predictor as a combination of the independent ones.
    func aliased(names: [String], cholesky: Cholesky) -> [AliasedColumn] {
        let right = predictors.submatrix(rows: independent, columns: dependent)
        let factors = cholesky.solve(right)
        return dependent.enumerated().map { position, column in
            let summands = independent.enumerated().compactMap { row, other -> AliasedColumn.Summand? in
                let scaled = factors[row, position]
                guard abs(scaled) > Self.negligibleFactor else { return nil }
                return .init(name: names[other], factor: scaled * scales[column] / scales[other])
            }
            return AliasedColumn(name: names[column], combination: summands)
        }
    }

    /// Factors of unit-length columns below it are rounding: the square root of the alias tolerance.
    private static let negligibleFactor = 1e-5
}

/// Coefficients and inverse with the intercept put back, which centring had taken out.
private struct WithIntercept {
    let coefficients: Matrix
    let inverse: Matrix

    /// - Parameter means: of predictors and outcomes; nil if there is no intercept.
    init(slopes: Matrix, inverse: Matrix, means: [Double]?, columns: [Int], predictors: Int, weight: Double) {
        guard let means else {
            coefficients = slopes
            self.inverse = inverse
            return
        }
        let own = columns.map { means[$0] }
        var coefficients = Matrix(rows: slopes.rows + 1, columns: slopes.columns)
        for outcome in 0..<slopes.columns {
            var intercept = means[predictors + outcome]
            for row in own.indices {
                coefficients[row + 1, outcome] = slopes[row, outcome]
                intercept -= own[row] * slopes[row, outcome]
            }
            coefficients[0, outcome] = intercept
        }
        let leverage = inverse * own
        var full = Matrix(rows: own.count + 1, columns: own.count + 1)
        full[0, 0] = 1 / weight + zip(own, leverage).reduce(0) { $0 + $1.0 * $1.1 }
        for row in own.indices {
            full[row + 1, 0] = -leverage[row]
            full[0, row + 1] = -leverage[row]
            for column in own.indices { full[row + 1, column + 1] = inverse[row, column] }
        }
        self.coefficients = coefficients
        self.inverse = full
    }
}

import LinearAlgebra

extension LinearRegression {
    /// A column is aliased if what the others leave of its sum of squares is less than this share: about 1e-10 of
    /// a Gram's entries is rounding, so that nothing below can be told from zero.
    public static let aliasTolerance = 1e-10

    /// Regressions from a Gram alone, without the rows.
    ///
    /// The columns are centred and scaled to unit length, so the matrix factored is their correlation matrix: its
    /// condition does not depend on units and means. A result loses about log₁₀(condition²) of 16 digits.
    /// - Parameters:
    ///   - gram: the design's columns first, then the outcomes.
    ///   - columnNames: the names of the design's columns.
    ///   - outcomeNames: the names of the outcomes, which are the remaining columns.
    /// - Throws: `RegressionError.tooFewRows` or `.overflow`.
    /// - Complexity: O(columns³ + columns² · outcomes), whatever the number of rows.
    public init(gram: Gram, columnNames: [String], outcomeNames: [String], hasIntercept: Bool = true) throws {
        precondition(columnNames.count + outcomeNames.count == gram.columnCount, "a name for each column")
        if let column = gram.firstNonFiniteColumn {
            throw RegressionError.overflow(column: (columnNames + outcomeNames)[column])
        }
        let products = hasIntercept ? gram.centredProducts : gram.products
        let predictors = try ScaledProducts(
            products,
            predictors: columnNames.count,
            rounding: hasIntercept ? gram.roundingOfSquares : Array(repeating: 0, count: gram.columnCount)
        )
        let rank = predictors.independent.count + (hasIntercept ? 1 : 0)
        guard gram.rowCount > rank else {
            throw RegressionError.tooFewRows(rows: gram.rowCount, coefficients: rank)
        }
        let solution = predictors.solve()
        let means = gram.means
        method = .gram
        names = (hasIntercept ? [Self.interceptName] : []) + predictors.independent.map { columnNames[$0] }
        self.hasIntercept = hasIntercept
        columns = predictors.independent
        aliasFactors = predictors.aliasFactors
        aliased = AliasedColumn.all(
            predictors.dependent.map { columnNames[$0] },
            of: predictors.independent.map { columnNames[$0] },
            factors: aliasFactors
        )
        self.outcomeNames = outcomeNames
        weight = gram.weight
        columnMeans = predictors.independent.map { means[$0] }
        outcomeMeans = Array(means[columnNames.count...])
        (coefficients, inverse) = Self.withIntercept(
            hasIntercept,
            slopes: solution.slopes,
            inverse: solution.inverse,
            means: columnMeans,
            outcomes: outcomeMeans,
            weight: weight
        )
        inverseRoot = solution.inverseRoot
        rowCount = gram.rowCount
        residualSumsOfSquares = solution.residualSumsOfSquares
        totalSumsOfSquares = predictors.outcomes
        condition = 1 / predictors.cholesky.reciprocalCondition.squareRoot()
        digits = Matrix(rows: 0, columns: 0)
        digits = digits(gram: gram, amplification: condition)
    }

    /// How the constant is called among the coefficients.
    public static let interceptName = "(intercept)"
}

extension Gram {
    /// The first column whose sums are infinite or not a number.
    fileprivate var firstNonFiniteColumn: Int? {
        (0..<columnCount).first { !(shiftedSum($0).isFinite && shiftedProduct($0, $0).isFinite) }
    }
}

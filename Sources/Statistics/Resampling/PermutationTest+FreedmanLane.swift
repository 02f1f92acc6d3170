import LinearAlgebra

extension PermutationTest {
    /// Tests the coefficient of a column beside the other columns of a regression.
    ///
    /// The outcome's residuals from the others are permuted and added to what the others explain; the statistic is
    /// the column's t in the whole regression (Freedman and Lane, "A Nonstochastic Interpretation of Reported
    /// Significance Levels", 1983; Winkler et al. 2014). In coordinates orthogonal to the others nothing but the
    /// permuted residuals is needed: with Q an orthonormal basis of the others, x̃ = x - QQ'x and e* the permuted
    /// residuals, b = x̃'e* / x̃'x̃, and the residual sum of squares is e'e - |Q'e*|² - b² x̃'x̃.
    /// - Parameters:
    ///   - column: whose coefficient is tested.
    ///   - design: the other columns.
    ///   - strata: groups within which residuals are exchangeable, such as clusters or months.
    /// - Throws: `RegressionError.lengths`, `.notFinite` or `.tooFewRows`; `ResamplingError.undefinedStatistic` where
    ///   the column depends on the others, or nothing is left of the outcome; `.strataLength`.
    /// - Complexity: O(permutations · rows · columns), BLAS level 3; memory for the expanded design.
    public init(
        coefficientOf column: NumericColumn,
        beside design: Design,
        outcome: NumericColumn,
        permutations: Int,
        seed: UInt64,
        alternative: Alternative = .twoSided,
        strata: [Int32]? = nil
    ) throws {
        let rotation = try FreedmanLane(column: column, design: design, outcome: outcome)
        try self.init(
            rotation.residuals,
            permutations: permutations,
            seed: seed,
            alternative: alternative,
            strata: strata,
            statistics: rotation.statistics
        )
    }
}

/// The t statistics of one column for permuted residuals of a regression on others.
private struct FreedmanLane: Sendable {
    /// The outcome's residuals from the other columns.
    let residuals: [Double]
    /// The others' orthonormal basis and, last, the column's residual from them, scaled to length 1.
    private let basis: Matrix
    private let degreesOfFreedom: Double
    private let sumOfSquares: Double

    init(column: NumericColumn, design: Design, outcome: NumericColumn) throws {
        try RegressionError.checkLengths(design: design, outcomes: [column, outcome], weights: nil)
        let rows = design.rowCount
        let intercepts = design.hasIntercept ? 1 : 0
        let width = intercepts + design.columnCount
        guard rows > width + 1 else {
            throw RegressionError.tooFewRows(rows: rows, coefficients: width + 1)
        }
        var others = Matrix(rows: rows, columns: width, repeating: 1)
        let shift =
            design.hasIntercept
            ? design.sampleMeans(outcomes: []) : Array(repeating: 0, count: design.columnCount)
        others.withUnsafeMutableElements {
            guard width > intercepts else { return }
            design.fill($0.baseAddress! + intercepts * rows, rows: 0..<rows, leading: rows, shift: shift)
        }
        guard others.firstNonFinite == nil, (column.values + outcome.values).allSatisfy(\.isFinite) else {
            throw RegressionError.whyNotFinite(design: design, outcomes: [column, outcome])
        }
        others.scaleToUnitLength(shift: Array(repeating: 0, count: intercepts) + shift)
        let qr = try PivotedQR(others)
        let rank = qr.rank(tolerance: Self.rankTolerance)
        var unit = Matrix(rows: rows, columns: rank)
        for index in 0..<rank { unit[index, index] = 1 }
        let q = qr.multiply(unit, transposed: false)
        let left = Matrix(columns: [column.values, outcome.values])
        let rest = left - q * Matrix.transposedProduct(q, left)
        // Once more, for what rounding left of the basis (Björck 1967).
        let clean = rest - q * Matrix.transposedProduct(q, rest)
        let (x, e) = (Array(clean.column(0)), Array(clean.column(1)))
        let (length, size) = (x.length, e.sumOfSquares)
        guard
            length > Self.rankTolerance * column.values.sumOfSquares.squareRoot(),
            size.squareRoot() > Self.rankTolerance * outcome.values.sumOfSquares.squareRoot()
        else { throw ResamplingError.undefinedStatistic }
        residuals = e
        basis = Matrix(
            rows: rows,
            columns: rank + 1,
            elements: q.elements + x.map { $0 / length }
        )
        degreesOfFreedom = Double(rows - rank - 1)
        sumOfSquares = size
    }

    /// - Parameter permuted: the residuals in a new order in each column.
    func statistics(of permuted: Matrix) -> [Double] {
        let products = Matrix.transposedProduct(basis, permuted)
        return (0..<permuted.columns).map { column in
            let own = products[products.rows - 1, column]
            let explained = products.column(column).sumOfSquares
            return own / (max(0, sumOfSquares - explained) / degreesOfFreedom).squareRoot()
        }
    }

    /// A column of which the others leave less than this share is made of them.
    private static let rankTolerance = 1e-10
}

extension Matrix {
    /// Scales each column to length 1, so that a rank does not depend on units; what is left of a column of equal
    /// values without its shift is rounding, and becomes zero.
    fileprivate mutating func scaleToUnitLength(shift: [Double]) {
        for column in 0..<columns {
            let values = Array(self.column(column))
            let length = values.length
            let rounding = 16 * Double.ulpOfOne * abs(shift[column]) * Double(rows).squareRoot()
            let scale = length > rounding ? 1 / length : 0
            for row in 0..<rows { self[row, column] = values[row] * scale }
        }
    }
}

import LinearAlgebra

/// How much each predictor contributes to the R² of a linear model, for several outcomes at once, from the model's
/// second moments alone.
///
/// A player is what gets one share: a column, or a group of columns that only mean something together, such as
/// those of a categorical predictor. The measures differ in what they say when predictors are correlated (Grömping,
/// "Relative Importance for Linear Regression in R: The Package relaimpo", J. Stat. Software 17(1), 2006):
///
/// | measure | question | adds up to R² |
/// | --- | --- | --- |
/// | `lmg()` | what does it add, averaged over all orders of entry? | yes |
/// | `first` | what does it explain alone? | no |
/// | `last` | what would be lost without it? | no |
/// | `relativeWeights()` | what does it explain through its nearest uncorrelated substitutes? | yes |
/// | `pratt` | coefficient times correlation | yes, but shares can be negative |
/// | `standardizedCoefficients` squared | what does one standard deviation of it do, others fixed? | no |
///
/// All results are players × outcomes, as parts of the outcome's variance (not rescaled to add up to 1).
public struct RelativeImportance: Sendable {
    /// The columns of each player.
    public let players: [[Int]]
    /// R² of the model with all players, for each outcome.
    public let rSquared: [Double]
    /// Columns that are linear combinations of those before them, or do not vary.
    public let aliasedColumns: [Int]
    /// A column adds nothing to a model whose columns leave at most this fraction of its variance unexplained.
    /// Players that stand in for each other so share what they have in common.
    public let tolerance: Double

    /// Columns × columns, a unit diagonal; zeros beside a column that does not vary.
    let correlations: Matrix
    /// The correlations of columns and outcomes.
    let cross: Matrix

    /// - Parameters:
    ///   - predictors: the centred cross-products, covariances or correlations of the predictors, columns ×
    ///     columns; only the upper triangle is read.
    ///   - cross: those of predictors and outcomes, columns × outcomes.
    ///   - outcomes: those of each outcome with itself.
    ///   - players: the columns of each player, each column in one of them; nil if every column is a player.
    ///   - tolerance: see the property.
    /// - Throws: `RelativeImportanceError`.
    /// - Complexity: O(columns³).
    public init(
        predictors: Matrix,
        cross: Matrix,
        outcomes: [Double],
        players: [[Int]]? = nil,
        tolerance: Double = LinearRegression.aliasTolerance
    ) throws {
        precondition(predictors.rows == predictors.columns, "a square matrix of predictors")
        precondition(cross.rows == predictors.columns && cross.columns == outcomes.count, "shapes that fit")
        precondition(tolerance >= 0 && tolerance < 1, "a fraction")
        if let place = cross.firstNonFinite {
            throw RelativeImportanceError.crossNotFinite(row: place.row, column: place.column)
        }
        let players = players ?? predictors.columnIndices.map { [$0] }
        let seen = players.joined().sorted()
        guard seen == Array(predictors.columnIndices), players.allSatisfy({ !$0.isEmpty }) else {
            throw RelativeImportanceError.playersDoNotPartitionColumns
        }
        let scales = try Self.scales(predictors)
        let outcomeScales = try outcomes.enumerated().map { outcome, square in
            guard square.isFinite, square > 0 else {
                throw RelativeImportanceError.outcomeDoesNotVary(outcome: outcome)
            }
            return square.squareRoot()
        }
        var correlations = Matrix(rows: predictors.rows, columns: predictors.columns)
        var scaledCross = Matrix(rows: cross.rows, columns: cross.columns)
        for column in predictors.columnIndices where scales[column] > 0 {
            for row in 0..<column where scales[row] > 0 {
                correlations[row, column] = predictors[row, column] / (scales[row] * scales[column])
            }
            correlations[column, column] = 1
            for outcome in outcomes.indices {
                scaledCross[column, outcome] =
                    cross[column, outcome] / (scales[column] * outcomeScales[outcome])
            }
        }
        correlations.mirrorUpperTriangle()
        self.correlations = correlations
        self.cross = scaledCross
        self.players = players
        self.tolerance = tolerance
        var sweep = SequentialGains(
            correlations: correlations,
            cross: scaledCross,
            players: correlations.columnIndices.map { [$0] },
            tolerance: tolerance
        )
        sweep.enter(Array(correlations.columnIndices))
        if let column = sweep.remainders.firstIndex(where: { $0 < -max(tolerance, 1e-12) }) {
            throw RelativeImportanceError.notPositiveSemidefinite(column: column)
        }
        aliasedColumns = correlations.columnIndices.filter { sweep.remainders[$0] <= tolerance }
        rSquared = sweep.rSquared
        if let outcome = rSquared.firstIndex(where: { $0 > 1 + 1e-8 }) {
            throw RelativeImportanceError.explainsMoreThanAll(outcome: outcome)
        }
    }

    /// From the Gram of a design and outcomes, with an intercept. A column whose deviations from its mean are
    /// nothing but rounding does not vary.
    /// - Parameters:
    ///   - gram: the predictors' columns first, then the outcomes.
    ///   - outcomeCount: how many of the Gram's last columns are outcomes.
    ///   - players: as above; those of a design are `columnRanges.map(Array.init)`.
    /// - Throws: `RelativeImportanceError`.
    /// - Complexity: O(columns³), whatever the number of rows.
    public init(
        gram: Gram,
        outcomeCount: Int = 1,
        players: [[Int]]? = nil,
        tolerance: Double = LinearRegression.aliasTolerance
    ) throws {
        precondition(outcomeCount >= 0 && outcomeCount <= gram.columnCount, "outcomes among the columns")
        var products = gram.centredProducts
        for (column, rounding) in gram.roundingOfSquares.enumerated() {
            if !(products[column, column] > rounding) { products[column, column] = 0 }
        }
        let predictors = Array(0..<gram.columnCount - outcomeCount)
        let outcomes = Array(predictors.count..<gram.columnCount)
        try self.init(
            predictors: products.submatrix(rows: predictors, columns: predictors),
            cross: products.submatrix(rows: predictors, columns: outcomes),
            outcomes: outcomes.map { products[$0, $0] },
            players: players,
            tolerance: tolerance
        )
    }

    private static func scales(_ predictors: Matrix) throws -> [Double] {
        for column in predictors.columnIndices {
            for row in 0...column where !predictors[row, column].isFinite {
                throw RelativeImportanceError.predictorsNotFinite(row: row, column: column)
            }
        }
        return try predictors.diagonal.enumerated().map { column, square in
            guard square >= 0 else {
                throw RelativeImportanceError.notPositiveSemidefinite(column: column)
            }
            return square.squareRoot()
        }
    }
}

/// Why importance cannot be computed; all numbers count from 0.
public enum RelativeImportanceError: Error, Equatable {
    /// An entry of the predictors' matrix is infinite or not a number.
    case predictorsNotFinite(row: Int, column: Int)
    /// An entry of the matrix of predictors and outcomes is infinite or not a number.
    case crossNotFinite(row: Int, column: Int)
    /// The outcome has no (finite, positive) variance that could be explained.
    case outcomeDoesNotVary(outcome: Int)
    /// Not every column belongs to exactly one player, or a player has none.
    case playersDoNotPartitionColumns
    /// No data have these predictors' moments: up to this column they are not those of real numbers. It happens
    /// where moments come from different rows (pairwise deletion).
    case notPositiveSemidefinite(column: Int)
    /// No data have these moments: the predictors would explain more than the outcome's variance.
    case explainsMoreThanAll(outcome: Int)
    /// All subsets of so many players cannot be walked: see `sampledLMG`.
    case tooManyPlayers(count: Int, limit: Int)
}

extension Matrix {
    var columnIndices: Range<Int> { 0..<columns }
}

import LinearAlgebra

/// The columns of a least squares problem, multiplied by the roots of the weights and then by powers of two, which
/// bring every column's length between 1 and 2 without rounding.
struct ScaledColumns {
    /// The constant first, where there is one.
    let predictors: [DoubleDoubleVector]
    let outcomes: [DoubleDoubleVector]
    /// The original column is the scaled one times 2 to this power.
    let predictorExponents: [Int]
    let outcomeExponents: [Int]
    let hasIntercept: Bool
    /// How many rows have a weight above zero.
    let rowCount: Int

    /// - Throws: `RegressionError.lengths`, `.notFinite`, `.weight`.
    init(
        _ predictors: [PreciseColumn],
        outcomes: [PreciseColumn],
        hasIntercept: Bool,
        weights: [Double]?
    ) throws {
        let rows = outcomes.first?.values.count ?? predictors.first?.values.count ?? 0
        for column in predictors + outcomes {
            guard column.values.count == rows else {
                throw RegressionError.lengths(column: column.name, rows: column.values.count, expected: rows)
            }
            if let row = column.values.firstNonFinite {
                throw RegressionError.notFinite(column: column.name, row: row)
            }
        }
        let roots = try weights.map { try Self.roots(of: $0, rows: rows) }
        func scaled(_ column: DoubleDoubleVector) -> (DoubleDoubleVector, exponent: Int) {
            var column = roots.map { column * $0 } ?? column
            let exponent = column.scaleToUnitLength()
            return (column, exponent)
        }
        let ones = hasIntercept ? [DoubleDoubleVector(Array(repeating: 1.0, count: rows))] : []
        let left = (ones + predictors.map(\.values)).map(scaled)
        let right = outcomes.map(\.values).map(scaled)
        self.predictors = left.map(\.0)
        self.outcomes = right.map(\.0)
        predictorExponents = left.map(\.exponent)
        outcomeExponents = right.map(\.exponent)
        self.hasIntercept = hasIntercept
        rowCount = weights?.count { $0 > 0 } ?? rows
    }

    private static func roots(of weights: [Double], rows: Int) throws -> DoubleDoubleVector {
        guard weights.count == rows else {
            throw RegressionError.lengths(column: "weights", rows: weights.count, expected: rows)
        }
        if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
            throw RegressionError.weight(row: row)
        }
        return DoubleDoubleVector(weights.map { DoubleDouble($0).squareRoot() })
    }

    /// The outcome's sum of squares about its (weighted) mean, or about zero without an intercept.
    func totalSumOfSquares(outcome: Int) -> DoubleDouble {
        var deviations = outcomes[outcome].storingLowParts
        if hasIntercept {
            let constant = predictors[0]
            deviations.subtract(constant, times: constant.dot(deviations) / constant.dot(constant))
            deviations.normalize()
        }
        return deviations.dot(deviations)
    }
}

extension DoubleDoubleVector {
    /// Divides by the power of two that brings the length between 1 and 2, and returns its exponent; a vector of
    /// zeros stays and gives 0.
    fileprivate mutating func scaleToUnitLength() -> Int {
        let largest = high.reduce(0) { max($0, abs($1)) }
        guard largest > 0 else { return 0 }
        scale(byPowerOfTwo: -Int(largest.exponent))
        let length = high.length
        scale(byPowerOfTwo: -Int(length.exponent))
        return Int(largest.exponent) + Int(length.exponent)
    }
}

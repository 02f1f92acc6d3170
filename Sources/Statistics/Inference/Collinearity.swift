import LinearAlgebra

/// Which near dependencies the columns of a design have, and which coefficients they blur (Belsley, Kuh and
/// Welsch, "Regression Diagnostics", 1980, chapter 3).
///
/// A condition index above 30 that takes more than half of the variance of two or more coefficients is their sign
/// of harmful collinearity.
public struct Collinearity: Sendable, Equatable {
    /// The coefficients' names; without the intercept if the columns were centred.
    public let names: [String]
    /// The largest singular value of the columns, scaled to unit length, over each of them: rising from 1.
    public let conditionIndices: [Double]
    /// The share of each coefficient's variance that goes with each index: indices × names, columns adding up
    /// to 1.
    public let varianceProportions: Matrix
}

extension LinearRegression {
    /// The condition indices of the columns and how each coefficient's variance is divided among them.
    /// - Parameter centred: false to keep the means and the intercept, as Belsley argues; true to look at
    ///   dependencies of deviations from the means alone. Has no effect without an intercept.
    /// - Throws: `LinearAlgebraError`.
    /// - Complexity: O(coefficients³).
    public func collinearity(centred: Bool = false) throws -> Collinearity {
        let keepsIntercept = hasIntercept && !centred
        var factor = inverseRoot.invertedUpperTriangle
        if keepsIntercept { factor = factor.withMeans(columnMeans, weight: weight) }
        let order = factor.columns
        factor.scaleColumnsToUnitLength()
        let singular = try SingularValues(factor)
        var proportions = Matrix(rows: order, columns: order)
        for column in 0..<order {
            var total = 0.0
            for index in 0..<order {
                let share = singular.rightTransposed[index, column] / singular.values[index]
                proportions[index, column] = share * share
                total += share * share
            }
            for index in 0..<order { proportions[index, column] /= total }
        }
        return Collinearity(
            names: Array(names.suffix(order)),
            conditionIndices: singular.values.map { singular.values[0] / $0 },
            varianceProportions: proportions
        )
    }
}

extension Matrix {
    /// The triangular factor of a design with a column of ones first, given that of its centred columns.
    fileprivate func withMeans(_ means: [Double], weight: Double) -> Matrix {
        var result = Matrix(rows: rows + 1, columns: columns + 1)
        let root = weight.squareRoot()
        result[0, 0] = root
        for column in 0..<columns {
            result[0, column + 1] = root * means[column]
            for row in 0..<rows { result[row + 1, column + 1] = self[row, column] }
        }
        return result
    }
}

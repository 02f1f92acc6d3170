import LinearAlgebra

/// A Gram as penalised regressions want it: columns standardised to a mean square of 1, and everything divided by the
/// weight, so that a penalty means the same for any number of rows.
///
/// With an intercept, columns and outcomes are centred. A column's scale is the root of its variance with the weight
/// (not less 1) in the denominator; without an intercept that of its mean square about zero.
struct StandardizedGram: Sendable {
    /// Z'Z / n over the columns.
    let columns: Matrix
    /// Z'y / n: columns × outcomes.
    let cross: Matrix
    /// y'y / n of each outcome; 0 for one that does not vary.
    let outcomes: [Double]
    /// What each column was divided by; 0 for a column that does not vary, whose products are set to zero.
    let scales: [Double]
    /// Of columns and outcomes; nil without an intercept.
    let means: [Double]?
    let weight: Double

    /// - Parameters:
    ///   - columnCount: how many of the Gram's columns are not outcomes.
    ///   - isStandardizing: false for columns in their own units.
    /// - Throws: `PenalizedRegressionError.noRows`.
    init(_ gram: Gram, columnCount: Int, hasIntercept: Bool, isStandardizing: Bool) throws {
        guard gram.weight > 0 else { throw PenalizedRegressionError.noRows }
        let products = (1 / gram.weight) * (hasIntercept ? gram.centredProducts : gram.products)
        let rounding =
            hasIntercept ? gram.roundingOfSquares.map { $0 / gram.weight } : products.diagonal.map { _ in 0 }
        let scales = (0..<columnCount).map { column in
            guard products[column, column] > rounding[column] else { return 0.0 }
            return isStandardizing ? products[column, column].squareRoot() : 1
        }
        func scaled(_ value: Double, by scale: Double) -> Double { scale > 0 ? value / scale : 0 }
        var columns = Matrix(rows: columnCount, columns: columnCount)
        for column in 0..<columnCount {
            for row in 0..<columnCount where scales[row] > 0 {
                columns[row, column] = scaled(products[row, column] / scales[row], by: scales[column])
            }
        }
        var cross = Matrix(rows: columnCount, columns: gram.columnCount - columnCount)
        for outcome in 0..<cross.columns {
            for row in 0..<columnCount {
                cross[row, outcome] = scaled(products[row, columnCount + outcome], by: scales[row])
            }
        }
        self.columns = columns
        self.cross = cross
        outcomes = (columnCount..<gram.columnCount).map {
            products[$0, $0] > rounding[$0] ? products[$0, $0] : 0
        }
        self.scales = scales
        means = hasIntercept ? gram.means : nil
        weight = gram.weight
    }

    /// Coefficients of the columns in their own units, the intercept first where there is one.
    func ownUnits(_ standardized: [Double], outcome: Int) -> [Double] {
        let slopes = zip(standardized, scales).map { $1 > 0 ? $0 / $1 : 0 }
        guard let means else { return slopes }
        let intercept = slopes.indices.reduce(means[slopes.count + outcome]) { $0 - means[$1] * slopes[$1] }
        return [intercept] + slopes
    }

    /// The mean squared residual: y'y/n - b'(2 Z'y/n - Z'Z/n b).
    func meanSquaredResidual(_ standardized: [Double], outcome: Int) -> Double {
        let fitted = columns * standardized
        let explained = standardized.indices.reduce(0) {
            $0 + standardized[$1] * (2 * cross[$1, outcome] - fitted[$1])
        }
        return max(0, outcomes[outcome] - explained)
    }
}

/// Names and checks that all penalised regressions share.
enum PenalizedNames {
    static func coefficients(_ columnNames: [String], hasIntercept: Bool) -> [String] {
        (hasIntercept ? [LinearRegression.interceptName] : []) + columnNames
    }

    /// - Throws: `PenalizedRegressionError.penalty` or `.noPenalties`.
    static func check(_ penalties: [Double]) throws {
        guard !penalties.isEmpty else { throw PenalizedRegressionError.noPenalties }
        if let odd = penalties.first(where: { !($0 >= 0 && $0.isFinite) }) {
            throw PenalizedRegressionError.penalty(odd)
        }
    }
}

import Foundation
import LinearAlgebra

/// Weights for the columns of a table that only look at the table, as the literature of composite indicators and of decisions by
/// several criteria has them: what else columns could weigh, beside weights that follow an outcome. They add up to 1.
///
/// A column that is the same in every row has no weight but among equal ones.
public enum CompositeWeights {
    /// 1 / columns.
    public static func equal(columns: Int) -> [Double] {
        Array(repeating: 1 / Double(columns), count: columns)
    }

    /// By how far each column is from spreading evenly over the rows: d / Σ d with d = 1 + Σ p ln p / ln n, where p are the column's
    /// shares in its sum over n rows (Zeleny, "Multiple Criteria Decision Making", 1982, section 7.4; 0 ln 0 is 0).
    ///
    /// It depends on where the scale of a column begins: adding a constant evens the shares out.
    /// - Throws: ``CompositeWeightsError``: fewer than two rows, values below zero or not finite, or nothing that varies.
    /// - Complexity: O(rows · columns).
    public static func entropy(_ table: Matrix) throws(CompositeWeightsError) -> [Double] {
        try check(table)
        let rows = Double(table.rows)
        var distances: [Double] = []
        for column in 0..<table.columns {
            let values = table.column(column)
            if let row = (0..<table.rows).first(where: { table[$0, column] < 0 }) {
                throw .negative(row: row, column: column)
            }
            let sum = values.reduce(0, +)
            let entropy = values.reduce(0) { entropy, value in
                value > 0 ? entropy - value / sum * log(value / sum) : entropy
            }
            distances.append(isConstant(values) ? 0 : 1 - entropy / log(rows))
        }
        return try scaled(distances)
    }

    /// By how much each column varies and how little others say the same: C / Σ C with C = σ Σ (1 - r), σ the standard deviation of
    /// the column scaled to 0 to 1 and r its correlations with the others (CRITIC: Diakoulaki, Mavrotas and Papayannakis,
    /// "Determining objective weights in multiple criteria problems", Computers & Operations Research 22, 1995).
    /// - Throws: ``CompositeWeightsError``: fewer than two rows, values that are not finite, or no two columns that differ.
    /// - Complexity: O(rows · columns²).
    public static func critic(_ table: Matrix) throws(CompositeWeightsError) -> [Double] {
        try check(table)
        let gram = gram(table)
        let covariance = gram.covariance
        let correlation = gram.correlation
        let varying = (0..<table.columns).filter { !isConstant(table.column($0)) }
        var information = [Double](repeating: 0, count: table.columns)
        for column in varying {
            let values = table.column(column)
            let range = (values.max() ?? 0) - (values.min() ?? 0)
            let contrast = covariance[column, column].squareRoot() / range
            information[column] = contrast * varying.reduce(0) { $0 + 1 - correlation[column, $1] }
        }
        return try scaled(information)
    }

    /// The loadings of the first principal component of the standardised columns, scaled to add up to 1: the composite that holds
    /// most of their variance. (The R package COINr takes the same loadings, scaled to a length of 1.)
    ///
    /// Loadings can be negative, where a column goes against most others; such weights are no proposal.
    /// - Throws: ``CompositeWeightsError``: fewer than two rows, values that are not finite, nothing that varies, or loadings that add
    ///   up to zero.
    /// - Complexity: O(rows · columns² + columns³).
    public static func principalComponent(_ table: Matrix) throws(CompositeWeightsError) -> [Double] {
        try check(table)
        let varying = (0..<table.columns).filter { !isConstant(table.column($0)) }
        let correlation = gram(table).correlation.submatrix(rows: varying, columns: varying)
        guard !varying.isEmpty, let eigen = try? SymmetricEigenvalues(correlation) else {
            throw .nothingVaries
        }
        let largest = eigen.values.indices.max { eigen.values[$0] < eigen.values[$1] } ?? 0
        var loadings = [Double](repeating: 0, count: table.columns)
        for (column, loading) in zip(varying, eigen.vectors.column(largest)) { loadings[column] = loading }
        return try scaled(loadings)
    }

    private static func check(_ table: Matrix) throws(CompositeWeightsError) {
        guard table.rows > 1 else { throw .tooFewRows(table.rows) }
        if let place = table.firstNonFinite { throw .notFinite(row: place.row, column: place.column) }
    }

    private static func isConstant(_ values: ArraySlice<Double>) -> Bool {
        values.allSatisfy { $0 == values.first }
    }

    private static func gram(_ table: Matrix) -> Gram {
        let first = table.row(0)
        return Gram(rows: table.rows, columnCount: table.columns, shift: first, weights: nil) {
            target,
            rows,
            leading in
            for column in 0..<table.columns {
                for (place, row) in rows.enumerated() {
                    target[column * leading + place] = table[row, column] - first[column]
                }
            }
        }
    }

    private static func scaled(_ values: [Double]) throws(CompositeWeightsError) -> [Double] {
        let sum = values.reduce(0, +)
        let size = values.reduce(0) { max($0, abs($1)) }
        guard abs(sum) > 1e-12 * size else { throw .nothingVaries }
        return values.map { $0 / sum }
    }
}

/// Why a table gives no weights. Rows and columns count from 0.
public enum CompositeWeightsError: Error, Equatable, Sendable {
    case tooFewRows(Int)
    case notFinite(row: Int, column: Int)
    /// Shares are of values that are not negative.
    case negative(row: Int, column: Int)
    /// No column varies, or columns all say the same, or cancel.
    case nothingVaries
    /// A comparison that is not above zero and finite.
    case comparisonOutOfRange(row: Int, column: Int)
    /// A comparison that is not one over its counterpart.
    case notReciprocal(row: Int, column: Int)
}

import Foundation
import LinearAlgebra

/// How much a column's or a term's collinearity with the others inflates the variance of its coefficients.
public struct VarianceInflation: Sendable, Equatable {
    public let name: String
    /// How many coefficients the term has.
    public let coefficientCount: Int
    /// The variance inflation factor; for several coefficients the generalized one, the squared ratio of the
    /// volumes of their joint confidence regions with and without the others.
    public let factor: Double

    /// factor^(1 / 2m) for m coefficients: the inflation of an error, comparable between terms of any m.
    public var errorInflation: Double { pow(factor, 1 / (2 * Double(coefficientCount))) }
}

extension LinearRegression {
    /// The variance inflation factor of each column that has a coefficient: 1 / (1 - R²) of the column on the
    /// others. Without an intercept sums of squares are taken about zero.
    /// - Complexity: O(columns³).
    public var varianceInflation: [VarianceInflation] {
        varianceInflation(of: columns.indices.map { (names[names.count - columns.count + $0], [$0]) })
    }

    /// The generalized variance inflation factor of each term of the design, all columns of a term together (Fox
    /// and Monette, "Generalized Collinearity Diagnostics", Journal of the American Statistical Association 87,
    /// 1992): det(S_tt) · det((S⁻¹)_tt), S holding the columns' centred products.
    ///
    /// Terms whose columns are all aliased are left out. It does not depend on how levels are coded.
    /// - Parameter design: the one that was fitted.
    /// - Complexity: O(columns³).
    public func varianceInflation(of design: Design) -> [VarianceInflation] {
        varianceInflation(
            of: zip(design.terms, design.columnRanges).map { term, range in
                (term.name, columns.indices.filter { range.contains(columns[$0]) })
            }
        )
    }

    /// - Parameter groups: names, and positions in `columns`.
    private func varianceInflation(of groups: [(name: String, positions: [Int])]) -> [VarianceInflation] {
        let factor = inverseRoot.invertedUpperTriangle
        return groups.filter { !$0.positions.isEmpty }.map { group in
            // S = R'R and S⁻¹ = T T': each determinant is that of some columns of R, or rows of T.
            let own = factor.submatrix(rows: Array(0..<factor.rows), columns: group.positions)
            let inverse = inverseRoot.submatrix(rows: group.positions, columns: Array(0..<factor.rows))
            let logarithm = Self.logVolume(own) + Self.logVolume(inverse.transposed)
            return VarianceInflation(
                name: group.name,
                coefficientCount: group.positions.count,
                factor: exp(2 * logarithm)
            )
        }
    }

    /// The logarithm of the volume that the columns span.
    private static func logVolume(_ columns: Matrix) -> Double {
        if columns.columns == 1 { return 0.5 * log(columns.elements.sumOfSquares) }
        guard let factor = try? PivotedQR(columns).factor else { return .nan }
        return factor.diagonal.reduce(0) { $0 + log(abs($1)) }
    }
}

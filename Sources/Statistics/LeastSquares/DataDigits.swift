import Foundation
import LinearAlgebra
import Parallelism

/// How many digits of a least squares solution the data determine, if every entry of predictors and outcome may be
/// wrong by half a unit in the last place of a double.
///
/// To first order, with entries perturbed by at most ε of themselves,
///
///     |δx| ≤ ε ( |A⁺| (|b| + |A| |x|) + |(A'A)⁻¹| |A'| |r| )
///
/// (Björck, "Component-wise Perturbation Analysis and Error Bounds for Linear Least Squares Solutions", BIT 31, 1991).
/// The bound does not depend on the units of the columns. It is attained by unlucky roundings; usual ones do about a
/// digit less harm. A constant column is exact and is left out of |A|.
struct DataDigits {
    /// |b| + |A| |x|
    private let rowTerms: [Double]
    /// |A'| |r|
    private let columnTerms: [Double]

    /// - Parameter isExact: for each column whether its entries are known without error.
    init(columns: [DoubleDoubleVector], isExact: [Bool], outcome: DoubleDoubleVector, solution: Refinement) {
        var rowTerms = outcome.high.map(abs)
        var columnTerms = [Double](repeating: 0, count: columns.count)
        for (index, column) in columns.enumerated() where !isExact[index] {
            let factor = abs(solution.coefficients.high[index])
            for row in rowTerms.indices {
                let entry = abs(column.high[row])
                rowTerms[row] += entry * factor
                columnTerms[index] += entry * abs(solution.residuals.high[row])
            }
        }
        self.rowTerms = rowTerms
        self.columnTerms = columnTerms
    }

    /// The bounds of |δx|: columns of A × outcomes.
    /// - Parameters:
    ///   - outcomes: what the errors of each outcome's problem are multiplied with.
    ///   - factor: R of A = QR; the pseudoinverse is, row by row, A R⁻¹ R⁻¹'.
    /// - Complexity: O(4 n p²) in doubles, BLAS level 3, on all processors.
    static func errors(
        _ outcomes: [DataDigits],
        columns: [DoubleDoubleVector],
        factor: Matrix,
        inverse: GramInverse
    ) -> Matrix {
        let root = factor.invertedUpperTriangle
        let rows = columns.first?.count ?? 0
        let chunk = 4096
        let parts = concurrentMap((rows + chunk - 1) / chunk) { index in
            let range = index * chunk..<min((index + 1) * chunk, rows)
            let block = Matrix(columns: columns.map { Array($0.high[range]) })
            let pseudoinverse = Matrix.productTransposed(block * root, root)
            let terms = Matrix(columns: outcomes.map { Array($0.rowTerms[range]) })
            return Matrix.transposedProduct(pseudoinverse.magnitudes, terms)
        }
        let sizes = Matrix(
            rows: inverse.order,
            columns: inverse.order,
            elements: inverse.entries.map { abs($0.high) }
        )
        let last = sizes * Matrix(columns: outcomes.map(\.columnTerms))
        return 0x1p-53 * parts.reduce(last, +)
    }
}

extension Matrix {
    /// The absolute values of the entries.
    var magnitudes: Matrix { Matrix(rows: rows, columns: columns, elements: elements.map(abs)) }
}

/// The correct decimal digits of a value with this error: -log₁₀ |error / value|, between 0 and the 15.95 of a double.
func correctDigits(error: Double, value: Double) -> Double {
    guard error != 0 else { return -log10(0x1p-53) }
    return min(max(-log10(abs(error / value)), 0), -log10(0x1p-53))
}

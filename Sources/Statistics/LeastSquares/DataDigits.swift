import Foundation
import LinearAlgebra

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

    /// The bound of |δx| for the coefficient whose row of the inverse and of the pseudoinverse is given.
    func error(_ inverse: Refinement) -> Double {
        var sum = 0.0
        for (row, term) in rowTerms.enumerated() { sum += abs(inverse.residuals.high[row]) * term }
        for (column, term) in columnTerms.enumerated() {
            sum += abs(inverse.coefficients.high[column]) * term
        }
        return sum * 0x1p-53
    }
}

/// The correct decimal digits of a value with this error: -log₁₀ |error / value|, between 0 and the 15.95 of a double.
func correctDigits(error: Double, value: Double) -> Double {
    guard error != 0 else { return -log10(0x1p-53) }
    return min(max(-log10(abs(error / value)), 0), -log10(0x1p-53))
}

import COpenBLAS
import Foundation

/// The Cholesky factorisation A = R'R of a symmetric positive definite matrix.
public struct Cholesky: Sendable {
    /// R, upper triangular, zeros below.
    public let factor: Matrix
    /// An estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁), from LAPACK's `dpocon` (Higham 1988).
    public let reciprocalCondition: Double

    /// Factors `matrix`, of which only the upper triangle is read.
    /// - Throws: `LinearAlgebraError.notPositiveDefinite` at the first leading block that is not.
    /// - Complexity: O(p³ / 3).
    public init(_ matrix: Matrix) throws {
        precondition(matrix.rows == matrix.columns, "a square matrix")
        _ = BLAS.onCallingThread
        let order = matrix.rows
        var factor = matrix
        var size = order.blas
        var leading = max(1, order).blas
        var info: Int32 = 0
        factor.withUnsafeMutableElements { dpotrf_("U", &size, $0.baseAddress, &leading, &info) }
        guard info == 0 else { throw LinearAlgebraError.notPositiveDefinite(order: Int(info)) }
        // OpenBLAS takes the root of what is not a number.
        if let index = factor.diagonal.firstIndex(where: { !$0.isFinite }) {
            throw LinearAlgebraError.notPositiveDefinite(order: index + 1)
        }
        factor.clearBelowDiagonal()
        var norm = symmetricOneNorm(ofUpper: matrix)
        var reciprocalCondition = 0.0
        var work = [Double](repeating: 0, count: 3 * order)
        var integerWork = [Int32](repeating: 0, count: order)
        dpocon_(
            "U",
            &size,
            factor.elements,
            &leading,
            &norm,
            &reciprocalCondition,
            &work,
            &integerWork,
            &info
        )
        self.factor = factor
        self.reciprocalCondition = order == 0 ? 1 : reciprocalCondition
    }

    /// A⁻¹ B, for B of any number of columns.
    /// - Complexity: O(p² · columns), BLAS level 3.
    public func solve(_ right: Matrix) -> Matrix {
        var solution = right
        solution.solveTriangular(factor, transposed: true)
        solution.solveTriangular(factor, transposed: false)
        return solution
    }

    /// A⁻¹ b.
    public func solve(_ right: [Double]) -> [Double] {
        solve(Matrix(rows: right.count, columns: 1, elements: right)).elements
    }

    /// A⁻¹, both triangles filled.
    /// - Complexity: O(2 p³ / 3).
    public var inverse: Matrix { factor.invertedUpperTriangle.upperTriangleTimesTranspose }

    /// log |A|.
    public var logDeterminant: Double {
        factor.diagonal.reduce(0) { $0 + 2 * log($1) }
    }
}

/// The largest absolute column sum of the symmetric matrix whose upper triangle is given.
private func symmetricOneNorm(ofUpper matrix: Matrix) -> Double {
    let order = matrix.columns
    var sums = [Double](repeating: 0, count: order)
    matrix.withUnsafeElements { elements in
        for column in 0..<order {
            var own = abs(elements[column * (order + 1)])
            for row in 0..<column {
                let size = abs(elements[row + column * order])
                own += size
                sums[row] += size
            }
            sums[column] = own
        }
    }
    return sums.max() ?? 0
}

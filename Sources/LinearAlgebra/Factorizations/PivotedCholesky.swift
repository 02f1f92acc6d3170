import COpenBLAS

/// The Cholesky factorisation P'AP = R'R of a positive semidefinite matrix with complete pivoting, which finds
/// its rank (LAPACK's `dpstrf`; Higham, "Accuracy and Stability of Numerical Algorithms", section 10.3).
public struct PivotedCholesky: Sendable {
    /// R: the first `rank` rows are upper triangular (trapezoidal), the others zero.
    public let factor: Matrix
    /// The original index of each pivot; the first `rank` are the independent columns in the order chosen.
    public let pivots: [Int]
    public let rank: Int

    /// Factors `matrix`, of which only the upper triangle is read.
    /// - Parameter tolerance: a pivot at or below it ends the factorisation; nil for p · ε · the largest diagonal.
    /// - Complexity: O(p · rank²).
    public init(_ matrix: Matrix, tolerance: Double? = nil) {
        precondition(matrix.rows == matrix.columns, "a square matrix")
        _ = BLAS.onCallingThread
        let order = matrix.rows
        var factor = matrix
        var size = order.blas
        var leading = max(1, order).blas
        var pivots = [Int32](repeating: 0, count: order)
        var rank: Int32 = 0
        var limit = tolerance ?? -1
        var work = [Double](repeating: 0, count: 2 * order)
        var info: Int32 = 0
        factor.withUnsafeMutableElements {
            dpstrf_("U", &size, $0.baseAddress, &leading, &pivots, &rank, &limit, &work, &info)
        }
        factor.clearBelowDiagonal(rank: Int(rank))
        self.factor = factor
        self.pivots = pivots.map { Int($0) - 1 }
        self.rank = Int(rank)
    }
}

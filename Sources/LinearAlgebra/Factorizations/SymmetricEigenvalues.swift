import COpenBLAS

/// The eigenvalues and eigenvectors of a symmetric matrix, A = V diag(values) V' (LAPACK's `dsyevd`).
public struct SymmetricEigenvalues: Sendable {
    /// Rising.
    public let values: [Double]
    /// One column for each eigenvalue, orthonormal.
    public let vectors: Matrix

    /// Decomposes `matrix`, of which only the upper triangle counts.
    /// - Throws: `LinearAlgebraError.notFinite` or `.notConverged`.
    /// - Complexity: O(p³).
    public init(_ matrix: Matrix) throws {
        precondition(matrix.rows == matrix.columns, "a square matrix")
        if let place = matrix.firstNonFinite {
            throw LinearAlgebraError.notFinite(row: place.row, column: place.column)
        }
        _ = BLAS.onCallingThread
        let order = matrix.rows
        var vectors = matrix
        var values = [Double](repeating: 0, count: order)
        var size = order.blas
        var leading = max(1, order).blas
        var integerLength = (3 + 5 * order).blas
        var integerWork = [Int32](repeating: 0, count: 3 + 5 * order)
        let info = vectors.withUnsafeMutableElements { elements in
            withWorkspace { work, length, info in
                dsyevd_(
                    "V",
                    "U",
                    &size,
                    elements.baseAddress,
                    &leading,
                    &values,
                    work,
                    length,
                    &integerWork,
                    &integerLength,
                    info
                )
            }
        }
        guard info == 0 else { throw LinearAlgebraError.notConverged }
        self.values = values
        self.vectors = vectors
    }
}

import COpenBLAS

/// The thin singular value decomposition A = U diag(s) V' (LAPACK's `dgesdd`).
public struct SingularValues: Sendable {
    /// rows × min(rows, columns).
    public let left: Matrix
    /// Falling, none negative.
    public let values: [Double]
    /// V', min(rows, columns) × columns.
    public let rightTransposed: Matrix

    /// - Throws: `LinearAlgebraError.notFinite` or `.notConverged`.
    /// - Complexity: O(n p²).
    public init(_ matrix: Matrix) throws {
        if let place = matrix.firstNonFinite {
            throw LinearAlgebraError.notFinite(row: place.row, column: place.column)
        }
        _ = BLAS.onCallingThread
        let order = min(matrix.rows, matrix.columns)
        var copy = matrix
        var left = Matrix(rows: matrix.rows, columns: order)
        var rightTransposed = Matrix(rows: order, columns: matrix.columns)
        var values = [Double](repeating: 0, count: order)
        var integerWork = [Int32](repeating: 0, count: 8 * max(1, order))
        var (rows, columns) = (matrix.rows.blas, matrix.columns.blas)
        var (leading, leadingRight) = (max(1, matrix.rows).blas, max(1, order).blas)
        let info = copy.withUnsafeMutableElements { elements in
            left.withUnsafeMutableElements { left in
                rightTransposed.withUnsafeMutableElements { right in
                    withWorkspace { work, length, info in
                        dgesdd_(
                            "S",
                            &rows,
                            &columns,
                            elements.baseAddress,
                            &leading,
                            &values,
                            left.baseAddress,
                            &leading,
                            right.baseAddress,
                            &leadingRight,
                            work,
                            length,
                            &integerWork,
                            info
                        )
                    }
                }
            }
        }
        guard info == 0 else { throw LinearAlgebraError.notConverged }
        self.left = left
        self.values = values
        self.rightTransposed = rightTransposed
    }
}

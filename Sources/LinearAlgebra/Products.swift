import COpenBLAS

extension Matrix {
    /// The matrix product.
    /// - Precondition: `left` has as many columns as `right` has rows.
    /// - Complexity: O(rows · inner · columns), BLAS level 3.
    public static func * (left: Matrix, right: Matrix) -> Matrix {
        product(left, right)
    }

    /// The product of a matrix and a column vector.
    /// - Complexity: O(rows · columns).
    public static func * (left: Matrix, right: [Double]) -> [Double] {
        precondition(left.columns == right.count, "shapes that multiply")
        var product = [Double](repeating: 0, count: left.rows)
        guard left.rows > 0 else { return product }
        multiply(left.elements, rows: left.rows, leading: left.rows, by: right, into: &product)
        return product
    }

    public static func + (left: Matrix, right: Matrix) -> Matrix {
        left.combined(with: right, +)
    }

    public static func - (left: Matrix, right: Matrix) -> Matrix {
        left.combined(with: right, -)
    }

    public static func * (scale: Double, right: Matrix) -> Matrix {
        Matrix(rows: right.rows, columns: right.columns, elements: right.elements.map { scale * $0 })
    }

    @inline(__always)
    private func combined(with other: Matrix, _ operation: (Double, Double) -> Double) -> Matrix {
        precondition(rows == other.rows && columns == other.columns, "matrices of one shape")
        var result = self
        result.withUnsafeMutableElements { target in
            other.withUnsafeElements { source in
                for index in target.indices { target[index] = operation(target[index], source[index]) }
            }
        }
        return result
    }

    /// `left' * right`, without forming the transpose.
    public static func transposedProduct(_ left: Matrix, _ right: Matrix) -> Matrix {
        product(left, right, transposingLeft: true)
    }

    /// `left * right'`, without forming the transpose.
    public static func productTransposed(_ left: Matrix, _ right: Matrix) -> Matrix {
        product(left, right, transposingRight: true)
    }

    private static func product(
        _ left: Matrix,
        _ right: Matrix,
        transposingLeft: Bool = false,
        transposingRight: Bool = false
    ) -> Matrix {
        let rows = transposingLeft ? left.columns : left.rows
        let inner = transposingLeft ? left.rows : left.columns
        let columns = transposingRight ? right.rows : right.columns
        precondition(inner == (transposingRight ? right.columns : right.rows), "shapes that multiply")
        var result = Matrix(rows: rows, columns: columns)
        guard rows > 0, columns > 0, inner > 0 else { return result }
        _ = BLAS.onCallingThread
        result.withUnsafeMutableElements { target in
            cblas_dgemm(
                Int32(CblasColMajor),
                Int32(transposingLeft ? CblasTrans : CblasNoTrans),
                Int32(transposingRight ? CblasTrans : CblasNoTrans),
                rows.blas,
                columns.blas,
                inner.blas,
                1,
                left.elements,
                left.rows.blas,
                right.elements,
                right.rows.blas,
                0,
                target.baseAddress,
                rows.blas
            )
        }
        return result
    }
}

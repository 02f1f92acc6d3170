import COpenBLAS

extension Matrix {
    /// Replaces this matrix B by R⁻¹ B, or by R'⁻¹ B if `transposed`.
    /// - Precondition: `factor` is upper triangular with a diagonal free of zeros, of as many rows as this has.
    public mutating func solveTriangular(_ factor: Matrix, transposed: Bool) {
        precondition(factor.rows == rows && factor.columns == rows, "shapes that fit")
        guard rows > 0, columns > 0 else { return }
        _ = BLAS.onCallingThread
        let (rows, columns) = (rows.blas, columns.blas)
        withUnsafeMutableElements {
            cblas_dtrsm(
                Int32(CblasColMajor),
                Int32(CblasLeft),
                Int32(CblasUpper),
                Int32(transposed ? CblasTrans : CblasNoTrans),
                Int32(CblasNonUnit),
                rows,
                columns,
                1,
                factor.elements,
                rows,
                $0.baseAddress,
                rows
            )
        }
    }

    /// The inverse of this upper triangular matrix.
    /// - Precondition: its diagonal is free of zeros.
    public var invertedUpperTriangle: Matrix {
        precondition(rows == columns, "a square matrix")
        _ = BLAS.onCallingThread
        var inverse = self
        var size = rows.blas
        var leading = max(1, rows).blas
        var info: Int32 = 0
        inverse.withUnsafeMutableElements { dtrtri_("U", "N", &size, $0.baseAddress, &leading, &info) }
        precondition(info == 0, "a diagonal free of zeros")
        return inverse
    }

    /// Copies the upper triangle onto the lower one.
    public mutating func mirrorUpperTriangle() {
        let order = rows
        withUnsafeMutableElements { elements in
            for column in 0..<order {
                for row in 0..<column { elements[column + row * order] = elements[row + column * order] }
            }
        }
    }
}

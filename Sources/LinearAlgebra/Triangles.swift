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

    /// T T' for this upper triangular matrix T, both triangles filled (LAPACK's `dlauum`).
    /// - Complexity: O(p³ / 3), BLAS level 3.
    public var upperTriangleTimesTranspose: Matrix {
        precondition(rows == columns, "a square matrix")
        _ = BLAS.onCallingThread
        var product = self
        var size = rows.blas
        var leading = max(1, rows).blas
        var info: Int32 = 0
        product.withUnsafeMutableElements { dlauum_("U", &size, $0.baseAddress, &leading, &info) }
        product.mirrorUpperTriangle()
        return product
    }

    /// Copies the upper triangle onto the lower one.
    public mutating func mirrorUpperTriangle() {
        let order = rows
        withUnsafeMutableElements { elements in
            forEachTile(rows: order, columns: order) { rows, columns in
                for column in columns {
                    for row in rows.prefix(max(0, column - rows.lowerBound)) {
                        elements[column + row * order] = elements[row + column * order]
                    }
                }
            }
        }
    }

    /// Writes zeros below the diagonal, and into all rows from `rank` on.
    mutating func clearBelowDiagonal(rank: Int? = nil) {
        let order = rows
        withUnsafeMutableElements { elements in
            guard let start = elements.baseAddress else { return }
            for column in 0..<order {
                let first = min(column + 1, rank ?? order)
                (start + column * order + first).update(repeating: 0, count: order - first)
            }
        }
    }
}

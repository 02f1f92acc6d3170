import COpenBLAS

/// Replaces a block of rows B by B T, T being upper triangular (BLAS `dtrmm`).
/// - Parameters:
///   - block: `rows` × `triangle.rows`, column by column, `leading` apart.
/// - Complexity: O(rows · columns²), BLAS level 3.
public func multiply(
    _ block: UnsafeMutablePointer<Double>,
    rows: Int,
    leading: Int,
    byUpperTriangle triangle: Matrix
) {
    precondition(triangle.rows == triangle.columns, "a square matrix")
    guard rows > 0, triangle.rows > 0 else { return }
    _ = BLAS.onCallingThread
    cblas_dtrmm(
        Int32(CblasColMajor),
        Int32(CblasRight),
        Int32(CblasUpper),
        Int32(CblasNoTrans),
        Int32(CblasNonUnit),
        rows.blas,
        triangle.rows.blas,
        1,
        triangle.elements,
        triangle.rows.blas,
        block,
        leading.blas
    )
}

/// Adds scale · A B to C, A and C being blocks of rows (BLAS `dgemm`).
/// - Parameters:
///   - left: `rows` × `right.rows`, column by column, `leading` apart.
///   - target: `rows` × `right.columns`, column by column, `leading` apart.
/// - Complexity: O(rows · right's entries), BLAS level 3.
public func addProduct(
    of left: UnsafePointer<Double>,
    rows: Int,
    leading: Int,
    by right: Matrix,
    times scale: Double,
    to target: UnsafeMutablePointer<Double>
) {
    guard rows > 0, right.rows > 0, right.columns > 0 else { return }
    _ = BLAS.onCallingThread
    cblas_dgemm(
        Int32(CblasColMajor),
        Int32(CblasNoTrans),
        Int32(CblasNoTrans),
        rows.blas,
        right.columns.blas,
        right.rows.blas,
        scale,
        left,
        leading.blas,
        right.elements,
        right.rows.blas,
        1,
        target,
        leading.blas
    )
}

import COpenBLAS

/// Writes A b to `target`, A being a block of rows (BLAS `dgemv`).
/// - Parameters:
///   - block: `rows` × `vector.count`, column by column, `leading` apart.
///   - target: room for `rows` numbers.
/// - Complexity: O(rows · columns).
public func multiply(
    _ block: UnsafePointer<Double>,
    rows: Int,
    leading: Int,
    by vector: [Double],
    into target: UnsafeMutablePointer<Double>
) {
    target.update(repeating: 0, count: rows)
    guard rows > 0, !vector.isEmpty else { return }
    _ = BLAS.onCallingThread
    cblas_dgemv(
        Int32(CblasColMajor),
        Int32(CblasNoTrans),
        rows.blas,
        vector.count.blas,
        1,
        block,
        leading.blas,
        vector,
        1,
        0,
        target,
        1
    )
}

/// Adds A'b to `target`, A being a block of rows (BLAS `dgemv`).
/// - Parameters:
///   - block: `rows` × `target.count`, column by column, `leading` apart.
///   - vector: `rows` numbers.
/// - Complexity: O(rows · columns).
public func addTransposedProduct(
    of block: UnsafePointer<Double>,
    rows: Int,
    leading: Int,
    by vector: UnsafePointer<Double>,
    to target: inout [Double]
) {
    guard rows > 0, !target.isEmpty else { return }
    _ = BLAS.onCallingThread
    cblas_dgemv(
        Int32(CblasColMajor),
        Int32(CblasTrans),
        rows.blas,
        target.count.blas,
        1,
        block,
        leading.blas,
        vector,
        1,
        1,
        &target,
        1
    )
}

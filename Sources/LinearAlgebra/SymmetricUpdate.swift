import COpenBLAS

/// Adds A'A to the upper triangle of a symmetric matrix, A being a block of rows (BLAS `dsyrk`).
/// - Parameters:
///   - block: `rows` × `columns`, column by column, `leading` apart.
///   - target: `columns` × `columns`, column by column.
/// - Complexity: O(rows · columns²), BLAS level 3.
public func addCrossProduct(
    of block: UnsafePointer<Double>,
    rows: Int,
    columns: Int,
    leading: Int,
    to target: UnsafeMutablePointer<Double>
) {
    guard rows > 0, columns > 0 else { return }
    _ = BLAS.onCallingThread
    cblas_dsyrk(
        Int32(CblasColMajor),
        Int32(CblasUpper),
        Int32(CblasTrans),
        columns.blas,
        rows.blas,
        1,
        block,
        leading.blas,
        1,
        target,
        columns.blas
    )
}

/// Adds Σ v v' to the upper triangle of a symmetric matrix, v being vectors that lie one after the other (BLAS `dsyrk`).
/// - Parameters:
///   - vectors: `order` × `count`, column by column.
///   - target: `order` × `order`, column by column.
/// - Complexity: O(count · order²), BLAS level 3.
public func addOuterProducts(
    of vectors: UnsafePointer<Double>,
    count: Int,
    order: Int,
    to target: UnsafeMutablePointer<Double>
) {
    guard count > 0, order > 0 else { return }
    _ = BLAS.onCallingThread
    cblas_dsyrk(
        Int32(CblasColMajor),
        Int32(CblasUpper),
        Int32(CblasNoTrans),
        order.blas,
        count.blas,
        1,
        vectors,
        order.blas,
        1,
        target,
        order.blas
    )
}

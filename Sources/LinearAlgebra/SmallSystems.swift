import COpenBLAS

/// Factors A = R'R in place and replaces B by A⁻¹ B, for many small systems in buffers that are used again.
/// - Parameters:
///   - matrix: `order` × `order`, column by column; the upper triangle is read and holds R after.
///   - right: `order` × `columns`, column by column.
///   - pivotTolerance: the least square of a diagonal entry of R that counts as positive.
/// - Returns: false, and B is not solved, if a pivot is less.
/// - Complexity: O(order³ / 3 + order² · columns).
package func solvePositiveDefinite(
    _ matrix: UnsafeMutablePointer<Double>,
    order: Int,
    right: UnsafeMutablePointer<Double>,
    columns: Int,
    pivotTolerance: Double
) -> Bool {
    guard order > 0 else { return true }
    _ = BLAS.onCallingThread
    var (size, width) = (order.blas, columns.blas)
    var info: Int32 = 0
    dpotrf_("U", &size, matrix, &size, &info)
    guard info == 0 else { return false }
    for index in 0..<order {
        let root = matrix[index * (order + 1)]
        guard root * root > pivotTolerance else { return false }
    }
    dpotrs_("U", &size, &width, matrix, &size, right, &size, &info)
    return true
}

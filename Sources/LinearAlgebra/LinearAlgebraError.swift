/// Why a factorisation does not exist or was not found.
public enum LinearAlgebraError: Error, Equatable {
    /// The leading block of this order is not positive definite: that column depends on those before it.
    case notPositiveDefinite(order: Int)
    /// An entry is infinite or not a number; rows and columns count from 0.
    case notFinite(row: Int, column: Int)
    /// LAPACK's iteration for singular values or eigenvalues gave up.
    case notConverged
}

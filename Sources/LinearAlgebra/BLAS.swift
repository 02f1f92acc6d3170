import COpenBLAS

/// OpenBLAS as this project uses it.
enum BLAS {
    /// Touch this before a call: OpenBLAS then stays on the calling thread.
    ///
    /// Work is split over threads above BLAS, in an order that does not depend on their number. OpenBLAS's own
    /// threads gain nothing on tall products and would contend with ours.
    static let onCallingThread: Void = openblas_set_num_threads(1)
}

extension Int {
    /// The width of integers in BLAS and LAPACK.
    var blas: Int32 { Int32(self) }
}

import COpenBLAS

/// OpenBLAS as this project uses it.
public enum BLAS {
    /// Touch this before a call: OpenBLAS then stays on the calling thread.
    ///
    /// Work is split over threads above BLAS, in an order that does not depend on their number. OpenBLAS's own
    /// threads gain nothing on tall products and would contend with ours. It starts them when it is loaded, and they look out
    /// for work for a tenth of a second, at a processor's expense: a program does well to touch this at once.
    public static let onCallingThread: Void = {
        openblas_set_num_threads(1)
        end_openblas_threads()
    }()
}

extension Int {
    /// The width of integers in BLAS and LAPACK.
    var blas: Int32 { Int32(self) }
}

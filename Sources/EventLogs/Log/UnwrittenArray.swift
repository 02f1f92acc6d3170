import Parallelism

extension Array where Element: BitwiseCopyable {
    /// An array of that length whose elements are to be written before they are read; until then they are whatever the
    /// memory held, and its pages are not touched.
    init(unwritten count: Int) {
        self = Array(unsharedCapacity: count) { $1 = count }
    }
}

import Foundation

extension Array where Element: BitwiseCopyable {
    /// An array of that length whose elements are to be written before they are read; until then they are whatever the
    /// memory held, and its pages are not touched.
    init(unwritten count: Int) {
        self = []
        guard count > 0 else { return }
        self = Array(unsafeUninitializedCapacity: count) {
            takeLargePages(UnsafeMutableRawBufferPointer($0))
            $1 = count
        }
    }
}

/// Asks the system to back memory that is not touched yet by large pages, where it is large enough to gain by it: each page of
/// 4 KiB costs the system about as much as it costs to fill it.
func takeLargePages(_ memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
        let page = 1 << 12
        guard memory.count >= 1 << 22, let base = memory.baseAddress else { return }
        let first = Int(bitPattern: base) & ~(page - 1) + page
        let length = (Int(bitPattern: base) + memory.count - first) & ~(page - 1)
        // It is advice: what comes of it does not matter.
        _ = madvise(UnsafeMutableRawPointer(bitPattern: first), length, MADV_HUGEPAGE)
    #endif
}

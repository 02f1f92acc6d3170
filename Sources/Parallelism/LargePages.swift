import Foundation

/// Asks the system to back memory that is not touched yet by large pages, where it is large enough to gain by it: each page of
/// 4 KiB costs the system more than it costs to fill it.
public func takeLargePages(_ memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
        let page = 1 << 12
        guard memory.count >= 1 << 22, let base = memory.baseAddress else { return }
        let first = (Int(bitPattern: base) + page - 1) & ~(page - 1)
        let length = (Int(bitPattern: base) + memory.count - first) & ~(page - 1)
        // It is advice: what comes of it does not matter.
        _ = madvise(UnsafeMutableRawPointer(bitPattern: first), length, MADV_HUGEPAGE)
    #endif
}

import Foundation

/// Asks the system to back memory that is not touched yet by large pages, where it is large enough to gain by it: for what is
/// read at random later. What is read in order does better without: a virtual machine may have to get a large page from
/// its host, which costs four times as much as the same memory in small ones.
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

import Foundation

/// Memory that goes back to the system when nobody holds it any more, at once and whatever its size; untouched, it takes none.
final class MemoryPages: @unchecked Sendable {
    let memory: UnsafeMutableRawBufferPointer

    init(size: Int) {
        let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
        // As when an array finds no room: what would not fit is refused before it is read.
        guard let start, start != MAP_FAILED else { fatalError("out of memory") }
        memory = UnsafeMutableRawBufferPointer(start: start, count: size)
    }

    deinit { munmap(memory.baseAddress, memory.count) }
}

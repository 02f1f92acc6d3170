/// Memory that is free again as soon as nobody holds it any more; what of it is not touched takes none.
final class AreaMemory: @unchecked Sendable {
    let memory: UnsafeMutableRawBufferPointer

    init(size: Int) { memory = .allocate(byteCount: size, alignment: MemoryLayout<UInt64>.alignment) }

    deinit { memory.deallocate() }
}

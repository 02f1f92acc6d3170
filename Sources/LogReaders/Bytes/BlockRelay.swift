import Dispatch
import Synchronization

/// Reads a stream ahead, and unpacks it, on a thread of its own, while its reader works on the blocks before.
///
/// A few blocks go round between the two threads. In front of each is room for what the reader could not finish of
/// the block before, and behind each a zero, so that a scan for something else than a zero ends there.
final class BlockRelay: Sendable {
    /// The bytes that a reader may keep from one block to the next.
    static let headroom = 64 << 10
    private static let blockSize = 256 << 10
    private static let blockCount = 4

    private struct Filled {
        var count = 0
        var fileBytesRead = 0
        var failure: (any Error)?
    }

    private nonisolated(unsafe) let blocks: [UnsafeMutableRawBufferPointer]
    /// Of block *i*: written before `filled` is signalled for it, read after.
    private nonisolated(unsafe) let contents: UnsafeMutablePointer<Filled>
    private let free = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)
    private let isCancelled = Atomic(false)

    private init() {
        blocks = (0..<BlockRelay.blockCount).map { _ in
            .allocate(byteCount: BlockRelay.headroom + BlockRelay.blockSize + 1, alignment: 16)
        }
        contents = .allocate(capacity: BlockRelay.blockCount)
        contents.initialize(repeating: Filled(), count: BlockRelay.blockCount)
    }

    deinit {
        contents.deinitialize(count: BlockRelay.blockCount)
        contents.deallocate()
        for block in blocks { block.deallocate() }
    }

    /// Calls `take` for each block of the stream, the last one perhaps without bytes.
    ///
    /// `take` gets the bytes that it left of the block before, the next ones behind them and then a zero, which is
    /// none of the `count`; it returns how many it is done with, and may change them.
    /// - Returns: whether all was read; false if more than ``headroom`` bytes were left of a block.
    /// - Throws: what the stream or `take` throws.
    static func read(
        _ stream: ByteStream,
        progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil,
        take: (_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ isLast: Bool) throws -> Int
    ) throws -> Bool {
        let relay = BlockRelay()
        nonisolated(unsafe) let source = stream
        for _ in relay.blocks { relay.free.signal() }
        DispatchQueue(label: "orderlens.relay").async { relay.fill(from: source) }
        defer {
            relay.isCancelled.store(true, ordering: .releasing)
            relay.free.signal()
            relay.done.wait()
        }
        var left = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        var index = 0
        while true {
            relay.filled.wait()
            let slot = index % BlockRelay.blockCount
            let filled = relay.contents[slot]
            if let failure = filled.failure { throw failure }
            guard left.count <= BlockRelay.headroom, let block = relay.blocks[slot].baseAddress else {
                return false
            }
            let start = block + BlockRelay.headroom - left.count
            start.copyMemory(from: UnsafeRawPointer(left.baseAddress ?? start), byteCount: left.count)
            // The block before is needed no longer.
            if index > 0 { relay.free.signal() }
            let count = left.count + filled.count
            let bytes = start.assumingMemoryBound(to: UInt8.self)
            bytes[count] = 0
            let taken = try take(bytes, count, filled.count == 0)
            if filled.count == 0 { return true }
            progress?(filled.fileBytesRead, stream.fileSize)
            left = UnsafeMutableRawBufferPointer(start: start + taken, count: count - taken)
            index += 1
        }
    }

    private func fill(from stream: ByteStream) {
        defer { done.signal() }
        for index in 0... {
            free.wait()
            if isCancelled.load(ordering: .acquiring) { return }
            let slot = index % BlockRelay.blockCount
            var block = Filled()
            do { block.count = try fill(blocks[slot], from: stream) } catch { block.failure = error }
            block.fileBytesRead = stream.fileBytesRead
            contents[slot] = block
            filled.signal()
            if block.count == 0 || block.failure != nil { return }
        }
    }

    private func fill(_ block: UnsafeMutableRawBufferPointer, from stream: ByteStream) throws -> Int {
        var count = 0
        while count < BlockRelay.blockSize {
            let start = BlockRelay.headroom + count
            let end = BlockRelay.headroom + BlockRelay.blockSize
            let added = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: block[start..<end]))
            if added == 0 { break }
            count += added
        }
        return count
    }
}

/// Bytes that were read from a stream to look at them and are still to be taken.
struct ReadAhead {
    private var bytes: [UInt8] = []
    private var taken = 0

    typealias Read = (UnsafeMutableRawBufferPointer) throws -> Int

    /// The first bytes not taken yet, `count` of them unless the stream ends before.
    mutating func peek(_ count: Int, read: Read) throws -> [UInt8] {
        bytes.removeFirst(taken)
        taken = 0
        while bytes.count < count {
            var more = [UInt8](repeating: 0, count: min(count - bytes.count, 1 << 20))
            let added = try more.withUnsafeMutableBytes { try read($0) }
            if added == 0 { break }
            bytes.append(contentsOf: more.prefix(added))
        }
        return Array(bytes.prefix(count))
    }

    /// Fills some of the buffer, first with what was read ahead, then from the stream.
    mutating func take(into buffer: UnsafeMutableRawBufferPointer, read: Read) throws -> Int {
        if taken == bytes.count { return try read(buffer) }
        let count = min(bytes.count - taken, buffer.count)
        buffer.copyBytes(from: bytes[taken..<taken + count])
        taken += count
        if taken == bytes.count {
            bytes = []
            taken = 0
        }
        return count
    }
}

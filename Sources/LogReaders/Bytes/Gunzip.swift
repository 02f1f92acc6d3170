import CZlib

/// Unpacks gzip data of one or several members as they stream by.
final class Gunzip {
    private let path: String
    private var stream = z_stream()
    private let input: UnsafeMutableRawBufferPointer
    private var unpacked = 0
    /// Whether the last member is complete and no further one has begun.
    private var isBetweenMembers = false

    private static let inputSize = 256 * 1_024

    init(path: String) throws {
        self.path = path
        input = .allocate(byteCount: Gunzip.inputSize, alignment: 16)
        guard gzip_inflate_init(&stream) == Z_OK else {
            throw ReadingError.unreadable(path: path, cause: "out of memory")
        }
    }

    deinit {
        inflateEnd(&stream)
        input.deallocate()
    }

    /// Fills the buffer as far as the data go, but for what zlib cannot count in 32 bits; `more` supplies packed bytes, none
    /// at their end.
    func read(
        into buffer: UnsafeMutableRawBufferPointer,
        more: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws -> Int {
        let buffer = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(Int(UInt32.max)))
        stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(buffer.count)
        while stream.avail_out > 0 {
            if stream.avail_in == 0 {
                let count = try more(input)
                if count == 0 {
                    if isBetweenMembers { break }
                    throw ReadingError.truncatedGzip(path: path, intactBytes: intactBytes(buffer))
                }
                stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.avail_in = UInt32(count)
            }
            if isBetweenMembers {
                // Zeros that pad the file to a block are no member.
                while stream.avail_in > 0, stream.next_in[0] == 0 {
                    stream.next_in += 1
                    stream.avail_in -= 1
                }
                if stream.avail_in == 0 { continue }
                inflateReset(&stream)
                isBetweenMembers = false
            }
            switch inflate(&stream, Z_NO_FLUSH) {
            case Z_STREAM_END: isBetweenMembers = true
            case Z_OK, Z_BUF_ERROR: break
            default: throw ReadingError.corruptGzip(path: path, intactBytes: intactBytes(buffer))
            }
        }
        let count = buffer.count - Int(stream.avail_out)
        unpacked += count
        return count
    }

    private func intactBytes(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        unpacked + buffer.count - Int(stream.avail_out)
    }
}

/// The XXH64 hash of a stream of bytes, seed 0.
///
/// Yann Collet, "xxHash fast digest algorithm", specification 0.1.1
/// (<https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md>). It tells files apart; it is no defence
/// against somebody who wants two files to have one hash.
struct ContentHash {
    private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
        0x27D4_EB2F_1656_67C5
    )

    private var lanes: (UInt64, UInt64, UInt64, UInt64) = (
        primes.0 &+ primes.1, primes.1, 0, 0 &- primes.0
    )
    private var count: UInt64 = 0
    /// Bytes that do not fill a stripe of 32 yet.
    private var rest: [UInt8] = []

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        count += UInt64(bytes.count)
        var bytes = bytes
        if !rest.isEmpty {
            let missing = min(32 - rest.count, bytes.count)
            rest.append(contentsOf: bytes[..<missing])
            bytes = UnsafeRawBufferPointer(rebasing: bytes[missing...])
            if rest.count < 32 { return }
            rest.withUnsafeBytes { ContentHash.consume($0, &lanes) }
            rest.removeAll(keepingCapacity: true)
        }
        let whole = bytes.count / 32 * 32
        ContentHash.consume(UnsafeRawBufferPointer(rebasing: bytes[..<whole]), &lanes)
        rest.append(contentsOf: bytes[whole...])
    }

    /// The hash of all bytes so far.
    var value: UInt64 {
        let (one, two, three, four, five) = ContentHash.primes
        var hash: UInt64
        if count >= 32 {
            hash =
                ContentHash.rotate(lanes.0, 1) &+ ContentHash.rotate(lanes.1, 7)
                &+ ContentHash.rotate(lanes.2, 12) &+ ContentHash.rotate(lanes.3, 18)
            for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
                hash = (hash ^ ContentHash.round(0, lane)) &* one &+ four
            }
        } else {
            hash = five
        }
        hash &+= count
        rest.withUnsafeBytes { rest in
            var index = 0
            while index + 8 <= rest.count {
                hash ^= ContentHash.round(0, ContentHash.load(rest, index))
                hash = ContentHash.rotate(hash, 27) &* one &+ four
                index += 8
            }
            if index + 4 <= rest.count {
                let word = UInt32(littleEndian: rest.loadUnaligned(fromByteOffset: index, as: UInt32.self))
                hash = ContentHash.rotate(hash ^ UInt64(word) &* one, 23) &* two &+ three
                index += 4
            }
            for byte in rest[index...] { hash = ContentHash.rotate(hash ^ UInt64(byte) &* five, 11) &* one }
        }
        hash = (hash ^ hash >> 33) &* two
        hash = (hash ^ hash >> 29) &* three
        return hash ^ hash >> 32
    }

    private static func consume(
        _ stripes: UnsafeRawBufferPointer,
        _ lanes: inout (UInt64, UInt64, UInt64, UInt64)
    ) {
        for index in stride(from: 0, to: stripes.count, by: 32) {
            lanes.0 = round(lanes.0, load(stripes, index))
            lanes.1 = round(lanes.1, load(stripes, index + 8))
            lanes.2 = round(lanes.2, load(stripes, index + 16))
            lanes.3 = round(lanes.3, load(stripes, index + 24))
        }
    }

    @inline(__always)
    private static func load(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
        rotate(lane &+ input &* primes.1, 31) &* primes.0
    }

    @inline(__always)
    private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
        value << bits | value >> (64 - bits)
    }
}

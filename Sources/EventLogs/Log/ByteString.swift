/// Short texts as bytes: equality and a hash by words of eight bytes, the last of which may overlap the one before.
enum ByteString {
    /// - Precondition: both have `count` bytes.
    @inline(__always)
    static func equal(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, count: Int) -> Bool {
        if count >= 8 {
            var index = 0
            while index &+ 8 < count {
                if word(left, index) != word(right, index) { return false }
                index &+= 8
            }
            return word(left, count &- 8) == word(right, count &- 8)
        }
        return packed(left, count) == packed(right, count)
    }

    /// A hash in whose lower half texts that differ in their last byte only are neighbours, as far apart as their last bytes
    /// are: ids are given out one after the other, and are looked up so. The upper half tells them apart.
    ///
    /// Multiply and fold, in the manner of wyhash (Wang Yi, 2019). Not for what an adversary chooses.
    @inline(__always)
    static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let count = text.count
        var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
        guard let base = text.baseAddress else { return state }
        let bytes = UnsafeRawPointer(base)
        let tail: UInt64
        if count < 8 {
            tail = packed(bytes, count)
        } else {
            var index = 0
            while index &+ 8 < count {
                state = mix(state ^ word(bytes, index))
                index &+= 8
            }
            tail = word(bytes, count &- 8)
        }
        let last = tail >> 56
        state = mix(state ^ tail & ~(0xFF << 56))
        return (state ^ last << 56) & ~0xFFFF_FFFF | (state &+ last) & 0xFFFF_FFFF
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawPointer, _ index: Int) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
    }

    /// A text of less than eight bytes, its last byte on top; two of one length are equal if these are.
    @inline(__always)
    private static func packed(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
        if count >= 4 {
            let first = bytes.loadUnaligned(as: UInt32.self).littleEndian
            let last = bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self).littleEndian
            return UInt64(first) | UInt64(last) << 32
        }
        if count == 0 { return 0 }
        let text = bytes.assumingMemoryBound(to: UInt8.self)
        return UInt64(text[0]) | UInt64(text[count >> 1]) << 8 | UInt64(text[count &- 1]) << 56
    }

    /// The last eight bytes of a text, the last one on top; behind zeros if there are fewer.
    @inline(__always)
    static func tail(_ text: UnsafePointer<UInt8>, count: Int) -> UInt64 {
        let bytes = UnsafeRawPointer(text)
        if count >= 8 { return word(bytes, count &- 8) }
        if count >= 4 {
            let first = bytes.loadUnaligned(as: UInt32.self).littleEndian
            let last = bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self).littleEndian
            return UInt64(first) &<< UInt64(truncatingIfNeeded: 8 &* (8 &- count)) | UInt64(last) &<< 32
        }
        var tail: UInt64 = 0
        for index in 0..<count { tail = tail &>> 8 | UInt64(text[index]) &<< 56 }
        return tail
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}

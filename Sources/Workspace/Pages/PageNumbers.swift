// The numbers of SQLite's pages.

/// Two bytes, the most significant first.
@inline(__always)
func put16(_ value: Int, _ at: UnsafeMutablePointer<UInt8>) {
    at[0] = UInt8(truncatingIfNeeded: value >> 8)
    at[1] = UInt8(truncatingIfNeeded: value)
}

/// Four bytes, the most significant first.
@inline(__always)
func put32(_ value: Int, _ at: UnsafeMutablePointer<UInt8>) {
    put16(value >> 16, at)
    put16(value, at + 2)
}

/// How many bytes a number takes at seven bits a byte.
@inline(__always)
func varintSize(_ value: UInt64) -> Int {
    value < 0x80 ? 1 : value < 0x4000 ? 2 : (70 - value.leadingZeroBitCount) / 7
}

/// Writes a number at seven bits a byte, the most significant first.
/// - Precondition: it is less than 2^56, so that the ninth byte, which would have eight bits, is never needed.
@inline(__always)
func writeVarint(_ value: UInt64, _ at: inout UnsafeMutablePointer<UInt8>) {
    let size = varintSize(value)
    var rest = value
    var index = size - 1
    at[index] = UInt8(truncatingIfNeeded: rest & 0x7F)
    while index > 0 {
        rest >>= 7
        index &-= 1
        at[index] = UInt8(truncatingIfNeeded: rest & 0x7F) | 0x80
    }
    at += size
}

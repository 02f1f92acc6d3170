/// Bits that order as the values do, to sort by.
extension FixedWidthInteger {
    /// Ascends as the value does: the sign bit of a signed value flipped.
    @inlinable @inline(__always)
    public var radixKey: UInt64 {
        let bits = UInt64(truncatingIfNeeded: self)
        return Self.isSigned ? bits ^ 1 << 63 : bits
    }

    /// The value that has this key.
    @inlinable @inline(__always)
    public init(radixKey key: UInt64) {
        self.init(truncatingIfNeeded: Self.isSigned ? key ^ 1 << 63 : key)
    }
}

extension Double {
    /// Ascends as the value does, 0 and -0 being equal: the sign bit flipped, and of negative values all others too.
    /// - Precondition: it is a number.
    @inlinable @inline(__always)
    public var radixKey: UInt64 {
        let pattern = (self + 0).bitPattern
        return pattern ^ (UInt64(bitPattern: Int64(bitPattern: pattern) >> 63) | 1 << 63)
    }
}

/// A key to sort by, and the index of what it belongs to.
public struct KeyedIndex: BitwiseCopyable, Sendable {
    public let key: UInt64
    public let index: Int32

    @inlinable @inline(__always)
    public init(key: UInt64, index: Int32) {
        self.key = key
        self.index = index
    }
}

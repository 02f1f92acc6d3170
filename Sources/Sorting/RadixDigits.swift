/// How keys between two bounds, or their leading bits, are cut into digits of equal width, as few as eleven bits at most
/// allow.
@usableFromInline
struct RadixDigits {
    @usableFromInline let least: UInt64
    /// How many bits at the end of a key are left out.
    @usableFromInline let shift: Int
    /// How many bits a digit has.
    @usableFromInline let bits: Int
    @usableFromInline let passes: Int
    @usableFromInline let mask: Int

    /// Few keys get narrower digits, so that counting them costs no more than moving them.
    @inlinable
    init(least: UInt64, most: UInt64, count: Int, isLeadingOnly: Bool) {
        let range = max(1, UInt64.bitWidth - (most - least).leadingZeroBitCount)
        let telling = Int.bitWidth - count.leadingZeroBitCount + 5
        let used = isLeadingOnly ? min(range, telling) : range
        let widest = count < 2_048 ? 8 : 11
        passes = (used + widest - 1) / widest
        bits = (used + passes - 1) / passes
        shift = max(0, range - passes * bits)
        mask = 1 << bits - 1
        self.least = least
    }

    /// The bits that are cut into digits.
    @inlinable @inline(__always)
    func rest(_ key: UInt64) -> UInt64 { (key &- least) &>> UInt64(truncatingIfNeeded: shift) }

    @inlinable @inline(__always)
    func digit(_ pass: Int, of key: UInt64) -> Int {
        Int(truncatingIfNeeded: rest(key) &>> UInt64(truncatingIfNeeded: pass &* bits)) & mask
    }
}

/// How keys between two bounds are cut into digits of equal width, as few as eleven bits at most allow.
@usableFromInline
struct RadixDigits {
    @usableFromInline let least: UInt64
    /// How many bits a digit has.
    @usableFromInline let bits: Int
    @usableFromInline let passes: Int
    @usableFromInline let mask: Int

    /// Few keys get narrower digits, so that counting them costs no more than moving them.
    @inlinable
    init(least: UInt64, most: UInt64, count: Int) {
        let range = max(1, UInt64.bitWidth - (most - least).leadingZeroBitCount)
        let widest = count < 2_048 ? 8 : 11
        passes = (range + widest - 1) / widest
        bits = (range + passes - 1) / passes
        mask = 1 << bits - 1
        self.least = least
    }

    @inlinable @inline(__always)
    func digit(_ pass: Int, of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &- least) &>> UInt64(truncatingIfNeeded: pass &* bits)) & mask
    }
}

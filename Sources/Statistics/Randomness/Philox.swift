/// The counter-based generator Philox4x32-10: a keyed bijection of 128-bit counters whose outputs pass all tests of
/// randomness in use.
///
/// There is no state to carry along. Any part of any stream can be had at once, so that what is drawn for a
/// replicate does not depend on who drew before it, or on which thread.
///
/// Salmon, Moraes, Dror and Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3" (2011), section 4.3.
public enum Philox {
    /// Four random words.
    /// - Complexity: O(1), ten rounds of two multiplications.
    @inline(__always)
    public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
        var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3])
        var (k0, k1) = (key[0], key[1])
        for _ in 0..<10 {
            let left = UInt64(c0) &* 0xD251_1F53
            let right = UInt64(c2) &* 0xCD9E_8D57
            (c0, c1, c2, c3) = (
                UInt32(truncatingIfNeeded: right >> 32) ^ c1 ^ k0,
                UInt32(truncatingIfNeeded: right),
                UInt32(truncatingIfNeeded: left >> 32) ^ c3 ^ k1,
                UInt32(truncatingIfNeeded: left)
            )
            k0 &+= 0x9E37_79B9
            k1 &+= 0xBB67_AE85
        }
        return SIMD4(c0, c1, c2, c3)
    }
}

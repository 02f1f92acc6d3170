/// Numbers the pairs of codes that occur, from 0 in order of first appearance.
///
/// Open addressing at a load of at most one half. A log has few distinct pairs, so the table stays in the cache where a
/// square table of all codes would not.
struct CodePairSlots {
    private static let empty = UInt64.max

    private var keys = [UInt64](repeating: CodePairSlots.empty, count: 64)
    private var numbers = [Int32](repeating: 0, count: 64)
    private var count = 0

    /// The number of the pair, given out now if it is new.
    /// - Precondition: codes are not negative.
    /// - Complexity: O(1), amortised.
    @inline(__always)
    mutating func index(_ first: Int32, _ second: Int32) -> Int {
        let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
        var place = place(of: key)
        while keys[place] != key {
            if keys[place] == CodePairSlots.empty { return insert(key, at: place) }
            place = (place + 1) & (keys.count - 1)
        }
        return Int(numbers[place])
    }

    @inline(__always)
    private func place(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
    }

    private mutating func insert(_ key: UInt64, at place: Int) -> Int {
        keys[place] = key
        numbers[place] = Int32(count)
        count += 1
        if count * 2 > keys.count { grow() }
        return count - 1
    }

    private mutating func grow() {
        let (oldKeys, oldNumbers) = (keys, numbers)
        keys = Array(repeating: CodePairSlots.empty, count: 2 * oldKeys.count)
        numbers = Array(repeating: 0, count: 2 * oldKeys.count)
        for (key, number) in zip(oldKeys, oldNumbers) where key != CodePairSlots.empty {
            var place = place(of: key)
            while keys[place] != CodePairSlots.empty { place = (place + 1) & (keys.count - 1) }
            keys[place] = key
            numbers[place] = number
        }
    }
}

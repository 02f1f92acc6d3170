/// Codes 0, 1, 2 … for pairs of integers, in order of their first occurrence.
///
/// An open-addressing table: an eighth to a quarter of the places are taken, so a look-up hardly passes more than one.
struct DenseCodes: Sendable {
    struct Pair: Sendable, Equatable {
        let first: Int
        let second: Int
    }

    /// The pairs by code.
    private(set) var pairs: [Pair] = []
    /// The code at each place; -1 where it is free. As many as a power of two.
    private var places = [Int32](repeating: -1, count: 64)
    private var shift: UInt64 = 58

    var count: Int { pairs.count }

    /// The code of a pair; ``count`` before the call if it was not known yet.
    /// - Complexity: O(1) on average.
    @inline(__always)
    mutating func code(of first: Int, _ second: Int) -> Int {
        var place = self.place(of: first, second)
        while true {
            let code = Int(places[place])
            if code < 0 { break }
            if pairs[code].first == first, pairs[code].second == second { return code }
            place = (place + 1) & (places.count - 1)
        }
        return insert(Pair(first: first, second: second), at: place)
    }

    @inline(never)
    private mutating func insert(_ pair: Pair, at place: Int) -> Int {
        places[place] = Int32(pairs.count)
        pairs.append(pair)
        if pairs.count * 4 > places.count { grow() }
        return pairs.count - 1
    }

    private mutating func grow() {
        places = [Int32](repeating: -1, count: places.count * 2)
        shift -= 1
        for (code, pair) in pairs.enumerated() {
            var place = self.place(of: pair.first, pair.second)
            while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Int32(code)
        }
    }

    /// Multiplicative hashing (Knuth, "Sorting and Searching", 6.4): the upper bits of a product with an odd constant.
    @inline(__always)
    private func place(of first: Int, _ second: Int) -> Int {
        let mixed = UInt64(bitPattern: Int64(first)) &* 0x9E37_79B9_7F4A_7C15
        let product = (mixed ^ (mixed >> 32) ^ UInt64(bitPattern: Int64(second))) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: product >> shift)
    }
}

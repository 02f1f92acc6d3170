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

    /// The codes of many pairs, as ``code(of:_:)`` gives them for one after the other.
    ///
    /// A table beyond the cache costs a miss for the place and one for the pair. Here no look-up awaits the one before, so
    /// that the processor has many misses under way at once.
    /// - Parameter codes: room for as many.
    /// - Complexity: O(pairs) on average.
    mutating func codes(
        of sought: UnsafeBufferPointer<Pair>,
        into codes: UnsafeMutableBufferPointer<Int32>
    ) {
        precondition(codes.count >= sought.count, "a code for each pair")
        // What is not found where it would be at first is searched for, in turn.
        places.withUnsafeBufferPointer { places in
            for index in 0..<sought.count {
                codes[index] = places[place(of: sought[index].first, sought[index].second)]
            }
        }
        pairs.withUnsafeBufferPointer { pairs in
            for index in 0..<sought.count where codes[index] >= 0 {
                if pairs[Int(codes[index])] != sought[index] { codes[index] = -1 }
            }
        }
        for index in 0..<sought.count where codes[index] < 0 {
            codes[index] = Int32(truncatingIfNeeded: code(of: sought[index].first, sought[index].second))
        }
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

/// A set of resources, to be cut with another one word by word.
struct ResourceSet {
    private(set) var words: [UInt64]

    init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

    func contains(_ resource: Int) -> Bool { words[resource >> 6] >> UInt64(resource & 63) & 1 == 1 }
    mutating func insert(_ resource: Int) { words[resource >> 6] |= 1 << UInt64(resource & 63) }
    mutating func remove(_ resource: Int) { words[resource >> 6] &= ~(1 << UInt64(resource & 63)) }

    /// The first resource after another one, around the end, that both sets have; nil if there is none.
    /// - Complexity: O(resources / 64).
    func firstCommon(with other: ResourceSet, after last: Int) -> Int? {
        guard !words.isEmpty else { return nil }
        let (word, bit) = ((last + 1) >> 6, UInt64((last + 1) & 63))
        func first(in place: Int, masked mask: UInt64) -> Int? {
            let common = words[place] & other.words[place] & mask
            return common == 0 ? nil : place << 6 + common.trailingZeroBitCount
        }
        if word < words.count, let found = first(in: word, masked: ~0 << bit) { return found }
        for place in min(word + 1, words.count)..<words.count {
            if let found = first(in: place, masked: ~0) { return found }
        }
        for place in 0..<min(word + 1, words.count) {
            if let found = first(in: place, masked: ~0) { return found }
        }
        return nil
    }
}

extension Array where Element: FixedWidthInteger & BitwiseCopyable {
    /// The values that would be at these places if the array was sorted.
    ///
    /// Counts how many values share each leading eleven bits of the range, and sorts only those that can come to the
    /// places asked for.
    /// - Precondition: the places are indices of the array.
    /// - Complexity: O(n), and sorting those that share their leading bits with a value asked for.
    @inlinable
    public func values(atRanks ranks: Range<Int>) -> [Element] {
        precondition(ranks.lowerBound >= 0 && ranks.upperBound <= count, "ranks of the array")
        guard !ranks.isEmpty, let least = self.min(), let most = self.max() else { return [] }
        let base = least.radixKey
        let range = UInt64.bitWidth - (most.radixKey - base).leadingZeroBitCount
        let shift = UInt64(Swift.max(0, range - 11))
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1 << 11) { counts in
            counts.initialize(repeating: 0)
            withUnsafeBufferPointer { values in
                for value in values {
                    counts[Int(truncatingIfNeeded: (value.radixKey &- base) &>> shift)] &+= 1
                }
            }
            var before = 0
            var first = 0
            while before + Int(counts[first]) <= ranks.lowerBound {
                before += Int(counts[first])
                first += 1
            }
            var through = before + Int(counts[first])
            var last = first
            while through < ranks.upperBound {
                last += 1
                through += Int(counts[last])
            }
            var near: [Element] = []
            near.reserveCapacity(through - before)
            let digits = UInt64(first)...UInt64(last)
            for value in self where digits.contains((value.radixKey &- base) &>> shift) { near.append(value) }
            near.radixSort()
            return Array(near[ranks.lowerBound - before..<ranks.upperBound - before])
        }
    }

    /// The value that would be at this place if the array was sorted.
    /// - Precondition: the place is an index of the array.
    /// - Complexity: that of ``values(atRanks:)``.
    @inlinable
    public func value(atRank rank: Int) -> Element { values(atRanks: rank..<rank + 1)[0] }
}

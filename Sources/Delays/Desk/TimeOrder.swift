import EventLogs

/// Sorting by time without comparisons.
enum TimeOrder {
    private static let bits = 11
    private static let buckets = 1 << bits

    /// The positions of the times in ascending order; equal times keep their order.
    ///
    /// A least-significant-digit radix sort of the distances from the earliest time, eleven bits at a time.
    /// - Complexity: O(n) for each eleven bits of the times' range.
    static func ascending(_ times: [Microseconds]) -> [Int32] {
        guard let earliest = times.min(), let latest = times.max() else { return [] }
        let range = UInt64(bitPattern: latest &- earliest)
        var order = (0..<Int32(times.count)).map { $0 }
        var sorted = order
        var shift = UInt64(0)
        while shift < 64, range >> shift > 0 {
            var next = [Int](repeating: 0, count: buckets + 1)
            for time in times { next[digit(time, earliest, shift) + 1] += 1 }
            for bucket in 0..<buckets { next[bucket + 1] += next[bucket] }
            for position in order {
                let bucket = digit(times[Int(position)], earliest, shift)
                sorted[next[bucket]] = position
                next[bucket] += 1
            }
            swap(&order, &sorted)
            shift += UInt64(bits)
        }
        return order
    }

    @inline(__always)
    private static func digit(_ time: Microseconds, _ earliest: Microseconds, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: UInt64(bitPattern: time &- earliest) >> shift) & (buckets - 1)
    }
}

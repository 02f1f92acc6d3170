/// The rows of a column in the order of their values, and for each row which of the distinct values it has.
struct RankedColumn: Sendable {
    /// The rows that have a value, ascending by it; equal values keep the order of their rows.
    let order: [Int32]
    /// For each row how many distinct values are smaller than its own; `missing` where it has none.
    let levels: [Int32]
    let levelCount: Int

    static let missing: Int32 = -1

    /// - Parameter values: not-a-number where missing; 0 and -0 are equal.
    /// - Complexity: O(n).
    init(_ values: [Double]) {
        let keyed = RadixSort.ascending(values)
        var levels = [Int32](repeating: Self.missing, count: values.count)
        var level = Self.missing
        var previous: UInt64?
        levels.withUnsafeMutableBufferPointer { levels in
            for entry in keyed {
                if entry.key != previous { level += 1 }
                previous = entry.key
                levels[Int(entry.row)] = level
            }
        }
        order = keyed.map(\.row)
        self.levels = levels
        levelCount = Int(level) + 1
    }

    /// How many rows each level has.
    var levelSizes: [Int] {
        var sizes = [Int](repeating: 0, count: levelCount)
        for level in levels where level >= 0 { sizes[Int(level)] += 1 }
        return sizes
    }

    /// For each level the mean of the ranks, from 1, of its rows, if the levels have so many rows each.
    func averageRanks(ofCounts counts: [Int]) -> [Double] {
        var before = 0
        return counts.map { count in
            defer { before += count }
            return Double(before) + Double(count + 1) / 2
        }
    }
}

/// Sorting doubles without comparisons.
private enum RadixSort {
    struct Entry {
        /// Ascends as the values do.
        let key: UInt64
        let row: Int32
    }

    private static let bits: UInt64 = 11
    private static let buckets = 1 << Int(bits)
    private static let passes = 6

    /// The values that are numbers, in ascending order; equal ones keep their order. A least-significant-digit radix
    /// sort, eleven bits at a time, that leaves out digits in which all agree.
    static func ascending(_ values: [Double]) -> [Entry] {
        precondition(values.count <= Int32.max, "rows that 31 bits can count")
        var entries: [Entry] = []
        entries.reserveCapacity(values.count)
        for (row, value) in values.enumerated() where !value.isNaN {
            entries.append(Entry(key: key(of: value), row: Int32(row)))
        }
        if entries.count < 512 {
            entries.sort { ($0.key, $0.row) < ($1.key, $1.row) }
            return entries
        }
        var sorted = entries
        var histograms = histograms(of: entries)
        for pass in 0..<passes {
            let counts = pass * buckets..<(pass + 1) * buckets
            if histograms[counts].contains(entries.count) { continue }
            histograms.withUnsafeMutableBufferPointer { histograms in
                var start = 0
                for bucket in counts { (histograms[bucket], start) = (start, start + histograms[bucket]) }
                entries.withUnsafeBufferPointer { entries in
                    sorted.withUnsafeMutableBufferPointer { sorted in
                        for entry in entries {
                            let bucket = counts.lowerBound + digit(pass, of: entry.key)
                            sorted[histograms[bucket]] = entry
                            histograms[bucket] += 1
                        }
                    }
                }
            }
            swap(&entries, &sorted)
        }
        return entries
    }

    /// How often each digit has each value, pass by pass.
    private static func histograms(of entries: [Entry]) -> [Int] {
        var histograms = [Int](repeating: 0, count: passes * buckets)
        histograms.withUnsafeMutableBufferPointer { histograms in
            for entry in entries {
                for pass in 0..<passes { histograms[pass * buckets + digit(pass, of: entry.key)] += 1 }
            }
        }
        return histograms
    }

    @inline(__always)
    private static func digit(_ pass: Int, of key: UInt64) -> Int {
        Int(truncatingIfNeeded: key >> (UInt64(pass) * bits)) & (buckets - 1)
    }

    /// Bits that order as the value does: the sign bit flipped, and of negative values all others too.
    @inline(__always)
    private static func key(of value: Double) -> UInt64 {
        let pattern = (value + 0).bitPattern
        return pattern ^ (UInt64(bitPattern: Int64(bitPattern: pattern) >> 63) | 1 << 63)
    }
}

import Sorting

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
        precondition(values.count <= Int32.max, "rows that 31 bits can count")
        var keyed: [KeyedIndex] = []
        keyed.reserveCapacity(values.count)
        for (row, value) in values.enumerated() where !value.isNaN {
            keyed.append(KeyedIndex(key: value.radixKey, index: Int32(row)))
        }
        keyed.radixSort { $0.key }
        var levels = [Int32](repeating: Self.missing, count: values.count)
        var level = Self.missing
        var previous: UInt64?
        levels.withUnsafeMutableBufferPointer { levels in
            for entry in keyed {
                if entry.key != previous { level += 1 }
                previous = entry.key
                levels[Int(entry.index)] = level
            }
        }
        order = keyed.map(\.index)
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

/// Where each part of a column puts what belongs to each group: a counting sort on all processors, in which what is of one
/// group keeps its order.
public struct Deal: Sendable {
    public let parts: [Range<Int>]
    /// How many elements each group has.
    public let counts: [Int]
    /// For each part, where its first element of each group goes among the group's.
    public let first: [[Int]]

    /// Elements that are worth a part.
    private static let partSize = 1 << 15

    /// - Parameter groups: of each element; those below zero are in none.
    /// - Complexity: O(elements + parts · groups), on all processors.
    public init(_ groups: [Int32], groupCount: Int) {
        let partCount = min(16 * processorCount, groups.count / Deal.partSize + 1)
        let parts = evenRanges(of: groups.count, parts: partCount)
        var first = concurrentMap(partCount) { part -> [Int] in
            var counts = [Int](repeating: 0, count: groupCount)
            counts.withUnsafeMutableBufferPointer { counts in
                for group in groups[parts[part]] where group >= 0 { counts[Int(group)] += 1 }
            }
            return counts
        }
        var counts = [Int](repeating: 0, count: groupCount)
        for part in first.indices {
            for group in counts.indices {
                (first[part][group], counts[group]) = (counts[group], counts[group] + first[part][group])
            }
        }
        (self.parts, self.counts, self.first) = (parts, counts, first)
    }
}

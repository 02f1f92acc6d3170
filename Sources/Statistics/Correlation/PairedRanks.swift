import Parallelism

/// Two ranked columns over the rows in which both have a value.
struct PairedRanks: Sendable {
    let pairs: Int
    private let left: RankedColumn
    private let right: RankedColumn
    /// How many of the pairs each level has.
    let leftSizes: [Int]
    let rightSizes: [Int]

    /// - Complexity: O(n).
    init(_ left: RankedColumn, _ right: RankedColumn) {
        precondition(left.levels.count == right.levels.count, "pairs")
        self.left = left
        self.right = right
        var pairs = 0
        var leftSizes = [Int](repeating: 0, count: left.levelCount)
        var rightSizes = [Int](repeating: 0, count: right.levelCount)
        for row in left.levels.indices {
            let (a, b) = (left.levels[row], right.levels[row])
            guard a >= 0, b >= 0 else { continue }
            pairs += 1
            leftSizes[Int(a)] += 1
            rightSizes[Int(b)] += 1
        }
        self.pairs = pairs
        self.leftSizes = leftSizes
        self.rightSizes = rightSizes
    }

    /// Spearman's ρ: Pearson's correlation of the average ranks; nil if either side does not vary.
    /// - Complexity: O(n).
    var spearman: Double? {
        let mean = Double(pairs + 1) / 2
        let leftRanks = left.averageRanks(ofCounts: leftSizes).map { $0 - mean }
        let rightRanks = right.averageRanks(ofCounts: rightSizes).map { $0 - mean }
        var product = 0.0
        for row in left.levels.indices {
            let (a, b) = (left.levels[row], right.levels[row])
            if a >= 0, b >= 0 { product += leftRanks[Int(a)] * rightRanks[Int(b)] }
        }
        let leftSquares = zip(leftRanks, leftSizes).reduce(0) { $0 + $1.0 * $1.0 * Double($1.1) }
        let rightSquares = zip(rightRanks, rightSizes).reduce(0) { $0 + $1.0 * $1.0 * Double($1.1) }
        guard leftSquares > 0, rightSquares > 0 else { return nil }
        return cosine(product, leftSquares, rightSquares)
    }

    /// Kendall's count of pairs of pairs, by Knight, "A Computer Method for Calculating Kendall's Tau with Ungrouped
    /// Data" (JASA 61, 1966): the inversions among the right values in the order of the left ones.
    /// - Complexity: O(n log n).
    var kendall: KendallCounts {
        var sequence = rightLevelsInOrderOfLeft()
        var bothTied = 0
        var first = 0
        for size in leftSizes {
            var run = 0
            for position in first..<first + size {
                run = position > first && sequence[position] == sequence[position - 1] ? run + 1 : 0
                bothTied += run
            }
            first += size
        }
        return KendallCounts(
            pairs: pairs,
            discordant: countInversions(sorting: &sequence),
            bothTied: bothTied,
            leftSizes: leftSizes,
            rightSizes: rightSizes
        )
    }

    /// The right levels, ascending by the left level and within it by themselves: the rows in the order of their right
    /// values, counted into the places of their left level.
    private func rightLevelsInOrderOfLeft() -> [Int32] {
        var places: [Int] = []
        places.reserveCapacity(leftSizes.count)
        var start = 0
        for size in leftSizes {
            places.append(start)
            start += size
        }
        return [Int32](unsharedCapacity: pairs) { sequence, initialized in
            left.levels.withUnsafeBufferPointer { leftLevels in
                right.levels.withUnsafeBufferPointer { rightLevels in
                    places.withUnsafeMutableBufferPointer { places in
                        for row in right.order {
                            let level = Int(leftLevels[Int(row)])
                            guard level >= 0 else { continue }
                            sequence[places[level]] = rightLevels[Int(row)]
                            places[level] += 1
                        }
                    }
                }
            }
            initialized = pairs
        }
    }
}

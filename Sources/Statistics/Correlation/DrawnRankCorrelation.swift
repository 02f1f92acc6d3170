/// Spearman's ρ of two columns of which rows are drawn again and again, as a bootstrap does: the ranks are those of the drawn
/// rows, ties included, but nothing is sorted more than once.
public struct DrawnRankCorrelation: Sendable {
    private let left: RankedColumn
    private let right: RankedColumn

    /// - Precondition: the columns are of one length, and no value is not-a-number.
    /// - Complexity: O(n).
    public init(_ left: [Double], _ right: [Double]) {
        precondition(left.count == right.count, "two values for each row")
        precondition(!left.contains(where: \.isNaN) && !right.contains(where: \.isNaN), "numbers")
        self.left = RankedColumn(left)
        self.right = RankedColumn(right)
    }

    /// ρ of the rows, each as often as its count says; nil if either column does not vary over those that count.
    ///
    /// With all counts 1 it is that of `Correlation`.
    /// - Precondition: a count for each row, none negative.
    /// - Complexity: O(n).
    public func coefficient(counts: [Int]) -> Double? {
        precondition(counts.count == left.levels.count, "a count for each row")
        let (leftRanks, rightRanks) = (left.ranks(ofDrawn: counts), right.ranks(ofDrawn: counts))
        let centre = Double(counts.reduce(0, +) + 1) / 2
        var (squares, otherSquares, products) = (0.0, 0.0, 0.0)
        for (row, count) in counts.enumerated() where count > 0 {
            let first = leftRanks[Int(left.levels[row])] - centre
            let second = rightRanks[Int(right.levels[row])] - centre
            squares += Double(count) * first * first
            otherSquares += Double(count) * second * second
            products += Double(count) * first * second
        }
        guard squares > 0, otherSquares > 0 else { return nil }
        return min(max(products / (squares * otherSquares).squareRoot(), -1), 1)
    }
}

extension RankedColumn {
    /// For each level the mean rank of its drawn rows.
    fileprivate func ranks(ofDrawn counts: [Int]) -> [Double] {
        var sizes = [Int](repeating: 0, count: levelCount)
        for (row, level) in levels.enumerated() { sizes[Int(level)] += counts[row] }
        return averageRanks(ofCounts: sizes)
    }
}

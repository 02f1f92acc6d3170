/// Ranks from 1; tied values share the mean of their ranks.
/// - Precondition: no value is not-a-number.
/// - Complexity: O(n).
public func averageRanks(of values: [Double]) -> [Double] {
    let column = RankedColumn(values)
    precondition(column.order.count == values.count, "numbers")
    let ranks = column.averageRanks(ofCounts: column.levelSizes)
    return column.levels.map { ranks[Int($0)] }
}

/// The probability that a value of the marked group exceeds one of the others, ties counting half: the area
/// under the receiver operating characteristic, from the rank sum of Mann and Whitney (1947).
/// - Returns: nil if either group is empty.
/// - Precondition: no value is not-a-number, and every value has a mark.
/// - Complexity: O(n).
public func areaUnderCurve(of values: [Double], marked: [Bool]) -> Double? {
    precondition(values.count == marked.count, "a mark for each value")
    let markedCount = marked.count { $0 }
    let otherCount = marked.count - markedCount
    guard markedCount > 0, otherCount > 0 else { return nil }
    let rankSum = zip(averageRanks(of: values), marked).reduce(0.0) { $1.1 ? $0 + $1.0 : $0 }
    let wins = rankSum - Double(markedCount) * Double(markedCount + 1) / 2
    return wins / (Double(markedCount) * Double(otherCount))
}

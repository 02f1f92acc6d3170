/// Ranks from 1; tied values share the mean of their ranks.
/// - Precondition: no value is not-a-number.
/// - Complexity: O(n log n).
public func averageRanks(of values: [Double]) -> [Double] {
    let byValue = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var first = 0
    while first < byValue.count {
        var last = first
        while last + 1 < byValue.count, values[byValue[last + 1]] == values[byValue[first]] { last += 1 }
        let rank = Double(first + last) / 2 + 1
        for position in first...last { ranks[byValue[position]] = rank }
        first = last + 1
    }
    return ranks
}

/// The probability that a value of the marked group exceeds one of the others, ties counting half: the area
/// under the receiver operating characteristic, from the rank sum of Mann and Whitney (1947).
/// - Returns: nil if either group is empty.
/// - Precondition: no value is not-a-number, and every value has a mark.
/// - Complexity: O(n log n).
public func areaUnderCurve(of values: [Double], marked: [Bool]) -> Double? {
    precondition(values.count == marked.count, "a mark for each value")
    let markedCount = marked.count { $0 }
    let otherCount = marked.count - markedCount
    guard markedCount > 0, otherCount > 0 else { return nil }
    let rankSum = zip(averageRanks(of: values), marked).reduce(0.0) { $1.1 ? $0 + $1.0 : $0 }
    let wins = rankSum - Double(markedCount) * Double(markedCount + 1) / 2
    return wins / (Double(markedCount) * Double(otherCount))
}

/// Spearman's rank correlation: Pearson's correlation of the ranks.
/// - Returns: nil if there are fewer than two values or either side is constant.
/// - Complexity: O(n log n).
public func rankCorrelation(of left: [Double], and right: [Double]) -> Double? {
    precondition(left.count == right.count, "pairs")
    guard left.count > 1 else { return nil }
    let leftRanks = averageRanks(of: left)
    let rightRanks = averageRanks(of: right)
    let mean = Double(left.count + 1) / 2
    var product = 0.0
    var leftSquares = 0.0
    var rightSquares = 0.0
    for (a, b) in zip(leftRanks, rightRanks) {
        product += (a - mean) * (b - mean)
        leftSquares += (a - mean) * (a - mean)
        rightSquares += (b - mean) * (b - mean)
    }
    guard leftSquares > 0, rightSquares > 0 else { return nil }
    return product / (leftSquares * rightSquares).squareRoot()
}

import Foundation

/// Optimal partitioning with the pruning of Killick, Fearnhead and Eckley (2012, section 3).
///
/// F(t) = min over s of F(s) + cost(s, t) + penalty is the least cost of the first t values. Splitting a segment lowers
/// its cost by K at least; so a start s with F(s) + cost(s, t) + K ≥ F(t) can never again beat t as the start of
/// the last segment, from the moment on that a segment from t is long enough to be allowed.
struct PrunedSegmentSearch {
    let minimumLength: Int
    let penalty: Double
    /// Adds log(length / n) to each segment's cost.
    let penalizesShortness: Bool

    /// - Returns: the starts of the segments, and the least cost.
    func run(_ sums: SegmentSums) -> (starts: [Int], cost: Double) {
        let count = sums.sums.count - 1
        // log (a / n) + log (b / n) + log 4 ≤ log ((a + b) / n) for a + b ≤ n.
        let logCount = log(Double(count))
        let splitGain = penalizesShortness ? log(4.0) : 0
        var least = [Double](repeating: .infinity, count: count + 1)
        var lastStart = [Int](repeating: 0, count: count + 1)
        least[0] = -penalty
        var open = OpenStarts(capacity: count + 1)
        for end in minimumLength...count {
            let entering = end - minimumLength
            if entering == 0 || entering >= minimumLength {
                open.add(entering, least[entering], sums.sums[entering], sums.squares[entering])
            }
            open.evaluate(end, sums, lengthCost: penalizesShortness ? logCount : nil)
            let best = open.best()
            least[end] = open.costs[best] + penalty
            lastStart[end] = Int(open.starts[best])
            open.prune(end: end, above: least[end] - splitGain, delay: minimumLength)
        }
        var starts: [Int] = []
        var end = count
        while end > 0 {
            end = lastStart[end]
            starts.append(end)
        }
        return (starts.reversed(), least[count])
    }
}

/// The starts of a last segment that are not pruned yet, column by column, so that the evaluation of all of them runs
/// in vector registers.
private struct OpenStarts {
    private(set) var count = 0
    private(set) var starts: [Double]
    private(set) var costs: [Double]
    private var least: [Double]
    private var sums: [Double]
    private var squares: [Double]
    /// The end from which on a start is not needed any more.
    private var deadlines: [Double]

    init(capacity: Int) {
        starts = Array(repeating: 0, count: capacity)
        costs = starts
        least = starts
        sums = starts
        squares = starts
        deadlines = starts
    }

    mutating func add(_ start: Int, _ leastCost: Double, _ sum: Double, _ square: Double) {
        starts[count] = Double(start)
        least[count] = leastCost
        sums[count] = sum
        squares[count] = square
        deadlines[count] = .infinity
        count += 1
    }

    /// The cost of everything up to `end` for each start of the last segment.
    mutating func evaluate(_ end: Int, _ totals: SegmentSums, lengthCost logCount: Double?) {
        let (position, sum, square) = (Double(end), totals.sums[end], totals.squares[end])
        let count = count
        costs.withUnsafeMutableBufferPointer { costs in
            starts.withUnsafeBufferPointer { starts in
                least.withUnsafeBufferPointer { least in
                    sums.withUnsafeBufferPointer { sums in
                        squares.withUnsafeBufferPointer { squares in
                            if case .mean = totals.cost {
                                for index in 0..<count {
                                    let part = sum - sums[index]
                                    let spread = part * part / (position - starts[index])
                                    costs[index] = least[index] + (square - squares[index] - spread)
                                }
                            } else {
                                for index in 0..<count {
                                    let cost = totals.cost(
                                        length: position - starts[index],
                                        sum: sum - sums[index],
                                        squares: square - squares[index]
                                    )
                                    costs[index] = least[index] + cost
                                }
                            }
                        }
                    }
                }
            }
        }
        guard let logCount else { return }
        for index in 0..<count { costs[index] += log(position - starts[index]) - logCount }
    }

    /// The position of the least cost, the earliest start if there are several.
    func best() -> Int {
        costs.withUnsafeBufferPointer { costs in
            var best = 0
            for index in 1..<max(1, count) where costs[index] < costs[best] { best = index }
            return best
        }
    }

    /// Removes the starts that are not needed for later ends.
    mutating func prune(end: Int, above limit: Double, delay: Int) {
        let (reached, deadline) = (Double(end + 1), Double(end + delay))
        var kept = 0
        for index in 0..<count {
            if costs[index] >= limit { deadlines[index] = min(deadlines[index], deadline) }
            if deadlines[index] <= reached { continue }
            if kept < index {
                starts[kept] = starts[index]
                least[kept] = least[index]
                sums[kept] = sums[index]
                squares[kept] = squares[index]
                deadlines[kept] = deadlines[index]
            }
            kept += 1
        }
        count = kept
    }
}

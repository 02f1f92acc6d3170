import Foundation

/// How much larger the share of rows with a mark is than chance makes it, where chance may differ from row to row; the
/// rows hang together in clusters.
public struct ExcessShare: Sendable, Equatable {
    public let rows: Int
    public let clusters: Int
    /// The share of rows that have the mark, and the mean of their chances.
    public let share: Double
    public let expectedShare: Double
    /// Of the share less the expected one, by the jackknife over clusters; nil with fewer than three of them or where all agree.
    public let error: Double?
    /// Of so many marks, if rows are independent: the exact distribution of the sum up to 2,000 rows, beyond that the normal
    /// one with a correction for continuity.
    public let independentPValue: Double
    /// Of so large an excess beyond the one that is allowed for, by t; 1 where there is no error.
    public let clusterPValue: Double

    public var excess: Double { share - expectedShare }

    /// The larger of both.
    public var pValue: Double { max(independentPValue, clusterPValue) }

    /// - Parameters:
    ///   - chances: for each row, from 0 to 1.
    ///   - allowed: what of an excess the chances may leave out.
    /// - Returns: nil without rows.
    /// - Complexity: O(n²) up to 2,000 rows, then O(n).
    public init?(_ marks: [Bool], chances: [Double], clusters clustering: Clustering, allowed: Double) {
        guard !marks.isEmpty else { return nil }
        precondition(marks.count == chances.count && marks.count == clustering.codes.count, "rows")
        var own = [(rows: Double, excess: Double)](repeating: (0, 0), count: clustering.codeCount)
        var (marked, expected) = (0, 0.0)
        for row in marks.indices {
            let code = Int(clustering.codes[row])
            own[code].rows += 1
            own[code].excess += (marks[row] ? 1 : 0) - chances[row]
            marked += marks[row] ? 1 : 0
            expected += chances[row]
        }
        own.removeAll { $0.rows == 0 }
        let count = Double(marks.count)
        let total = Double(marked) - expected
        rows = marks.count
        clusters = own.count
        share = Double(marked) / count
        expectedShare = expected / count
        let whole = total / count
        let number = Double(own.count)
        let squares = own.reduce(0) { sum, cluster in
            let rest = (total - cluster.excess) / (count - cluster.rows) - whole
            return sum + rest * rest
        }
        if own.count >= 3, squares > 0 {
            let error = ((number - 1) / number * squares).squareRoot()
            self.error = error
            clusterPValue = StudentT(degreesOfFreedom: number - 1).upperTail((whole - allowed) / error)
        } else {
            error = nil
            clusterPValue = 1
        }
        independentPValue = upperTail(ofSum: chances, atLeast: marked)
    }

    /// Of the excess.
    public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
        error.map { error in
            let reach =
                StudentT(degreesOfFreedom: Double(clusters - 1)).halfWidth(confidence: confidence) * error
            return excess - reach...excess + reach
        }
    }
}

/// P(Σ ≥ count) for independent marks of the given chances (Poisson's binomial distribution).
private func upperTail(ofSum chances: [Double], atLeast count: Int) -> Double {
    if chances.count > 2000 {
        let mean = chances.reduce(0, +)
        let variance = chances.reduce(0) { $0 + $1 * (1 - $1) }
        guard variance > 0 else { return Double(count) <= mean ? 1 : 0 }
        return Normal().upperTail((Double(count) - 0.5 - mean) / variance.squareRoot())
    }
    // The probabilities of 0 … count - 1 marks among the rows so far.
    var below = [Double](repeating: 0, count: count)
    guard count > 0 else { return 1 }
    below[0] = 1
    var reached = 0.0
    for chance in chances {
        reached += below[count - 1] * chance
        for marks in stride(from: count - 1, to: 0, by: -1) {
            below[marks] = below[marks] * (1 - chance) + below[marks - 1] * chance
        }
        below[0] *= 1 - chance
    }
    return min(1, reached)
}

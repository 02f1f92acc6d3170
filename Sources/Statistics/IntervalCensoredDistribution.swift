import Foundation

/// The distribution of a duration of which, for each observation, only an interval is known: the nonparametric
/// maximum likelihood estimate of Turnbull, "The Empirical Distribution Function with Arbitrarily Grouped,
/// Censored and Truncated Data" (J. R. Stat. Soc. B 38, 1976), on a geometric grid.
///
/// Observations are first counted by (lowest cell, highest cell), so that a round of the self-consistency (EM)
/// iteration costs the number of distinct cell pairs, however many observations there are. Cell 0 holds durations
/// below `resolution`, in effect zero; the others grow geometrically up to the largest bound.
public struct IntervalCensoredDistribution: Sendable {
    /// Upper edges of the cells; cell `c` holds durations in `[edges[c - 1], edges[c])`.
    private let edges: [Double]
    /// The probability of each cell.
    public let probabilities: [Double]
    private let cumulative: [Double]
    private let cumulativeMoment: [Double]

    /// Fits the distribution.
    /// - Parameters:
    ///   - lower: the least that each duration can have been.
    ///   - upper: the most; not below `lower`.
    ///   - resolution: what counts as zero.
    ///   - cells: the number of cells.
    ///   - rounds: iterations at most; it stops before when no probability moves by more than 1e-7.
    /// - Complexity: O(n log `cells` + `rounds` · `cells`²).
    public init(
        lower: [Double],
        upper: [Double],
        resolution: Double,
        cells: Int = 64,
        rounds: Int = 500
    ) {
        precondition(lower.count == upper.count && cells > 2, "one lower and one upper bound each")
        let largest = max(upper.max() ?? 0, resolution * 2)
        let growth = largest * 1.0001 / resolution
        edges = (0..<cells).map { resolution * pow(growth, Double($0) / Double(cells - 1)) }
        var counts = [Double](repeating: 0, count: cells * cells)
        for index in lower.indices {
            let low = IntervalCensoredDistribution.cell(of: lower[index], in: edges)
            let high = max(low, IntervalCensoredDistribution.cell(of: upper[index], in: edges))
            counts[low * cells + high] += 1
        }
        probabilities = IntervalCensoredDistribution.fit(counts: counts, cells: cells, rounds: rounds)
        var cumulative = [0.0]
        var moment = [0.0]
        for cell in 0..<cells {
            let middle = cell == 0 ? 0 : (edges[cell - 1] * edges[cell]).squareRoot()
            cumulative.append(cumulative[cell] + probabilities[cell])
            moment.append(moment[cell] + probabilities[cell] * middle)
        }
        self.cumulative = cumulative
        cumulativeMoment = moment
    }

    /// The expected duration, given that it lies in `[lower, upper]`; clipped to that interval.
    /// - Complexity: O(log `cells`).
    public func expected(between lower: Double, and upper: Double) -> Double {
        let low = IntervalCensoredDistribution.cell(of: lower, in: edges)
        let high = max(low, IntervalCensoredDistribution.cell(of: upper, in: edges))
        let mass = cumulative[high + 1] - cumulative[low]
        guard mass > 1e-12 else { return lower }
        let mean = (cumulativeMoment[high + 1] - cumulativeMoment[low]) / mass
        return min(max(mean, lower), upper)
    }

    private static func fit(counts: [Double], cells: Int, rounds: Int) -> [Double] {
        let pairs = counts.indices.filter { counts[$0] > 0 }
        let total = counts.reduce(0, +)
        var probabilities = [Double](repeating: 1 / Double(cells), count: cells)
        guard total > 0 else { return probabilities }
        var cumulative = [Double](repeating: 0, count: cells + 1)
        var weight = [Double](repeating: 0, count: cells + 1)
        for _ in 0..<rounds {
            for cell in 0..<cells { cumulative[cell + 1] = cumulative[cell] + probabilities[cell] }
            for cell in 0...cells { weight[cell] = 0 }
            for pair in pairs {
                let (low, high) = (pair / cells, pair % cells)
                let share = counts[pair] / max(cumulative[high + 1] - cumulative[low], 1e-300)
                weight[low] += share
                weight[high + 1] -= share
            }
            var running = 0.0
            var moved = 0.0
            for cell in 0..<cells {
                running += weight[cell]
                let updated = probabilities[cell] * max(running, 0) / total
                moved = max(moved, abs(updated - probabilities[cell]))
                probabilities[cell] = updated
            }
            if moved < 1e-7 { break }
        }
        return probabilities
    }

    private static func cell(of duration: Double, in edges: [Double]) -> Int {
        var low = 0
        var high = edges.count - 1
        while low < high {
            let middle = (low + high) / 2
            if duration < edges[middle] { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

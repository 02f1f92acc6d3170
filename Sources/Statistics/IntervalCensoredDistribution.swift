import Foundation

/// The distribution of a duration of which, for each observation, only an interval is known: the nonparametric
/// maximum likelihood estimate of Turnbull, "The Empirical Distribution Function with Arbitrarily Grouped,
/// Censored and Truncated Data" (J. R. Stat. Soc. B 38, 1976), on a geometric grid, by his self-consistency (EM)
/// iteration.
///
/// An observation may add to its interval how plausible each duration inside it is. The others are counted by (lowest
/// cell, highest cell) first, so that a round costs the number of distinct cell pairs, however many they are.
public struct IntervalCensoredDistribution: Sendable {
    public typealias Weighing = (UnsafeMutableBufferPointer<Double>) -> Void

    public struct Observation {
        /// The least that the duration can have been.
        public var lower: Double
        /// The most; not below `lower`.
        public var upper: Double
        /// Replaces some durations inside the interval, which ascend, by their relative plausibilities; nil where all
        /// are alike.
        public var plausibilities: Weighing?

        public init(lower: Double, upper: Double, plausibilities: Weighing? = nil) {
            self.lower = lower
            self.upper = upper
            self.plausibilities = plausibilities
        }
    }

    private let grid: GeometricGrid
    /// The probability of each cell; cell 0 holds durations below the resolution, in effect zero.
    public let probabilities: [Double]
    /// Each cell's share of the mean.
    private let moments: [Double]
    private let cumulative: [Double]
    private let cumulativeMoment: [Double]

    /// Fits the distribution.
    /// - Parameters:
    ///   - resolution: what counts as zero.
    ///   - cells: the number of cells.
    ///   - rounds: iterations at most; it stops before when no probability moves by more than 1e-7.
    /// - Complexity: O(n log `cells` + `rounds` · (`cells`² + m · `cells`)) for m observations with a plausibility.
    public init(_ observations: [Observation], resolution: Double, cells: Int = 64, rounds: Int = 500) {
        precondition(cells > 2 && resolution > 0, "a grid")
        let largest = observations.lazy.map(\.upper).max() ?? 0
        let grid = GeometricGrid(resolution: resolution, largest: largest, cells: cells)
        self.grid = grid
        var counts: [Double] = Array(repeating: 0, count: cells * cells)
        var weighed = WeighedObservations()
        for observation in observations {
            let touched = grid.cells(from: observation.lower, to: observation.upper)
            if let weigh = observation.plausibilities, touched.count > 1 {
                grid.withWeights(of: touched, from: observation.lower, to: observation.upper, weigh) {
                    weighed.append($0, from: touched.lowerBound)
                }
            } else {
                counts[touched.lowerBound * cells + touched.upperBound] += 1
            }
        }
        probabilities = SelfConsistency(counts: counts, weighed: weighed, cells: cells).solve(rounds: rounds)
        moments = probabilities.indices.map { [probabilities] in probabilities[$0] * grid.middle(of: $0) }
        var cumulative = [0.0]
        var moment = [0.0]
        for cell in 0..<cells {
            cumulative.append(cumulative[cell] + probabilities[cell])
            moment.append(moment[cell] + moments[cell])
        }
        self.cumulative = cumulative
        cumulativeMoment = moment
    }

    /// The expected duration of an observation, inside its interval.
    /// - Complexity: O(log `cells`), with a plausibility O(`cells`).
    public func expected(_ observation: Observation) -> Double {
        let (lower, upper) = (observation.lower, observation.upper)
        if let weigh = observation.plausibilities { return expected(from: lower, to: upper, weighing: weigh) }
        return expected(lower, upper, in: grid.cells(from: lower, to: upper))
    }

    /// The expected duration of an observation from `lower` to `upper` that has a plausibility, without keeping it.
    /// - Parameter weigh: as ``Observation/plausibilities``.
    /// - Complexity: O(`cells`).
    public func expected(from lower: Double, to upper: Double, weighing weigh: Weighing) -> Double {
        let cells = grid.cells(from: lower, to: upper)
        guard cells.count > 1 else { return expected(lower, upper, in: cells) }
        return probabilities.withUnsafeBufferPointer { probabilities in
            moments.withUnsafeBufferPointer { moments in
                let (probabilities, moments) = (probabilities[cells], moments[cells])
                return IntervalCensoredDistribution.expected(
                    from: lower,
                    to: upper,
                    in: cells,
                    of: grid,
                    UnsafeBufferPointer(rebasing: probabilities),
                    UnsafeBufferPointer(rebasing: moments),
                    weigh
                )
            }
        }
    }

    /// Apart from the distribution: a closure that holds it would count its owners, for each of millions of observations.
    @inline(__always)
    private static func expected(
        from lower: Double,
        to upper: Double,
        in cells: ClosedRange<Int>,
        of grid: GeometricGrid,
        _ probabilities: UnsafeBufferPointer<Double>,
        _ moments: UnsafeBufferPointer<Double>,
        _ weigh: Weighing
    ) -> Double {
        var mass = 0.0
        var moment = 0.0
        grid.withWeights(of: cells, from: lower, to: upper, weigh) { weights in
            guard let weights = UnsafePointer(weights.baseAddress),
                let probabilities = probabilities.baseAddress, let moments = moments.baseAddress
            else { return }
            mass = dotProduct(weights, probabilities, cells.count)
            moment = dotProduct(weights, moments, cells.count)
        }
        return mass > 1e-300 ? min(max(moment / mass, lower), upper) : lower
    }

    private func expected(_ lower: Double, _ upper: Double, in cells: ClosedRange<Int>) -> Double {
        let mass = cumulative[cells.upperBound + 1] - cumulative[cells.lowerBound]
        let moment = cumulativeMoment[cells.upperBound + 1] - cumulativeMoment[cells.lowerBound]
        return mass > 1e-300 ? min(max(moment / mass, lower), upper) : lower
    }
}

/// Cells that grow geometrically from the resolution to the largest value.
struct GeometricGrid: Sendable {
    private let edges: [Double]
    private let middles: [Double]
    /// Exponent and first three bits of the fraction; they order as values do.
    private static let shift: UInt64 = 49
    private let firstLeading: Int
    /// For each of these leading bits, a cell that is not above those of the values which have them.
    private let firstCells: [Int32]

    init(resolution: Double, largest: Double, cells: Int) {
        let growth = max(largest, resolution * 2) * 1.0001 / resolution
        let edges = (0..<cells).map { resolution * pow(growth, Double($0) / Double(cells - 1)) }
        self.edges = edges
        middles = edges.indices.map { $0 == 0 ? 0 : (edges[$0 - 1] * edges[$0]).squareRoot() }
        let leading = edges.map { Int($0.bitPattern >> GeometricGrid.shift) }
        firstLeading = leading[0]
        var firstCells: [Int32] = []
        for (cell, bits) in leading.enumerated() {
            while leading[0] + firstCells.count <= bits { firstCells.append(Int32(cell)) }
        }
        self.firstCells = firstCells
    }

    @inline(__always)
    func middle(of cell: Int) -> Double { middles[cell] }

    @inline(__always)
    func withMiddles(_ body: (UnsafeBufferPointer<Double>) -> Void) { middles.withUnsafeBufferPointer(body) }

    /// The cells that an interval touches.
    @inline(__always)
    func cells(from lower: Double, to upper: Double) -> ClosedRange<Int> {
        let low = cell(of: lower)
        return low...max(low, cell(of: upper))
    }

    /// Calls `body` with how plausible the middle of each cell of an interval is, as far as it is inside.
    @inline(__always)
    func withWeights(
        of cells: ClosedRange<Int>,
        from lower: Double,
        to upper: Double,
        _ weigh: IntervalCensoredDistribution.Weighing,
        _ body: (UnsafeMutableBufferPointer<Double>) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: cells.count) { weights in
            withMiddles { middles in
                _ = weights.initialize(fromContentsOf: middles[cells])
                // Cells between the first and the last are inside.
                for end in [0, weights.count - 1] { weights[end] = min(max(weights[end], lower), upper) }
            }
            weigh(weights)
            body(weights)
        }
    }

    /// The first cell whose edge is above the value, or the last one.
    /// - Complexity: O(1) where a table's entry holds few cells.
    @inline(__always)
    func cell(of value: Double) -> Int {
        edges.withUnsafeBufferPointer { edges in
            guard value >= edges[0] else { return 0 }
            let leading = Int(truncatingIfNeeded: value.bitPattern &>> GeometricGrid.shift) &- firstLeading
            var cell = Int(firstCells[min(leading, firstCells.count &- 1)])
            while cell < edges.count &- 1, value >= edges[cell] { cell &+= 1 }
            return cell
        }
    }
}

/// The weights of observations that have any, one after the other.
private struct WeighedObservations {
    private(set) var values: [Double] = []
    /// How many of the values are an observation's, and from which cell on they are.
    private(set) var counts: [Int] = []
    private(set) var cells: [Int] = []

    var count: Int { counts.count }

    mutating func append(_ values: UnsafeMutableBufferPointer<Double>, from cell: Int) {
        self.values += values
        counts.append(values.count)
        cells.append(cell)
    }
}

/// Turnbull's iteration: every observation is spread over its cells as the current estimate has it, and the estimate is
/// the mean of the spreads.
private struct SelfConsistency {
    let counts: [Double]
    let weighed: WeighedObservations
    let cells: Int

    func solve(rounds: Int) -> [Double] {
        let pairs = counts.indices.filter { counts[$0] > 0 }
        let total = counts.reduce(0, +) + Double(weighed.count)
        var probabilities = [Double](repeating: 1 / Double(cells), count: cells)
        guard total > 0 else { return probabilities }
        var cumulative = [Double](repeating: 0, count: cells + 1)
        for _ in 0..<rounds {
            for cell in 0..<cells { cumulative[cell + 1] = cumulative[cell] + probabilities[cell] }
            // The share of each cell in interval observations, as differences to be summed up.
            var changes = [Double](repeating: 0, count: cells + 1)
            for pair in pairs {
                let (low, high) = (pair / cells, pair % cells)
                let share = counts[pair] / max(cumulative[high + 1] - cumulative[low], 1e-300)
                changes[low] += share
                changes[high + 1] -= share
            }
            var weights = [Double](repeating: 0, count: cells)
            addWeights(given: probabilities, &weights)
            var running = 0.0
            var moved = 0.0
            for cell in 0..<cells {
                running += changes[cell]
                let updated = probabilities[cell] * (max(running, 0) + weights[cell]) / total
                moved = max(moved, abs(updated - probabilities[cell]))
                probabilities[cell] = updated
            }
            if moved < 1e-7 { break }
        }
        return probabilities
    }

    /// Adds the weights of each weighed observation, so scaled that with the probabilities they give its share of each
    /// cell.
    private func addWeights(given probabilities: [Double], _ weights: inout [Double]) {
        probabilities.withUnsafeBufferPointer { probabilities in
            weights.withUnsafeMutableBufferPointer { weights in
                weighed.values.withUnsafeBufferPointer { values in
                    guard let probabilities = probabilities.baseAddress, let weights = weights.baseAddress,
                        var own = values.baseAddress
                    else { return }
                    for observation in 0..<weighed.count {
                        let count = weighed.counts[observation]
                        let first = weighed.cells[observation]
                        let mass = dotProduct(own, probabilities + first, count)
                        if mass > 1e-300 { add(own, scaledBy: 1 / mass, to: weights + first, count) }
                        own += count
                    }
                }
            }
        }
    }
}

/// The sum of products, in four sums of every fourth, which do not wait for one another.
@inline(__always)
private func dotProduct(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int) -> Double
{
    var (even, odd) = (SIMD2<Double>.zero, SIMD2<Double>.zero)
    var index = 0
    while index &+ 4 <= count {
        even += SIMD2(left[index], left[index &+ 1]) * SIMD2(right[index], right[index &+ 1])
        odd += SIMD2(left[index &+ 2], left[index &+ 3]) * SIMD2(right[index &+ 2], right[index &+ 3])
        index &+= 4
    }
    var rest = 0.0
    while index < count {
        rest += left[index] * right[index]
        index &+= 1
    }
    return (even + odd).sum() + rest
}

@inline(__always)
private func add(
    _ values: UnsafePointer<Double>,
    scaledBy scale: Double,
    to sums: UnsafeMutablePointer<Double>,
    _ count: Int
) {
    for index in 0..<count { sums[index] += values[index] * scale }
}

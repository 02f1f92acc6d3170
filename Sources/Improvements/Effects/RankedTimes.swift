/// The lead times of a sample in bins of about equal numbers, by group of orders: what quantiles of resampled groups are read from.
///
/// With at most ``mostBins`` orders each has a bin of its own and quantiles are exact; with more they lie in the right bin and are
/// interpolated there.
struct RankedTimes: Sendable {
    /// Of each bin, ascending: its smallest and its largest value.
    private var lowest: [Double] = []
    private var largest: [Double] = []
    /// Of bin b the orders by group: `counts[b * groups + g]`.
    private var counts: [Double] = []
    private let groups: Int

    static let mostBins = 512

    /// - Parameters:
    ///   - values: one for each order.
    ///   - groupOfValue: of each of these.
    /// - Complexity: O(n log n + bins · groups).
    init(_ values: [Double], groupOfValue: [Int32], groups: Int) {
        self.groups = groups
        let ranked = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        let bins = min(RankedTimes.mostBins, values.count)
        counts = [Double](repeating: 0, count: bins * groups)
        for bin in 0..<bins {
            let places = ranked[bin * values.count / bins..<(bin + 1) * values.count / bins]
            lowest.append(places.first.map { values[$0] } ?? 0)
            largest.append(places.last.map { values[$0] } ?? 0)
            for place in places { counts[bin * groups + Int(groupOfValue[place])] += 1 }
        }
    }

    /// How many orders each bin has where each group is there so often.
    /// - Complexity: O(bins · groups).
    func weights(drawn: [Double]) -> [Double] {
        var weights = [Double](repeating: 0, count: lowest.count)
        counts.withUnsafeBufferPointer { counts in
            drawn.withUnsafeBufferPointer { drawn in
                for bin in weights.indices {
                    var sum = 0.0
                    for group in 0..<groups { sum += counts[bin * groups + group] * drawn[group] }
                    weights[bin] = sum
                }
            }
        }
        return weights
    }

    /// The quantile of bins of such weights; nil where no order is.
    /// - Complexity: O(bins).
    func quantile(_ probability: Double, weights: [Double]) -> Double? {
        let total = weights.reduce(0, +)
        guard total > 0 else { return nil }
        // The rank as among so many orders one by one, from 0.
        let rank = (total - 1) * probability
        var before = 0.0
        var last: Double?
        for bin in weights.indices where weights[bin] > 0 {
            let weight = weights[bin]
            if rank <= before + weight - 1 {
                if let last, rank < before { return last + (lowest[bin] - last) * (rank - before + 1) }
                let share = weight > 1 ? (rank - before) / (weight - 1) : 0
                return lowest[bin] + (largest[bin] - lowest[bin]) * max(0, share)
            }
            before += weight
            last = largest[bin]
        }
        return last
    }
}

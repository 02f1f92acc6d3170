import Foundation
import Statistics

/// Where numbers are cut: at their eighths, and where the outcome changes.
///
/// The changes are those of the best segmentation of the outcome's means over 256 bins of about equally many rows
/// (``Segmentation``); its penalty grows until there are few.
struct NumericCuts: Sendable {
    static let eighths = 8
    static let bins = 256
    static let mostChanges = 7

    /// Rising; a number equal to a cut is below it.
    let cuts: [Double]

    /// - Complexity: O(rows log rows).
    init(_ values: [Double], outcome: [Double]) {
        let sorted = values.sorted()
        guard let most = sorted.last else {
            cuts = []
            return
        }
        func quantiles(_ parts: Int) -> [Double] {
            var edges: [Double] = []
            for part in 1..<parts {
                let edge = sorted[(sorted.count - 1) * part / parts]
                if edge < most, edge > edges.last ?? -.infinity { edges.append(edge) }
            }
            return edges
        }
        let fine = quantiles(NumericCuts.bins)
        let changes = NumericCuts.changes(fine, values, outcome)
        cuts = Set(quantiles(NumericCuts.eighths) + changes).sorted()
    }

    private static func changes(_ edges: [Double], _ values: [Double], _ outcome: [Double]) -> [Double] {
        guard edges.count >= eighths else { return [] }
        var counts = [Double](repeating: 0, count: edges.count + 1)
        var sums = counts
        var squares = 0.0
        edges.withUnsafeBufferPointer { edges in
            for (value, own) in zip(values, outcome) {
                let bin = edges.countBelow(value)
                counts[bin] += 1
                sums[bin] += own
                squares += own * own
            }
        }
        let deviation = (squares / Double(values.count)).squareRoot()
        guard deviation > 0 else { return [] }
        let means = zip(sums, counts).map { $0 / max(1, $1) }
        let noise = deviation / (Double(values.count) / Double(counts.count)).squareRoot()
        var penalty = 3 * log(Double(means.count))
        for _ in 0..<40 {
            guard
                let segmentation = try? Segmentation(
                    means,
                    cost: .mean(standardDeviation: noise),
                    penalty: .value(penalty)
                )
            else { return [] }
            let points = segmentation.changePoints
            if points.count <= mostChanges { return points.map { edges[$0 - 1] } }
            penalty *= 2
        }
        return []
    }
}

extension UnsafeBufferPointer<Double> {
    /// How many of these rising numbers are below a value.
    func countBelow(_ value: Double) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

import EventLogs
import Statistics

/// A split in whole microseconds that adds up exactly: over parts, and from mix and pace to the difference.
struct WholeSplit {
    let meanA: Microseconds
    let meanB: Microseconds
    /// By part.
    let a: [Microseconds]
    let b: [Microseconds]
    let mix: [Microseconds]
    let unmatched: [Microseconds]
    let pace: [Microseconds]

    /// - Parameter orders: how many each side has.
    init(_ split: MeanDecomposition, _ parts: ComparedParts, orders: [Int]) {
        let means = (0..<2).map { side in
            let mean = (Double(parts.leadTimes[side]) / Double(orders[side])).rounded()
            let exact = parts.sums[side].map { Double($0.total) / Double(orders[side]) }
            return (mean: Microseconds(mean), parts: wholeParts(exact, addingUpTo: Microseconds(mean)))
        }
        (meanA, meanB) = (means[0].mean, means[1].mean)
        (a, b) = (means[0].parts, means[1].parts)
        let pace = split.pace.map { Microseconds($0.rounded()) }
        self.pace = pace
        unmatched = split.unmatched.map { Microseconds($0.rounded()) }
        // What rounding leaves, less than two microseconds, is in the mix.
        mix = zip(zip(means[1].parts, means[0].parts).map(-), pace).map(-)
    }

    /// The sums over the parts of a line.
    func row(_ line: SplitLines.Line, _ intervals: SplitIntervals) -> SplitRow {
        func sum(_ values: [Microseconds]) -> Microseconds { line.parts.reduce(0) { $0 + values[$1] } }
        return SplitRow(
            aMicroseconds: sum(a),
            bMicroseconds: sum(b),
            difference: intervals.effect(sum(b) - sum(a), line, .difference),
            mix: intervals.effect(sum(mix), line, .mix),
            unmatchedMicroseconds: sum(unmatched),
            pace: intervals.effect(sum(pace), line, .pace)
        )
    }

    func difference(_ parts: [Int]) -> Microseconds { parts.reduce(0) { $0 + b[$1] - a[$1] } }
}

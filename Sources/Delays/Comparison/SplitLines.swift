import EventLogs
import Statistics

/// The lines of a comparison: each single part, and parts put together by stage, by cause and all.
struct SplitLines: Sendable {
    struct Line: Sendable {
        let parts: [Int]
        /// The line's place among those with intervals; nil for one without.
        let number: Int?
    }

    /// All by falling size of the difference.
    private(set) var parts: [(part: Int, line: Line)] = []
    private(set) var stages: [(activity: String, line: Line)] = []
    private(set) var causes: [(cause: Cause, line: Line)] = []
    let total: Line
    /// Those with intervals.
    private let resampled: [Line]

    /// Single parts beyond this, the smallest differences of them, have no interval.
    static let mostResampledParts = 400

    init(_ parts: ComparedParts, _ whole: WholeSplit) {
        let all = Array(parts.parts.indices)
        var resampled: [Line] = []
        func line(_ parts: [Int], isResampled: Bool = true) -> Line {
            let line = Line(parts: parts, number: isResampled ? resampled.count : nil)
            if isResampled { resampled.append(line) }
            return line
        }
        func bySize(_ groups: [[Int]]) -> [[Int]] {
            groups.sorted { left, right in
                let (first, second) = (abs(whole.difference(left)), abs(whole.difference(right)))
                return first == second ? left.lexicographicallyPrecedes(right) : first > second
            }
        }
        total = line(all)
        stages = bySize(Array(Dictionary(grouping: all) { parts.parts[$0].activity }.values)).map {
            (parts.parts[$0[0]].activity, line($0))
        }
        causes = bySize(Array(Dictionary(grouping: all) { parts.parts[$0].cause }.values)).map {
            (parts.parts[$0[0]].cause, line($0))
        }
        self.parts = bySize(all.map { [$0] }).enumerated().map { rank, part in
            (part[0], line(part, isResampled: rank < SplitLines.mostResampledParts))
        }
        self.resampled = resampled
    }

    /// - Throws: `ResamplingError`.
    func intervals(
        _ units: ResamplingUnits,
        _ split: MeanDecomposition,
        isComparable: [Bool],
        _ options: ComparisonOptions
    ) throws -> SplitIntervals {
        let lines = resampled
        @Sendable func statistics(_ split: MeanDecomposition) -> [Double] {
            lines.flatMap { line -> [Double] in
                func sum(_ values: [Double]) -> Double { line.parts.reduce(0) { $0 + values[$1] } }
                let (mix, pace) = (sum(split.mix) + sum(split.unmatched), sum(split.pace))
                return [mix + pace, mix, pace]
            }
        }
        let replicates = try MeanDecomposition.bootstrap(
            units,
            isComparable: isComparable,
            replicates: options.replicates,
            seed: options.seed,
            statistics: lines.count * 3,
            of: statistics
        )
        return SplitIntervals(
            Bootstrap(estimate: statistics(split), replicates: replicates),
            confidence: options.confidence
        )
    }
}

/// The intervals of the lines of a comparison.
struct SplitIntervals {
    enum Effect: Int {
        case difference, mix, pace
    }

    let undefinedReplicates: Int
    private let intervals: [Bootstrap.Interval]?
    private let pValues: [Double?]

    init(_ bootstrap: Bootstrap, confidence: Double) {
        undefinedReplicates = bootstrap.undefinedReplicates.count
        intervals = bootstrap.definedCount > 1 ? bootstrap.percentileIntervals(confidence: confidence) : nil
        pValues = bootstrap.normalPValues
    }

    func effect(_ microseconds: Microseconds, _ line: SplitLines.Line, _ effect: Effect) -> EffectRow {
        let interval = line.number.flatMap { intervals?[$0 * 3 + effect.rawValue] }
        return EffectRow(
            microseconds: microseconds,
            hours: microseconds.hours,
            lower: interval.map { $0.lower / Double(Microseconds.hour) },
            upper: interval.map { $0.upper / Double(Microseconds.hour) }
        )
    }

    /// Of mix and pace of each line, adjusted for the false discovery rate over all of them (Benjamini and Hochberg).
    func adjustedPValues(of lines: [SplitLines.Line]) throws -> [(mix: Double?, pace: Double?)] {
        let raw = [Effect.mix, .pace].flatMap { effect in
            lines.map { line in line.number.flatMap { pValues[$0 * 3 + effect.rawValue] } }
        }
        let adjusted = try AdjustedPValues(raw, by: .benjaminiHochberg).values
        return lines.indices.map { (adjusted[$0], adjusted[lines.count + $0]) }
    }
}

import Delays
import EventLogs
import Foundation
import Statistics

/// What each order of a batch that is done at once would have taken by itself.
///
/// The log shows of such a batch how long it took, which is taken to be the longest time of its members. With G the distribution of
/// those of batches of k, that of one member is F = G^(1/k), and given the longest time D the others are draws of F below D. So a
/// batch of fewer takes less, and nothing changes for the batches of the log.
///
/// The least of n longest times says nothing of F below n^(-1/k), 0.4 for hundreds of batches of six; there F is taken to be
/// log-normal, fitted to the whole of G by least squares on normal quantiles.
struct BatchEfforts: Sendable {
    private let batches: [Batch]

    /// Draws do not depend on a seed of the user's: the desk of a log is one.
    private static let seed: UInt64 = 1

    init(_ ledger: DelayLedger) {
        batches = (ledger.batchPolicies?.batches ?? []).filter {
            $0.instances.count > 1 && $0.kind(in: ledger.log) == .simultaneous
        }
    }

    /// - Parameter effort: of the instances; those of a batch have its length.
    /// - Complexity: O(n log n) in the members.
    func unveil(in effort: inout [Microseconds]) {
        let ofActivity = Dictionary(grouping: batches.indices) { batches[$0].activity }
        for (_, numbers) in ofActivity {
            let own = numbers.map { batches[$0] }
            guard let members = MemberTimes(own.map { longest($0, effort) }, sizes: own.map(\.size)) else {
                continue
            }
            for (number, batch) in zip(numbers, own) {
                var stream = RandomStream(seed: BatchEfforts.seed, stream: UInt64(number))
                let whole = longest(batch, effort)
                let keeper = stream.nextIndex(below: batch.size)
                for (place, instance) in batch.instances.enumerated() where place != keeper {
                    effort[Int(instance)] = members.time(
                        atMost: whole,
                        batch.size,
                        uniform: stream.nextPositiveUniform()
                    )
                }
            }
        }
    }

    private func longest(_ batch: Batch, _ effort: [Microseconds]) -> Microseconds {
        batch.instances.reduce(0) { max($0, effort[Int($1)]) }
    }
}

/// The distribution of single members' times, from the longest ones of batches.
private struct MemberTimes {
    private let longest: [Microseconds]
    /// Of the logarithm of a member's time: its line over normal quantiles.
    private let middle: Double
    private let slope: Double

    /// Fewer batches tell no distribution.
    private static let fewest = 10

    init?(_ times: [Microseconds], sizes: [Int]) {
        let longest = times.filter { $0 > 0 }.sorted()
        guard longest.count >= MemberTimes.fewest else { return nil }
        let size = Double(sizes.sorted()[sizes.count / 2])
        let points = longest.indices.map { rank -> (z: Double, log: Double) in
            let level = (Double(rank) + 0.5) / Double(longest.count)
            return (Normal().quantile(lowerTail: pow(level, 1 / size)), log(Double(longest[rank])))
        }
        let count = Double(points.count)
        let (z, y) = (points.reduce(0) { $0 + $1.z } / count, points.reduce(0) { $0 + $1.log } / count)
        let squares = points.reduce(0) { $0 + ($1.z - z) * ($1.z - z) }
        slope = max(0, points.reduce(0) { $0 + ($1.z - z) * ($1.log - y) } / squares)
        middle = y - slope * z
        self.longest = longest
    }

    /// A draw of the times up to that of a batch of so many.
    func time(atMost whole: Microseconds, _ size: Int, uniform: Double) -> Microseconds {
        let level = Double(longest.partitionPoint { $0 <= whole }) / Double(longest.count)
        let share = uniform * pow(level, 1 / Double(size))
        let levelOfLongest = pow(share, Double(size))
        guard levelOfLongest * Double(longest.count) < 1 else {
            return min(whole, Microseconds(quantile(ofSorted: longest, levelOfLongest) ?? Double(whole)))
        }
        let told = exp(middle + slope * Normal().quantile(lowerTail: share))
        return min(longest[0], max(1, Microseconds(told)))
    }
}

import Delays
import EventLogs
import Statistics

/// What each order of a batch that is done at once would have taken by itself.
///
/// The log shows of such a batch how long it took, which is taken to be the longest time of its members. With G the distribution of
/// those of batches of k, that of one member is F = G^(1/k), and given the longest time D the others are draws of F below D: one with
/// a uniform u is where G is uᵏ · G(D). So a batch of fewer takes less, and nothing changes for the batches of the log.
struct BatchEfforts: Sendable {
    private let batches: [Batch]
    private let log: EventLog

    /// Draws do not depend on a seed of the user's: the desk of a log is one.
    private static let seed: UInt64 = 1

    init(_ ledger: DelayLedger) {
        log = ledger.log
        batches = (ledger.batchPolicies?.batches ?? []).filter {
            $0.instances.count > 1 && $0.kind(in: ledger.log) == .simultaneous
        }
    }

    /// - Parameter effort: of the instances; those of a batch have its length.
    /// - Complexity: O(n log n) in the members.
    func unveil(in effort: inout [Microseconds]) {
        var lengths: [Int32: [Microseconds]] = [:]
        for batch in batches { lengths[batch.activity, default: []].append(longest(batch, effort)) }
        for activity in lengths.keys { lengths[activity]?.sort() }
        for (number, batch) in batches.enumerated() {
            guard let known = lengths[batch.activity], known.count > 1 else { continue }
            var stream = RandomStream(seed: BatchEfforts.seed, stream: UInt64(number))
            let whole = longest(batch, effort)
            let size = batch.instances.count
            let keeper = stream.nextIndex(below: size)
            let below = Double(known.partitionPoint { $0 <= whole }) / Double(known.count)
            for (place, instance) in batch.instances.enumerated() where place != keeper {
                let share = power(stream.nextPositiveUniform(), size) * below
                effort[Int(instance)] = min(
                    whole,
                    Microseconds(quantile(ofSorted: known, share) ?? Double(whole))
                )
            }
        }
    }

    private func longest(_ batch: Batch, _ effort: [Microseconds]) -> Microseconds {
        batch.instances.reduce(0) { max($0, effort[Int($1)]) }
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }
}

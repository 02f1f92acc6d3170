import EventLogs
import Foundation
import Sorting

/// In which turn the orders of each queue were taken.
struct Turns: Sendable {
    private let enabled: [Microseconds]
    private let start: [Microseconds]
    private let queue: [Int32]
    /// The instances of each queue have a range of the columns, in order of enablement.
    private let ranges: [Range<Int>]
    private let otherEnabled: [Microseconds]
    private let otherStarts: [Microseconds]

    /// - Complexity: O(n) in the instances, for each eleven bits of the times' range.
    init(enabled: [Microseconds], start: [Microseconds], queue: [Int32]) {
        self.enabled = enabled
        self.start = start
        self.queue = queue
        var order = enabled.indices.map { KeyedIndex(key: enabled[$0].radixKey, index: Int32($0)) }
        var room: [KeyedIndex] = []
        order.radixSort(scratch: &room) { $0.key }
        order.radixSort(scratch: &room) { UInt64(queue[Int($0.index)]) }
        var ranges = [Range<Int>](repeating: 0..<0, count: Int(queue.max() ?? -1) + 1)
        for (place, other) in order.enumerated() {
            let queue = Int(queue[Int(other.index)])
            ranges[queue] = (ranges[queue].isEmpty ? place : ranges[queue].lowerBound)..<place + 1
        }
        self.ranges = ranges
        otherEnabled = order.map { enabled[Int($0.index)] }
        otherStarts = order.map { start[Int($0.index)] }
    }

    /// Nil where hardly any orders came in while the instance waited.
    @inline(__always)
    func evidence(of index: Int) -> OvertakingEvidence? {
        let own = ranges[Int(queue[index])]
        return otherEnabled.withUnsafeBufferPointer { enablements in
            let others = UnsafeBufferPointer(rebasing: enablements[own])
            let first = own.lowerBound + others.partitionPoint { $0 <= enabled[index] }
            let last = own.lowerBound + others.partitionPoint { $0 < start[index] }
            return OvertakingEvidence(
                enabled: enabled[index],
                start: start[index],
                others: first..<max(first, last)
            )
        }
    }

    /// The share of the later orders that went first.
    @inline(__always)
    private func overtakenShare(_ evidence: OvertakingEvidence) -> Double {
        otherStarts.withUnsafeBufferPointer { starts in
            var first = 0
            for other in evidence.looked where starts[other] < evidence.start { first += 1 }
            return Double(first) / Double(evidence.lookedCount)
        }
    }

    /// The share of later orders that usually go first, by priority; nil where orders overtake one another so often that
    /// turns tell nothing. Meant for instances of which most waited for nothing outside.
    var usualShare: Double? {
        // Shares are never negative, so that their bits order as they do.
        let overtaken = enabled.indices.compactMap { evidence(of: $0).map { overtakenShare($0).bitPattern } }
        guard !overtaken.isEmpty else { return nil }
        let rank = overtaken.count * 3 / 5
        let usual = max(0.1, Double(bitPattern: overtaken.values(atRanks: rank..<rank + 1)[0]))
        return usual < OvertakingEvidence.shareBeforeReady - 0.2 ? usual : nil
    }

    /// How plausible outside waits are by who went first, where so large a share of later orders usually does: the
    /// likelihood that the instance became ready between two of them, relative to the best.
    /// - Parameter outsideWaits: ascending.
    /// - Complexity: O(waits + orders looked at).
    func plausibilities(
        of outsideWaits: [Double],
        _ evidence: OvertakingEvidence,
        usualShare: Double
    ) -> [Double] {
        let before = OvertakingEvidence.shareBeforeReady
        let wentFirst = log(before / usualShare)
        let wentLater = log((1 - before) / (1 - usualShare))
        // The score of each number of orders enabled before the instance was ready; of a wait's, the logarithm.
        var scores = [Double](repeating: 0, count: outsideWaits.count)
        var score = 0.0
        var best = 0.0
        var wait = 0
        for other in evidence.looked {
            let later = Double(otherEnabled[other] - evidence.enabled)
            while wait < outsideWaits.count, outsideWaits[wait] < later {
                scores[wait] = score
                wait += 1
            }
            score += otherStarts[other] < evidence.start ? wentFirst : wentLater
            best = max(best, score)
        }
        while wait < outsideWaits.count {
            scores[wait] = score
            wait += 1
        }
        var known = (score: 0.0, likelihood: exp(0 - best))
        for wait in scores.indices {
            // Waits between the same two orders have the same score.
            if scores[wait] != known.score { known = (scores[wait], exp(scores[wait] - best)) }
            scores[wait] = known.likelihood
        }
        return scores
    }
}

/// What the turn in which orders were taken says of when one of them became ready.
///
/// Of the orders that were enabled before it was ready nearly all went before it; of those enabled afterwards only the
/// share that priority moves. The moment at which the one turns into the other is a change point; its likelihood is the
/// evidence.
struct OvertakingEvidence: Sendable {
    let enabled: Microseconds
    let start: Microseconds
    /// The places of the orders that came in meanwhile and are looked at.
    let looked: StrideTo<Int>
    let lookedCount: Int

    /// The share of orders enabled before an order is ready that go before it; the rest wait for something themselves.
    static let shareBeforeReady = 0.9
    /// Others that are looked at, spread evenly, where there are more.
    private static let most = 64

    /// Nil where fewer than three orders came in during the wait.
    /// - Parameter others: the places of all orders that did.
    @inline(__always)
    init?(enabled: Microseconds, start: Microseconds, others: Range<Int>) {
        guard others.count >= 3 else { return nil }
        self.enabled = enabled
        self.start = start
        let step = max(1, others.count / OvertakingEvidence.most)
        looked = stride(from: others.lowerBound, to: others.upperBound, by: step)
        lookedCount = (others.count + step - 1) / step
    }
}

import EventLogs
import Foundation
import Parallelism
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
    /// - Parameter near: for each queue, a place from which to search; is set to where the instance's wait ends.
    /// - Complexity: O(log *d*) for a wait that ends *d* orders away, and in the orders that came in meanwhile.
    @inline(__always)
    func evidence(of index: Int, near: inout [Int]) -> OvertakingEvidence? {
        let queue = Int(queue[index])
        let own = ranges[queue]
        let (enabled, start) = (enabled[index], start[index])
        return otherEnabled.withUnsafeBufferPointer { enablements in
            let others = UnsafeBufferPointer(rebasing: enablements[own])
            let last = others.partitionPoint(near: near[queue]) { $0 < start }
            near[queue] = last
            let first = others.partitionPoint(near: last) { $0 <= enabled }
            return OvertakingEvidence(
                enabled: enabled,
                start: start,
                others: own.lowerBound + first..<own.lowerBound + max(first, last)
            )
        }
    }

    /// Places from which to search for evidence.
    var near: [Int] { Array(repeating: 0, count: ranges.count) }

    /// The share of the later orders that went first.
    @inline(__always)
    private func overtakenShare(_ evidence: OvertakingEvidence) -> Double {
        otherStarts.withUnsafeBufferPointer { starts in
            var first = 0
            var other = evidence.others.lowerBound
            while other < evidence.others.upperBound {
                first &+= starts[other] < evidence.start ? 1 : 0
                other &+= evidence.step
            }
            return Double(first) / Double(evidence.lookedCount)
        }
    }

    /// Instances that are looked at in one go.
    private static let sliceSize = 1 << 15

    /// The share of later orders that usually go first, by priority; nil where orders overtake one another so often that
    /// turns tell nothing. Meant for instances of which most waited for nothing outside.
    /// - Complexity: O(n) in the instances, on all processors.
    var usualShare: Double? {
        let size = Turns.sliceSize
        let slices = concurrentMap((enabled.count + size - 1) / size) { slice in
            var near = near
            var overtaken: [UInt64] = []
            for index in slice * size..<min((slice + 1) * size, enabled.count) {
                guard let evidence = evidence(of: index, near: &near) else { continue }
                // Shares are never negative, so that their bits order as they do.
                overtaken.append(overtakenShare(evidence).bitPattern)
            }
            return overtaken
        }
        let overtaken = slices.flatMap { $0 }
        guard !overtaken.isEmpty else { return nil }
        let rank = overtaken.count * 3 / 5
        let usual = max(0.1, Double(bitPattern: overtaken.values(atRanks: rank..<rank + 1)[0]))
        return usual < OvertakingEvidence.shareBeforeReady - 0.2 ? usual : nil
    }

    /// How plausible outside waits are by who went first, where so large a share of later orders usually does: the
    /// likelihood that the instance became ready between two of them, relative to the best.
    /// - Parameter outsideWaits: ascending; is replaced by how plausible each is.
    /// - Complexity: O(waits + orders looked at).
    @inline(__always)
    func weigh(
        _ outsideWaits: UnsafeMutableBufferPointer<Double>,
        _ evidence: OvertakingEvidence,
        _ weight: TurnWeight
    ) {
        // The score of each number of orders enabled before the instance was ready; of a wait's, the logarithm.
        let count = outsideWaits.count
        var score = 0.0
        var best = 0.0
        var wait = 0
        otherEnabled.withUnsafeBufferPointer { otherEnabled in
            otherStarts.withUnsafeBufferPointer { otherStarts in
                var other = evidence.others.lowerBound
                while other < evidence.others.upperBound {
                    let later = Double(otherEnabled[other] &- evidence.enabled)
                    while wait < count, outsideWaits[wait] < later {
                        outsideWaits[wait] = score
                        wait &+= 1
                    }
                    score += otherStarts[other] < evidence.start ? weight.wentFirst : weight.wentLater
                    best = max(best, score)
                    other &+= evidence.step
                }
            }
        }
        while wait < count {
            outsideWaits[wait] = score
            wait &+= 1
        }
        var known = (score: 0.0, likelihood: exp(0 - best))
        for wait in 0..<count {
            // Waits between the same two orders have the same score.
            let score = outsideWaits[wait]
            if score != known.score { known = (score, exp(score - best)) }
            outsideWaits[wait] = known.likelihood
        }
    }
}

/// How much an order that went first, or did not, says for an instance's not having been ready yet.
struct TurnWeight: Sendable {
    let wentFirst: Double
    let wentLater: Double

    /// - Parameter usualShare: see ``Turns/usualShare``.
    init(usualShare: Double) {
        let before = OvertakingEvidence.shareBeforeReady
        wentFirst = log(before / usualShare)
        wentLater = log((1 - before) / (1 - usualShare))
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
    /// The places of the orders that came in meanwhile.
    let others: Range<Int>
    /// Every so many of them are looked at.
    let step: Int

    /// The number of orders looked at.
    @inline(__always)
    var lookedCount: Int { (others.count + step - 1) / step }

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
        self.others = others
        step = max(1, others.count / OvertakingEvidence.most)
    }
}

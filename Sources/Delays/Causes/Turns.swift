import EventLogs
import Parallelism
import Sorting

/// In which turn the orders of each queue were taken: columns with a place for each instance, queue by queue in order of
/// enablement, so that the orders that came in while one waited are neighbours.
struct Turns: Sendable {
    let enabled: [Microseconds]
    let start: [Microseconds]
    /// The instance at each place.
    let instance: [Int32]
    /// Where the places of each queue end.
    private let queueEnds: [Int]

    /// - Complexity: O(n) in the instances, for each eleven bits of the times' range, on all processors.
    init(_ waits: [BoundedWait]) {
        let queues = waits.map(\.queue)
        let queueCount = Int(queues.max() ?? -1) + 1
        let deal = Deal(queues, groupCount: queueCount)
        var queueEnds = deal.counts
        for queue in queueEnds.indices.dropFirst() { queueEnds[queue] += queueEnds[queue - 1] }
        let (ends, counts) = (queueEnds, deal.counts)
        let largestFirst = counts.indices.sorted { counts[$0] > counts[$1] }
        let order: [KeyedIndex] = filledArray(waits.count) { order in
            nonisolated(unsafe) let order = order
            concurrently(deal.parts.count) { part in
                var next = deal.first[part]
                for queue in next.indices { next[queue] += ends[queue] - counts[queue] }
                for index in deal.parts[part] {
                    let queue = Int(waits[index].queue)
                    order[next[queue]] = KeyedIndex(key: waits[index].enabled.radixKey, index: Int32(index))
                    next[queue] &+= 1
                }
            }
            concurrently(queueCount) { number in
                let queue = largestFirst[number]
                let own = UnsafeMutableBufferPointer(
                    rebasing: order[ends[queue] - counts[queue]..<ends[queue]]
                )
                withUnsafeTemporaryAllocation(of: KeyedIndex.self, capacity: own.count) { scratch in
                    radixSort(own, scratch: scratch) { $0.key }
                }
            }
        }
        /// In order of the turns.
        func column<Value: BitwiseCopyable & Sendable>(
            _ value: @Sendable (KeyedIndex) -> Value
        ) -> [Value] {
            filledArray(order.count) { (column: UnsafeMutableBufferPointer<Value>) in
                nonisolated(unsafe) let column = column
                concurrently(deal.parts.count) { part in
                    for place in deal.parts[part] { column[place] = value(order[place]) }
                }
            }
        }
        self.queueEnds = queueEnds
        enabled = column { Microseconds(radixKey: $0.key) }
        start = column { waits[Int($0.index)].start }
        instance = column { $0.index }
    }

    /// Looks for the evidence of one place after another, ascending.
    struct Cursor {
        fileprivate var queue: Int
        /// The first place behind the last one asked for that was enabled later.
        fileprivate var first: Int
        /// The first one enabled no earlier than that one's start.
        fileprivate var last: Int
    }

    /// A cursor for places from `place` on.
    func cursor(from place: Int) -> Cursor {
        Cursor(queue: queueEnds.partitionPoint { $0 <= place }, first: place, last: place)
    }

    /// Nil where hardly any orders came in while the instance at a place waited.
    /// - Parameter cursor: has not been asked for a later place.
    /// - Complexity: O(log *d*) for a wait that ends *d* orders from where the one asked for before ended.
    @inline(__always)
    func evidence(at place: Int, _ cursor: inout Cursor) -> OvertakingEvidence? {
        enabled.withUnsafeBufferPointer { others in
            while queueEnds[cursor.queue] <= place { cursor.queue &+= 1 }
            let end = queueEnds[cursor.queue]
            let (enabled, start) = (others[place], start[place])
            cursor.first = max(cursor.first, place &+ 1)
            while cursor.first < end, others[cursor.first] <= enabled { cursor.first &+= 1 }
            let rest = UnsafeBufferPointer(rebasing: others[cursor.first..<end])
            let count = rest.partitionPoint(near: cursor.last &- cursor.first) { $0 < start }
            cursor.last = cursor.first &+ count
            return OvertakingEvidence(enabled: enabled, start: start, others: cursor.first..<cursor.last)
        }
    }

    /// How many of the later orders that are looked at went first.
    @inline(__always)
    private func overtakenCount(_ evidence: OvertakingEvidence) -> Int {
        start.withUnsafeBufferPointer { starts in
            var first: UInt64 = 0
            // The sign of a difference, without a branch.
            func isNegative(_ difference: Microseconds) -> UInt64 { UInt64(bitPattern: difference) &>> 63 }
            if evidence.step == 1 {
                for other in evidence.others { first &+= isNegative(starts[other] &- evidence.start) }
            } else {
                var other = evidence.others.lowerBound
                while other < evidence.others.upperBound {
                    first &+= isNegative(starts[other] &- evidence.start)
                    other &+= evidence.step
                }
            }
            return Int(first)
        }
    }

    /// Instances whose shares are looked at, spread evenly, where there are more.
    private static let mostLookedAt = 1 << 16
    /// Instances in whose span they are looked at in one go.
    private static let sliceSize = 1 << 15

    /// The share of later orders that usually go first, by priority; nil where orders overtake one another so often that
    /// turns tell nothing. Meant for instances of which most waited for nothing outside.
    ///
    /// The shares are fractions of small numbers, so it is enough to count how often each occurs; and so many instances,
    /// spread evenly, say it as well as all.
    /// - Complexity: O(n) in the instances that are looked at, on all processors.
    var usualShare: Double? {
        let (size, limit) = (Turns.sliceSize, OvertakingEvidence.lookedLimit)
        // Odd, for what recurs in an even number of places to be met at each of them.
        let step = enabled.count / Turns.mostLookedAt | 1
        let slices = concurrentMap((enabled.count + size - 1) / size) { slice in
            var counts = [UInt32](repeating: 0, count: limit * limit)
            var cursor = cursor(from: slice * size)
            for place in stride(from: slice * size, to: min((slice + 1) * size, enabled.count), by: step) {
                guard let evidence = evidence(at: place, &cursor) else { continue }
                counts[evidence.lookedCount &* limit &+ overtakenCount(evidence)] &+= 1
            }
            return counts
        }
        var shares: [(share: Double, count: Int)] = []
        for index in 0..<limit * limit {
            let count = slices.reduce(0) { $0 + Int($1[index]) }
            if count > 0 { shares.append((Double(index % limit) / Double(index / limit), count)) }
        }
        shares.sort { $0.share < $1.share }
        let rank = shares.reduce(0) { $0 + $1.count } * 3 / 5
        var through = 0
        guard
            let usual = shares.first(where: {
                through += $0.count
                return through > rank
            })
        else { return nil }
        let share = max(0.1, usual.share)
        return share < OvertakingEvidence.shareBeforeReady - 0.2 ? share : nil
    }

    /// How plausible outside waits are by who went first, where so large a share of later orders usually does: the
    /// likelihood that the instance became ready between two of them, relative to its having been ready at once.
    /// - Parameter outsideWaits: ascending, not negative; is replaced by how plausible each is.
    /// - Complexity: O(waits + orders looked at).
    @inline(__always)
    func weigh(
        _ outsideWaits: UnsafeMutableBufferPointer<Double>,
        _ evidence: OvertakingEvidence,
        _ likelihood: TurnLikelihood
    ) {
        enabled.withUnsafeBufferPointer { enabled in
            start.withUnsafeBufferPointer { start in
                likelihood.withPowers { wentFirst, wentLater in
                    var other = evidence.others.lowerBound
                    let end = evidence.others.upperBound
                    // Of the orders enabled up to a wait's end.
                    var (first, later) = (0, 0)
                    for wait in outsideWaits.indices {
                        let until = evidence.enabled &+ Microseconds(outsideWaits[wait])
                        while other < end, enabled[other] <= until {
                            let isFirst = Int(truncatingIfNeeded: (start[other] &- evidence.start) &>> 63) & 1
                            first &+= isFirst
                            later &+= 1 &- isFirst
                            other &+= evidence.step
                        }
                        outsideWaits[wait] = wentFirst[first] * wentLater[later]
                    }
                }
            }
        }
    }
}

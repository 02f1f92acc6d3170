import EventLogs
import Parallelism
import Sorting

/// Orders that are two: events years apart, or an id that begins anew after a long rest.
struct OrderIdentityCheck: QualityCheck {
    let name = CheckName.orderIdentity
    let takesAllProcessors = true

    func symptoms(in examination: Examination) -> [Symptom] {
        let log = examination.log
        let lengths = RestLengths(of: examination)
        guard lengths.restCount >= 20 else { return [] }
        let usual = lengths.value(atRank: lengths.restCount * 95 / 100)
        let long = lengths.orders(above: max(30 * .day, 5 * usual))
            .compactMap { LongestRest(ofOrder: $0, in: log, examination.range) }
        if long.isEmpty { return [] }
        let edges = OrderEdges(of: examination)

        let yearsApart = long.filter { $0.length > max(365 * .day, 5 * usual) }
        let reused = long.filter { rest in
            let first = log.activity[log.firstInstance[rest.order]]
            return log.activity[rest.next] == first && edges.isUsualStart(first)
                && edges.isUsualEnd(log.activity[rest.next - 1])
        }
        return [(QualityCode.orderYearsApart, yearsApart), (.orderReused, reused)].compactMap { code, rests in
            guard let longest = rests.map(\.length).max() else { return nil }
            return Symptom(
                code: code,
                severity: .warning,
                count: rests.count,
                of: examination.orderCount,
                unit: .orders,
                facts: ["longest": .duration(longest), "usual": .duration(usual)],
                witnesses: rests.prefix(Witness.most).map { .instance($0.next) }
            )
        }
    }

}

/// The longest time in which nothing ran for an order.
private struct LongestRest: Sendable {
    let order: Int
    /// The instance that ends the rest.
    let next: Int
    let length: Microseconds

    /// Nil if the order never rests: without strays it has one instance, or they all overlap.
    @inline(__always)
    init?(ofOrder order: Int, in log: EventLog, _ range: TimeRange) {
        var (next, length) = (-1, Microseconds(-1))
        var latest: Microseconds?
        for instance in log.instances(ofOrder: order) {
            let (start, end) = (log.start[instance], log.end[instance])
            if range.isStray(start) || range.isStray(end) { continue }
            if let latest, start - latest > length { (next, length) = (instance, start - latest) }
            latest = max(latest ?? .min, end)
        }
        if next < 0 { return nil }
        self.order = order
        self.next = next
        self.length = length
    }
}

/// How long the longest rest of each order is.
private struct RestLengths {
    /// Below zero for orders that never rest.
    private let lengths: [Microseconds]
    let restCount: Int

    /// - Complexity: O(n), on all processors.
    init(of examination: Examination) {
        let (log, range) = (examination.log, examination.range)
        let ranges = log.orderRanges(count: 4 * processorCount)
        var counts: [Int] = []
        lengths = filledArray(log.orderCount) { (lengths: UnsafeMutableBufferPointer<Microseconds>) in
            nonisolated(unsafe) let lengths = lengths
            counts = concurrentMap(ranges.count) { part in
                var count = 0
                for order in ranges[part] {
                    let rest = LongestRest(ofOrder: order, in: log, range)
                    lengths[order] = rest?.length ?? -1
                    count += rest == nil ? 0 : 1
                }
                return count
            }
        }
        restCount = counts.reduce(0, +)
    }

    /// The length that would be there if those of the orders that rest were sorted.
    func value(atRank rank: Int) -> Microseconds {
        lengths.value(atRank: lengths.count - restCount + rank)
    }

    func orders(above length: Microseconds) -> [Int] { lengths.indices.filter { lengths[$0] > length } }
}

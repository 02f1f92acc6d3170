import EventLogs
import Parallelism
import Sorting

/// Orders that are two: events years apart, or an id that begins anew after a long rest.
struct OrderIdentityCheck: QualityCheck {
    let name = CheckName.orderIdentity
    let takesAllProcessors = true

    func symptoms(in examination: Examination) -> [Symptom] {
        let log = examination.log
        let ranges = log.orderRanges(count: 4 * processorCount)
        let rests = concurrentMap(ranges.count) { range in
            ranges[range].compactMap { LongestRest(ofOrder: $0, in: examination) }
        }.flatMap(\.self)
        guard rests.count >= 20 else { return [] }
        let usual = rests.map(\.length).value(atRank: rests.count * 95 / 100)
        let edges = OrderEdges(of: examination)

        let yearsApart = rests.filter { $0.length > max(365 * .day, 5 * usual) }
        let reused = rests.filter { rest in
            let first = log.activity[log.firstInstance[rest.order]]
            return rest.length > max(30 * .day, 5 * usual) && log.activity[rest.next] == first
                && edges.isUsualStart(first) && edges.isUsualEnd(log.activity[rest.next - 1])
        }
        return [(QualityCode.orderYearsApart, yearsApart), (.orderReused, reused)].compactMap { code, rests in
            guard let longest = rests.map(\.length).max() else { return nil }
            return Symptom(
                code: code,
                severity: .warning,
                count: rests.count,
                of: examination.orders.count,
                unit: .orders,
                facts: ["longest": .duration(longest), "usual": .duration(usual)],
                witnesses: rests.prefix(Witness.most).map { .instance($0.next) }
            )
        }
    }

    /// The longest time in which nothing ran for an order.
    private struct LongestRest: Sendable {
        let order: Int
        /// The instance that ends the rest.
        let next: Int
        let length: Microseconds

        init?(ofOrder order: Int, in examination: Examination) {
            let log = examination.log
            let range = examination.range
            var longest: (next: Int, length: Microseconds)?
            var latest: Microseconds?
            for instance in log.instances(ofOrder: order) {
                let (start, end) = (log.start[instance], log.end[instance])
                if range.isStray(start) || range.isStray(end) { continue }
                if let latest, start - latest > longest?.length ?? -1 {
                    longest = (instance, start - latest)
                }
                latest = max(latest ?? .min, end)
            }
            guard let longest else { return nil }
            self.order = order
            next = longest.next
            length = longest.length
        }
    }
}

/// The activities that orders usually begin and end with.
struct OrderEdges {
    private let starts: [Int]
    private let ends: [Int]
    private let orders: Int

    init(of examination: Examination) {
        self.init(of: examination, orders: examination.orders)
    }

    init(of examination: Examination, orders: [Int]) {
        let log = examination.log
        var starts = [Int](repeating: 0, count: log.activities.count)
        var ends = starts
        for order in orders {
            starts[Int(log.activity[log.firstInstance[order]])] += 1
            ends[Int(log.activity[examination.lastInstance(ofOrder: order)])] += 1
        }
        self.starts = starts
        self.ends = ends
        self.orders = orders.count
    }

    /// Whether a fiftieth of the orders or more begin with it.
    func isUsualStart(_ activity: Int32) -> Bool { starts[Int(activity)] * 50 >= max(orders, 1) }
    func isUsualEnd(_ activity: Int32) -> Bool { ends[Int(activity)] * 50 >= max(orders, 1) }
}

extension Examination {
    /// The instance of the order that ends last; the last of them if several do.
    func lastInstance(ofOrder order: Int) -> Int {
        let instances = log.instances(ofOrder: order)
        return instances.last { log.end[$0] == lastEvent[order] } ?? instances.lowerBound
    }
}

import EventLogs
import Parallelism
import WorkCalendars

extension DelayLedger {
    /// Calls `body` with each piece of work that went before an instance which was ready before it: what was worked on, and
    /// for how long. The times add up to the instance's prioritization after the order's first touch.
    /// - Complexity: O(pieces of work during the wait), and a search for them.
    @inline(__always)
    func forEachOvertaking(of instance: Int, _ body: (_ by: Int, _ cost: Microseconds) -> Void) {
        guard let queues, let batchPolicies, let queue = queues.queue(of: instance, in: log) else { return }
        let order = log.order(ofInstance: instance)
        let touched = log.start[log.firstInstance[order]]
        let ready = ready[instance]
        let from = max(ready, predecessor(of: instance) == nil ? touched : .min)
        let to = min(max(from, batchPolicies.begun(instance) ?? .max), log.start[instance])
        pieces[queue].forEach(from: from, to: to) { start, piece in
            if piece.ready > ready { body(Int(piece.instance), min(piece.end, to) - max(start, from)) }
        }
    }

    /// Who went before some instances.
    /// - Complexity: O(pieces of work during their waits), on all processors.
    func overtakers(of instances: [Int]) -> OvertakerSums {
        let ranges = evenRanges(of: instances.count, parts: max(1, min(4 * processorCount, instances.count)))
        let sums = concurrentMap(ranges.count) { OvertakerSums(instances[ranges[$0]], self) }
        var all = sums[0]
        for other in sums.dropFirst() { all.merge(other) }
        return all
    }
}

/// For each order and activity that went first: how many instances it overtook, and what that cost them.
///
/// All are whole numbers, so parts of the instances overtaken may be put together in any way.
struct OvertakerSums: Sendable {
    struct Sum: Sendable {
        var overtaken = 0
        var cost: Microseconds = 0
    }

    /// Order and activity of each sum.
    private(set) var codes = DenseCodes()
    private(set) var sums: [Sum] = []

    fileprivate init(_ instances: ArraySlice<Int>, _ ledger: DelayLedger) {
        // Work that came in several pieces overtook an instance once: works are told apart first.
        var works = DenseCodes()
        var ofWork: [(sum: Sum, last: Int)] = []
        for instance in instances {
            ledger.forEachOvertaking(of: instance) { by, cost in
                let code = works.code(of: by, 0)
                if code == ofWork.count { ofWork.append((Sum(), -1)) }
                if ofWork[code].last != instance {
                    ofWork[code].last = instance
                    ofWork[code].sum.overtaken += 1
                }
                ofWork[code].sum.cost += cost
            }
        }
        for (work, entry) in zip(works.pairs, ofWork) {
            let order = ledger.log.order(ofInstance: work.first)
            add(entry.sum, order, Int(ledger.log.activity[work.first]))
        }
    }

    private mutating func add(_ sum: Sum, _ order: Int, _ activity: Int) {
        let code = codes.code(of: order, activity)
        if code == sums.count { sums.append(Sum()) }
        sums[code].overtaken += sum.overtaken
        sums[code].cost += sum.cost
    }

    fileprivate mutating func merge(_ other: OvertakerSums) {
        for (key, sum) in zip(other.codes.pairs, other.sums) { add(sum, key.first, key.second) }
    }
}

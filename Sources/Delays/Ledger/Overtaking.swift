import EventLogs
import WorkCalendars

/// An instance that was worked on while another that was ready before it waited in the same queue.
struct Overtaking {
    let by: Int
    let overtaken: Int
    let cost: Microseconds
}

extension DelayLedger {
    /// Who went before each of some instances, and what it cost them; the costs of an instance add up to its
    /// prioritization after the order's first touch.
    /// - Complexity: O(pieces of work during the waits) and a search for each.
    func overtaking(of instances: [Int]) -> [Overtaking] {
        guard let queues, let batchPolicies else { return [] }
        var byQueue: [Int: [Int]] = [:]
        for instance in instances {
            if let queue = queues.queue(of: instance, in: log) {
                byQueue[queue, default: []].append(instance)
            }
        }
        var result: [Overtaking] = []
        for (queue, waiting) in byQueue.sorted(by: { $0.key < $1.key }) {
            let pieces = pieces[queue]
            for instance in waiting {
                let order = log.order(ofInstance: instance)
                let touched = log.start[log.firstInstance[order]]
                let from = max(ready[instance], predecessor(of: instance) == nil ? touched : .min)
                let to = min(max(from, batchPolicies.begun(instance) ?? .max), log.start[instance])
                var costs: [Int32: Microseconds] = [:]
                var piece = pieces.firstIndex(endingAfter: from)
                while piece < pieces.count, pieces.starts[piece] < to {
                    if pieces.readySince[piece] > ready[instance] {
                        let cost = min(pieces.ends[piece], to) - max(pieces.starts[piece], from)
                        costs[pieces.instance[piece], default: 0] += cost
                    }
                    piece += 1
                }
                result += costs.sorted { $0.key < $1.key }.map {
                    Overtaking(by: Int($0.key), overtaken: instance, cost: $0.value)
                }
            }
        }
        return result
    }
}

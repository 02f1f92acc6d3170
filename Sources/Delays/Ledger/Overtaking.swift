import EventLogs
import WorkCalendars

/// An instance that was worked on while another that was ready before it waited in the same queue.
struct Overtaking {
    let by: Int
    let overtaken: Int
    let cost: Microseconds
}

extension DelayLedger {
    /// Who went before each of some instances, and what it cost them.
    /// - Complexity: O(n log n) in the instances of the queues touched, and the overtakings found.
    func overtaking(of instances: [Int], history: inout QueueHistory) -> [Overtaking] {
        guard let queues else { return [] }
        var byQueue: [Int32: [Int]] = [:]
        for instance in instances where queues.queue[instance] >= 0 {
            byQueue[queues.queue[instance], default: []].append(instance)
        }
        var result: [Overtaking] = []
        for (queue, waiting) in byQueue.sorted(by: { $0.key < $1.key }) {
            let pieces = history.pieces(ofQueue: Int(queue))
            for instance in waiting {
                let from = ready[instance]
                var costs: [Int32: Microseconds] = [:]
                var piece = pieces.firstIndex(endingAfter: from)
                while piece < pieces.count, pieces.starts[piece] < log.start[instance] {
                    if pieces.readySince[piece] > ready[instance] {
                        let cost =
                            min(pieces.ends[piece], log.start[instance]) - max(pieces.starts[piece], from)
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

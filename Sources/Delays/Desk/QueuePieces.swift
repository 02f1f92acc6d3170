import EventLogs
import Parallelism
import WorkCalendars

/// What each queue worked on, over the whole log.
struct QueuePieces: Sendable {
    /// Of each queue that anything waited in; none of others.
    let pieces: [BusyPieces]

    /// About how many pieces of work are swept in one go.
    private static let windowSize = 1 << 15

    /// A stretch of time of one queue.
    private struct Window {
        let queue: Int
        let busiest: Int32
        let from: Microseconds
        let to: Microseconds
    }

    /// Long queues are swept window by window, so that all processors have something to do even where all share one
    /// queue; the windows' pieces, joined, are those of the whole.
    /// - Complexity: O(n log m) in the work of the queues' members, of which m pieces are in hand at a time.
    init(_ queues: WorkQueues, _ work: ResourceWork, ready: Readiness) {
        let longest = work.longest
        let clockedOn = concurrentMap(queues.members.count) {
            queues.isWaitedIn[$0] ? queues.clockedOn($0) : IntervalSet.empty
        }
        let windows = queues.members.indices.filter { queues.isWaitedIn[$0] }
            .flatMap { QueuePieces.windows(of: $0, queues.members[$0], work) }
        // What is done at about the same time lies near each other in the log.
        let byTime = windows.indices.sorted { (windows[$0].from, $0) < (windows[$1].from, $1) }
        var swept = concurrentMap(beginning: byTime) { number in
            let window = windows[number]
            var works = QueueWork(
                of: queues.members[window.queue],
                busiest: window.busiest,
                from: window.from,
                to: window.to,
                in: work,
                ready: ready,
                longest: longest
            )
            var sweep = BusySweep(from: window.from, clockedOn: clockedOn[window.queue])
            works.forEachPortion { sweep.sweep($0, to: $1) }
            return BusyPieces(sweep.pieces)
        }
        var windowsBefore = [Int](repeating: 0, count: queues.members.count + 1)
        for window in windows { windowsBefore[window.queue + 1] += 1 }
        for queue in queues.members.indices { windowsBefore[queue + 1] += windowsBefore[queue] }
        pieces = swept.withUnsafeMutableBufferPointer { [windowsBefore] swept in
            nonisolated(unsafe) let swept = swept
            return concurrentMap(queues.members.count) { queue in
                let own = windowsBefore[queue]..<windowsBefore[queue + 1]
                if own.isEmpty { return .none }
                // What is joined is not needed any more: all windows and all queues at once are much.
                let parts = own.map { number in
                    let part = swept[number]
                    swept[number] = .none
                    return part
                }
                return BusyPieces(parts, clockedOn[queue], queues.habitualPause[queue])
            }
        }
    }

    /// Cuts a queue's time where equal parts of its busiest member's work begin.
    private static func windows(of queue: Int, _ members: [Int32], _ work: ResourceWork) -> [Window] {
        let count = members.reduce(0) { $0 + work.count(of: Int($1)) }
        guard let busiest = members.max(by: { work.count(of: Int($0)) < work.count(of: Int($1)) })
        else { return [] }
        var cuts = [Microseconds.min]
        for cut in work.starts(ofParts: count / windowSize + 1, of: Int(busiest))
        where cut > cuts[cuts.count - 1] {
            cuts.append(cut)
        }
        return cuts.indices.map {
            Window(
                queue: queue,
                busiest: busiest,
                from: cuts[$0],
                to: $0 + 1 < cuts.count ? cuts[$0 + 1] : .max
            )
        }
    }
}

import EventLogs
import Parallelism
import WorkCalendars

/// What each queue worked on, over the whole log.
struct QueuePieces: Sendable {
    /// Of each queue; none where they are not wanted.
    let pieces: [BusyPieces]

    /// About how many pieces of work are swept in one go.
    private static let windowSize = 1 << 16

    /// A stretch of time of one queue.
    private struct Window {
        let queue: Int
        let from: Microseconds
        let to: Microseconds
    }

    /// Long queues are swept window by window, so that all processors have something to do even where all share one
    /// queue; the windows' pieces, joined, are those of the whole.
    /// - Complexity: O(n log m) in the work of the queues' members, of which m pieces are in hand at a time.
    init(_ queues: WorkQueues, _ work: ResourceWork, ready: [Microseconds], isWanted: [Bool]) {
        let longest = work.longest
        let clockedOn = concurrentMap(queues.members.count) {
            isWanted[$0] ? queues.clockedOn($0) : IntervalSet.empty
        }
        let windows = queues.members.indices.filter { isWanted[$0] }
            .flatMap { QueuePieces.windows(of: $0, queues.members[$0], work) }
        let swept = concurrentMap(windows.count) { number in
            let window = windows[number]
            let works = work.work(
                of: queues.members[window.queue],
                from: window.from,
                to: window.to,
                ready: ready,
                longest: longest
            )
            return BusyPieces(
                sweeping: works,
                from: window.from,
                to: window.to,
                clockedOn: clockedOn[window.queue]
            )
        }
        var windowsBefore = [Int](repeating: 0, count: queues.members.count + 1)
        for window in windows { windowsBefore[window.queue + 1] += 1 }
        for queue in queues.members.indices { windowsBefore[queue + 1] += windowsBefore[queue] }
        pieces = concurrentMap(queues.members.count) { [windowsBefore] queue in
            let own = swept[windowsBefore[queue]..<windowsBefore[queue + 1]]
            return own.isEmpty
                ? .none : BusyPieces(Array(own), clockedOn[queue], queues.habitualPause[queue])
        }
    }

    /// Cuts a queue's time where equal parts of its busiest member's work begin.
    private static func windows(of queue: Int, _ members: [Int32], _ work: ResourceWork) -> [Window] {
        let count = members.reduce(0) { $0 + work[Int($1)].count }
        let busiest = members.map { work.starts(of: Int($0)) }.max { $0.count < $1.count } ?? []
        let parts = count / windowSize + 1
        var cuts = [Microseconds.min]
        for part in 1..<max(1, parts) {
            let cut = busiest[busiest.startIndex + busiest.count * part / parts]
            if cut > cuts[cuts.count - 1] { cuts.append(cut) }
        }
        return cuts.indices.map {
            Window(queue: queue, from: cuts[$0], to: $0 + 1 < cuts.count ? cuts[$0 + 1] : .max)
        }
    }
}

extension WorkQueues {
    /// Whether anything waited in each queue.
    func isWaitedIn(_ log: EventLog, _ enabled: [Microseconds]) -> [Bool] {
        var isWaitedIn = [Bool](repeating: false, count: members.count)
        for instance in 0..<log.instanceCount where enabled[instance] < log.start[instance] {
            if let queue = queue(of: instance, in: log) { isWaitedIn[queue] = true }
        }
        return isWaitedIn
    }
}

import EventLogs
import Statistics
import WorkCalendars

/// How much one resource had in hand at a time, and when it could have taken more.
struct WorkLoad: Sendable {
    /// How many pieces of work the resource handles side by side: one for a person, more for a system.
    let capacity: Int
    /// Pauses shorter than this are part of working: half a typical piece of work, or what the resource is used to
    /// between two pieces of work; ten minutes at most.
    let pauseTolerance: Microseconds
    /// Pauses up to this are a habit of the resource and belong to the work before them; zero where it has none.
    let habitualPause: Microseconds
    /// When the resource had as much in hand as it can.
    let full: IntervalSet

    /// The share of the busy time that may lie above the capacity: sloppy records of one-at-a-time work.
    private static let overlapAllowance = 0.1

    private static let longestPause: Microseconds = 10 * .minute
    private static let leastWaiting = 3

    /// - Complexity: O(n log n) in the resource's instances.
    init(instances: ArraySlice<Int32>, log: EventLog, enabled: [Microseconds]) {
        let sweep = LoadSweep(instances: instances, log: log)
        capacity = sweep.capacity(allowance: WorkLoad.overlapAllowance)
        full = sweep.time(atLeast: capacity)
        let lengths = instances.lazy.map { log.end[Int($0)] - log.start[Int($0)] }.filter { $0 > 0 }.sorted()
        let typical = quantile(ofSorted: lengths, 0.5) ?? 0
        habitualPause = min(
            WorkLoad.longestPause,
            WorkLoad.typicalPause(instances, log, enabled) * 3 / 2
        )
        pauseTolerance = min(WorkLoad.longestPause, max(.second, Microseconds(typical / 2), habitualPause))
    }

    /// The usual pause while several orders are waiting: the median, if it is typical, that is, if four in five pauses are
    /// within a factor of one and a half of it. Zero where no pause is typical.
    ///
    /// With fewer orders waiting, a pause may well be that of an order which waits for something outside.
    private static func typicalPause(
        _ instances: ArraySlice<Int32>,
        _ log: EventLog,
        _ enabled: [Microseconds]
    ) -> Microseconds {
        let enablements = instances.map { enabled[Int($0)] }.sorted()
        var pauses: [Microseconds] = []
        var previousEnd = Microseconds.min / 2
        var waiting = 0
        for (started, instance) in instances.lazy.map(Int.init).enumerated() {
            let pause = log.start[instance] - previousEnd
            while waiting < enablements.count, enablements[waiting] < previousEnd { waiting += 1 }
            if waiting - started >= leastWaiting, enabled[instance] < previousEnd, pause >= 0,
                pause <= longestPause
            {
                pauses.append(pause)
            }
            previousEnd = max(previousEnd, log.end[instance])
        }
        pauses.sort()
        guard pauses.count >= 10, let median = quantile(ofSorted: pauses, 0.5), median > 0 else { return 0 }
        let typical = pauses.lazy.filter { Double($0) >= median / 1.5 && Double($0) <= median * 1.5 }.count
        return typical * 5 >= pauses.count * 4 ? Microseconds(median) : 0
    }

    /// The time on duty with room for more work: long enough not to be a mere pause, and at the edges of a spell of
    /// duty only where the resource was surely there.
    func idle(onDuty: IntervalSet, edgeSlack: Microseconds) -> IntervalSet {
        var sure = onDuty
        if edgeSlack > 0 { sure = surelyPresent(onDuty, edgeSlack) }
        let free = sure.subtracting(full)
        var starts: [Microseconds] = []
        var ends: [Microseconds] = []
        for index in 0..<free.count where free.ends[index] - free.starts[index] >= pauseTolerance {
            starts.append(free.starts[index])
            ends.append(free.ends[index])
        }
        return IntervalSet(mergingStarts: starts, ends: ends)
    }

    /// Each spell of duty without its edges, but never less than from its first to its last work.
    private func surelyPresent(_ onDuty: IntervalSet, _ slack: Microseconds) -> IntervalSet {
        var starts: [Microseconds] = []
        var ends: [Microseconds] = []
        for index in 0..<onDuty.count {
            let (from, to) = onDuty[index]
            var start = from + slack
            var end = to - slack
            let first = full.firstIndex(endingAfter: from)
            if first < full.count, full.starts[first] < to {
                start = min(start, max(from, full.starts[first]))
                if let last = full.lastEnd(before: to) { end = max(end, last) }
            }
            if end > start {
                starts.append(start)
                ends.append(end)
            }
        }
        return IntervalSet(mergingStarts: starts, ends: ends)
    }
}

/// The number of pieces of work in hand over time.
private struct LoadSweep {
    /// From `times[i]` to `times[i + 1]` there are `loads[i]` pieces in hand.
    private var times: [Microseconds] = []
    private var loads: [Int] = []

    init(instances: ArraySlice<Int32>, log: EventLog) {
        let worked = instances.filter { log.end[Int($0)] > log.start[Int($0)] }
        let starts = worked.map { log.start[Int($0)] }
        let ends = worked.map { log.end[Int($0)] }.sorted()
        var started = 0
        var ended = 0
        while ended < ends.count {
            let isStart = started < starts.count && starts[started] < ends[ended]
            let time = isStart ? starts[started] : ends[ended]
            if isStart { started += 1 } else { ended += 1 }
            if times.last == time {
                loads[loads.count - 1] = started - ended
            } else {
                times.append(time)
                loads.append(started - ended)
            }
        }
    }

    func capacity(allowance: Double) -> Int {
        var time = [Microseconds](repeating: 0, count: (loads.max() ?? 0) + 1)
        for index in loads.indices.dropLast() { time[loads[index]] += times[index + 1] - times[index] }
        let busy = Double(time.dropFirst().reduce(0, +))
        var above = time.dropFirst(2).reduce(0, +)
        var capacity = 1
        while Double(above) > allowance * busy {
            capacity += 1
            above -= time[capacity]
        }
        return capacity
    }

    func time(atLeast load: Int) -> IntervalSet {
        var starts: [Microseconds] = []
        var ends: [Microseconds] = []
        for index in loads.indices.dropLast() where loads[index] >= load {
            starts.append(times[index])
            ends.append(times[index + 1])
        }
        return IntervalSet(mergingStarts: starts, ends: ends)
    }
}

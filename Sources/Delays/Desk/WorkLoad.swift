import EventLogs
import Sorting
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

    /// - Complexity: that of sorting times without comparisons.
    init(of work: OwnWork) {
        let (starts, ends) = (work.starts, work.ends)
        var lengths: [Microseconds] = []
        lengths.reserveCapacity(starts.count)
        for (start, end) in zip(starts, ends) where start < end { lengths.append(end - start) }
        let busy = IntervalSet(spansInOrder: starts, ends)
        let excess = lengths.reduce(0, +) - busy.duration
        if Double(excess) <= WorkLoad.overlapAllowance * Double(busy.duration) {
            // More than one piece can have been in hand for as long as the excess at most.
            (capacity, full) = (1, busy)
        } else {
            let sweep = LoadSweep(starts: starts, ends: ends)
            capacity = sweep.capacity(allowance: WorkLoad.overlapAllowance)
            full = sweep.time(atLeast: capacity)
        }
        let typical = quantile(of: lengths, 0.5) ?? 0
        let usualPause = starts.withUnsafeBufferPointer { starts in
            ends.withUnsafeBufferPointer { ends in
                work.enabled.withUnsafeBufferPointer { WorkLoad.typicalPause(starts, ends, $0) }
            }
        }
        habitualPause = min(WorkLoad.longestPause, usualPause * 3 / 2)
        pauseTolerance = min(WorkLoad.longestPause, max(.second, Microseconds(typical / 2), habitualPause))
    }

    /// The usual pause while several orders are waiting: the median, if it is typical, that is, if four in five pauses are
    /// within a factor of one and a half of it. Zero where no pause is typical.
    ///
    /// With fewer orders waiting, a pause may well be that of an order which waits for something outside.
    private static func typicalPause(
        _ starts: UnsafeBufferPointer<Microseconds>,
        _ ends: UnsafeBufferPointer<Microseconds>,
        _ enabled: UnsafeBufferPointer<Microseconds>
    ) -> Microseconds {
        var enablements = Array(enabled)
        enablements.radixSort()
        var pauses: [Microseconds] = []
        var previousEnd = Microseconds.min / 2
        var waiting = 0
        for started in starts.indices {
            let pause = starts[started] - previousEnd
            while waiting < enablements.count, enablements[waiting] < previousEnd { waiting += 1 }
            if waiting - started >= leastWaiting, enabled[started] < previousEnd, pause >= 0,
                pause <= longestPause
            {
                pauses.append(pause)
            }
            previousEnd = max(previousEnd, ends[started])
        }
        guard pauses.count >= 10, let median = quantile(of: pauses, 0.5), median > 0 else { return 0 }
        let typical = pauses.lazy.filter { Double($0) >= median / 1.5 && Double($0) <= median * 1.5 }.count
        return typical * 5 >= pauses.count * 4 ? Microseconds(median) : 0
    }
}

/// The number of pieces of work in hand over time, swept over starts and ends in order.
private struct LoadSweep {
    private let starts: [Microseconds]
    private let ends: [Microseconds]

    init(starts: [Microseconds], ends: [Microseconds]) {
        // What takes no time is never in hand.
        var worked: [Microseconds] = []
        var workedEnds: [Microseconds] = []
        worked.reserveCapacity(starts.count)
        workedEnds.reserveCapacity(starts.count)
        for (start, end) in zip(starts, ends) where end > start {
            worked.append(start)
            workedEnds.append(end)
        }
        // Nearly sorted: only what overlaps can be out of order.
        workedEnds.radixSort()
        self.starts = worked
        self.ends = workedEnds
    }

    /// Calls `body` with each change of the load: when, and to what. At one moment, ends come first.
    @inline(__always)
    private func forEachChange(_ body: (Microseconds, Int) -> Void) {
        starts.withUnsafeBufferPointer { starts in
            ends.withUnsafeBufferPointer { ends in
                var started = 0
                var ended = 0
                while ended < ends.count {
                    if started < starts.count, starts[started] < ends[ended] {
                        started &+= 1
                        body(starts[started &- 1], started &- ended)
                    } else {
                        ended &+= 1
                        body(ends[ended &- 1], started &- ended)
                    }
                }
            }
        }
    }

    /// The least load, above which the resource is for at most that share of the time that it works.
    func capacity(allowance: Double) -> Int {
        var time: [Microseconds] = [0, 0]
        var (since, load) = (starts.first ?? 0, 0)
        forEachChange { instant, next in
            time[load] += instant - since
            (since, load) = (instant, next)
            if next == time.count { time.append(0) }
        }
        let busy = Double(time.dropFirst().reduce(0, +))
        var above = time.dropFirst(2).reduce(0, +)
        var capacity = 1
        while Double(above) > allowance * busy {
            capacity += 1
            above -= time[capacity]
        }
        return capacity
    }

    func time(atLeast least: Int) -> IntervalSet {
        var full: [Microseconds] = []
        var fullEnds: [Microseconds] = []
        var isFull = false
        forEachChange { instant, load in
            guard (load >= least) != isFull else { return }
            isFull.toggle()
            if !isFull {
                fullEnds.append(instant)
            } else if fullEnds.last == instant {
                fullEnds.removeLast()
            } else {
                full.append(instant)
            }
        }
        return IntervalSet(canonicalStarts: full, ends: fullEnds)
    }
}

extension IntervalSet {
    /// The union of spans that ascend by start; those without length count for nothing.
    /// - Complexity: O(n), and room for the result alone.
    fileprivate init(spansInOrder starts: [Microseconds], _ ends: [Microseconds]) {
        var merged: [Microseconds] = []
        var mergedEnds: [Microseconds] = []
        withUnsafeTemporaryAllocation(of: Microseconds.self, capacity: 2 * starts.count) { room in
            var count = 0
            var (from, to) = (Microseconds.min, Microseconds.min)
            @inline(__always) func close() {
                if from < to {
                    room[count] = from
                    room[starts.count + count] = to
                    count += 1
                }
            }
            for (start, end) in zip(starts, ends) where start < end {
                if start > to {
                    close()
                    (from, to) = (start, end)
                } else {
                    to = max(to, end)
                }
            }
            close()
            merged = Array(room[..<count])
            mergedEnds = Array(room[starts.count..<starts.count + count])
        }
        self.init(canonicalStarts: merged, ends: mergedEnds)
    }
}

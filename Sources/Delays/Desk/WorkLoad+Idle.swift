import EventLogs
import Parallelism
import WorkCalendars

extension WorkLoad {
    /// The time on duty with room for more work: long enough not to be a mere pause, and at the edges of a spell of
    /// duty only where the resource was surely there.
    ///
    /// Spells of duty and full hours are both in order, so that one sweep over them is enough.
    /// - Complexity: O(n) in the spells and the full hours.
    func idle(onDuty: IntervalSet, edgeSlack: Microseconds) -> IntervalSet {
        var (starts, ends): ([Microseconds], [Microseconds]) = ([], [])
        starts.reserveCapacity(onDuty.count)
        ends.reserveCapacity(onDuty.count)
        /// The first full time that ends after the spell began.
        var first = 0
        full.starts.withUnsafeBufferPointer { fullStarts in
            full.ends.withUnsafeBufferPointer { fullEnds in
                for spell in 0..<onDuty.count {
                    let (from, to) = onDuty[spell]
                    while first < fullEnds.count, fullEnds[first] <= from { first &+= 1 }
                    // What is full in the spell is up to the first full time that begins no sooner than it ends.
                    var after = first
                    while after < fullStarts.count, fullStarts[after] < to { after &+= 1 }
                    var (next, last) = (from, to)
                    if edgeSlack > 0 {
                        // Each spell of duty without its edges, but never less than from its first to its last work.
                        (next, last) = (from + edgeSlack, to - edgeSlack)
                        if first < after {
                            next = min(next, max(from, fullStarts[first]))
                            last = max(last, min(to, fullEnds[after &- 1]))
                        }
                    }
                    @inline(__always) func add(until end: Microseconds) {
                        if next < end, end - next >= pauseTolerance {
                            starts.append(next)
                            ends.append(end)
                        }
                    }
                    for index in first..<after {
                        add(until: min(fullStarts[index], last))
                        next = max(next, fullEnds[index])
                    }
                    add(until: last)
                    first = max(first, after &- 1)
                }
            }
        }
        return IntervalSet(canonicalStarts: starts.withoutSpareRoom, ends: ends.withoutSpareRoom)
    }
}

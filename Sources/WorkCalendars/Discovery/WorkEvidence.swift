import EventLogs
import Sorting

/// The spans of one resource in local time, parted into those that prove work throughout and those that prove it
/// only at their two ends.
///
/// Work that is begun in the evening and finished next morning was not done at night. So a span longer than four times
/// the median (but one hour at least and eight at most) counts only where it starts and where it ends.
///
/// The spans stay in UTC, in the columns that all resources share; each walk over them turns them into local time.
struct WorkEvidence: Sendable {
    private let spans: WorkSpans
    private let zone: ZoneRules
    let longestWholeSpan: Microseconds

    init(_ spans: WorkSpans, zone: ZoneRules) {
        self.spans = spans
        self.zone = zone
        longestWholeSpan = min(8 * .hour, max(.hour, 4 * WorkEvidence.medianLength(spans)))
    }

    var count: Int { spans.count }

    /// A span in local time.
    struct Span {
        let start: Microseconds
        let end: Microseconds
        let isWhole: Bool

        /// The last instant at which the span was at work: its end belongs to it only as a limit.
        @inline(__always)
        var lastInstant: Microseconds { max(start, end - 1) }
    }

    /// Calls `body` with each span, in the order of the starts.
    /// - Complexity: O(n).
    @inline(__always)
    func forEachSpan(_ body: (Span) -> Void) {
        let longest = longestWholeSpan
        var startClock = ZoneCursor(zone)
        var endClock = ZoneCursor(zone)
        spans.forEachBlock { starts, ends in
            for index in 0..<starts.count {
                let start = startClock.local(starts[index])
                // The clocks going back may not turn a span around.
                let end = max(endClock.local(ends[index]), start)
                body(Span(start: start, end: end, isWhole: end - start <= longest))
            }
        }
    }

    /// How much of the set, which is in local time, spans that count as worked throughout cover.
    /// - Complexity: O(n), and O(log m) for each stretch of work over several of the m intervals.
    func wholeTime(inside set: IntervalSet) -> Microseconds {
        var total: Microseconds = 0
        var cursor = DurationCursor(set)
        var (from, to) = (Microseconds.min, Microseconds.min)
        forEachSpan { span in
            guard span.isWhole, span.start < span.end else { return }
            if span.start <= to {
                from = min(from, span.start)
                to = max(to, span.end)
                return
            }
            if from < to { total += cursor.duration(from: from, to: to) }
            (from, to) = (span.start, span.end)
        }
        if from < to { total += cursor.duration(from: from, to: to) }
        return total
    }

    /// The length in the middle, the upper of two, as far as it matters: one of 15 minutes for shorter and of two hours
    /// for longer ones, which leaves so few whole seconds that lengths are counted by them.
    /// - Complexity: O(n).
    private static func medianLength(_ spans: WorkSpans) -> Microseconds {
        guard spans.count > 0 else { return 0 }
        let (shortest, longest) = (15 * Microseconds.minute, 2 * Microseconds.hour)
        var counts = [Int32](repeating: 0, count: Int((longest - shortest) / .second) + 1)
        var areWhole = true
        spans.forEachBlock { starts, ends in
            for index in 0..<starts.count {
                let beyond = min(max(ends[index] - starts[index], shortest), longest) - shortest
                let seconds = beyond / .second
                areWhole = areWhole && seconds * .second == beyond
                counts[Int(seconds)] += 1
            }
        }
        var rank = spans.count / 2
        var seconds = 0
        while rank >= Int(counts[seconds]) {
            rank -= Int(counts[seconds])
            seconds += 1
        }
        let second = shortest + Microseconds(seconds) * .second
        if areWhole { return second }
        // The one wanted among those of the second.
        var lengths: [Microseconds] = []
        spans.forEachBlock { starts, ends in
            for index in 0..<starts.count {
                let length = min(max(ends[index] - starts[index], shortest), longest)
                if length >= second, length < second + .second { lengths.append(length) }
            }
        }
        return lengths.value(atRank: rank)
    }
}

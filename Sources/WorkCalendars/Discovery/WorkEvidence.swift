import EventLogs

/// The spans of one resource in local time, parted into those that prove work throughout and those that prove it
/// only at their two ends.
///
/// Work that is begun in the evening and finished next morning was not done at night. So a span longer than four times
/// the median (but one hour at least and eight at most) counts only where it starts and where it ends.
struct WorkEvidence: Sendable {
    /// Local time, in the order of the starts.
    let starts: [Microseconds]
    let ends: [Microseconds]
    let longestWholeSpan: Microseconds

    init(_ spans: WorkSpans, zone: ZoneRules) {
        starts = spans.starts.map(zone.local)
        let localStarts = starts
        // The clocks going back may not turn a span around.
        ends = spans.ends.indices.map { max(zone.local(spans.ends[$0]), localStarts[$0]) }
        let lengths = spans.ends.indices.map { spans.ends[$0] - spans.starts[$0] }.sorted()
        let median = lengths.isEmpty ? 0 : lengths[lengths.count / 2]
        longestWholeSpan = min(8 * .hour, max(.hour, 4 * median))
    }

    var count: Int { starts.count }

    func isWhole(_ index: Int) -> Bool { ends[index] - starts[index] <= longestWholeSpan }

    /// The last instant at which the span was at work: its end belongs to it only as a limit.
    func lastInstant(_ index: Int) -> Microseconds { max(starts[index], ends[index] - 1) }

    /// The days, counted from 1970-01-01 and cut at `cut` after midnight, on which work shows; ascending.
    func daysWorked(cut: Microseconds) -> [Int] {
        var days: [Int] = []
        for index in 0..<count {
            let first = Int((starts[index] - cut).floored(by: .day))
            let last = Int((lastInstant(index) - cut).floored(by: .day))
            if days.last != first { days.append(first) }
            guard last != first else { continue }
            if isWhole(index) { days.append(contentsOf: (first + 1)...last) } else { days.append(last) }
        }
        days.sort()
        var distinct: [Int] = []
        for day in days where distinct.last != day { distinct.append(day) }
        return distinct
    }
}

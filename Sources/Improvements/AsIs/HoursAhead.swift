import EventLogs
import WorkCalendars

extension IntervalSet {
    /// The set, and after an instant its last weeks again and again: the hours of somebody who goes on working as lately.
    ///
    /// Weeks are of 7 · 24 hours, so that a change of clocks in between moves the hours by one.
    /// - Parameters:
    ///   - end: where the log ends.
    ///   - weeks: that are repeated, as many as the log has at most.
    /// - Complexity: O(intervals, repeated ones included).
    func repeating(weeks: Int = 4, after end: Microseconds, until horizon: Microseconds) -> IntervalSet {
        guard let begin = count > 0 ? self[0].from : nil, begin < end, horizon > end else { return self }
        let whole = min(weeks, Int((end - begin) / .week))
        guard whole > 0 else { return self }
        let period = Microseconds(whole) * .week
        let known = clipped(from: begin, to: end)
        let pattern = known.clipped(from: end - period, to: end)
        var (starts, ends) = (known.starts, known.ends)
        var shift = period
        while end - period + shift < horizon {
            for index in 0..<pattern.count {
                starts.append(pattern[index].from + shift)
                ends.append(pattern[index].to + shift)
            }
            shift += period
        }
        return IntervalSet(mergingStarts: starts, ends: ends)
    }
}

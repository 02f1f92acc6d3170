import EventLogs
import Sorting

/// Where the bulk of a log's times lies, and from where on a time is a stray.
struct TimeRange: Sendable {
    /// Times outside these are implausible in any log of orders: defaults such as 1970-01-01 or 9999-12-31.
    static let plausible =
        Microseconds(CivilDate(year: 1990, month: 1, day: 1).daysSinceEpoch)
        * .day..<Microseconds(CivilDate(year: 2100, month: 1, day: 1).daysSinceEpoch) * .day

    /// The plausible times, the lowest and highest hundredth of them left out.
    let bulk: ClosedRange<Microseconds>?
    /// The bulk, widened on both sides by twice its own length and at least a year, as far as it is plausible; what lies
    /// beyond is a stray.
    let usual: Range<Microseconds>

    /// A hundredth is known well enough from so many times, taken evenly.
    static let largestSample = 100_000

    /// - Complexity: O(n).
    init(of times: [Microseconds]) {
        let step = times.count / TimeRange.largestSample + 1
        var sorted = stride(from: 0, to: times.count, by: step).map { times[$0] }
            .filter { TimeRange.plausible.contains($0) }
        sorted.radixSort()
        let trimmed = sorted.count / 100 + 1
        guard sorted.count >= 20 else {
            bulk = sorted.first.map { $0...sorted[sorted.count - 1] }
            usual = TimeRange.plausible
            return
        }
        let low = sorted[trimmed]
        let high = sorted[sorted.count - 1 - trimmed]
        let margin = max(2 * (high - low), 365 * .day)
        bulk = low...high
        usual = ((low - margin)..<(high + margin)).clamped(to: TimeRange.plausible)
    }

    @inline(__always)
    func isStray(_ time: Microseconds) -> Bool { !usual.contains(time) }
}

import EventLogs
import Parallelism

/// The hours of a log, by the clock of its zone, in which anything ended.
struct BusyHours: Sendable {
    /// A day before the earliest end or earlier, in days since 1970.
    let firstDay: Int
    /// Hour by hour from there, a bit for each activity that ended in it, dates without a time left out; the few logs of
    /// more than 64 activities share bits.
    private(set) var activities: [UInt64]
    /// Of the ends, dates without a time included; strays are left out everywhere.
    private(set) var earliest = Microseconds.max
    private(set) var latest = Microseconds.min

    /// Nil if all ends are strays.
    /// - Complexity: O(n), on all processors.
    init?(of examination: Examination) {
        let (range, counts) = (examination.range, examination.counts)
        let from = max(counts.earliestEnd, range.usual.lowerBound)
        let to = min(counts.latestEnd, range.usual.upperBound)
        guard from <= to else { return nil }
        // A day more on either side, for whatever the zone is ahead or behind.
        let days = Int(from.floored(by: .day)) - 1...Int(to.floored(by: .day)) + 1
        let ranges = evenRanges(of: examination.log.instanceCount, parts: processorCount)
        let parts = concurrentMap(ranges.count) { BusyHours(of: examination, ranges[$0], days) }
        self = parts[0]
        for part in parts.dropFirst() {
            for hour in activities.indices { activities[hour] |= part.activities[hour] }
            earliest = min(earliest, part.earliest)
            latest = max(latest, part.latest)
        }
    }

    private init(of examination: Examination, _ instances: Range<Int>, _ days: ClosedRange<Int>) {
        firstDay = days.lowerBound
        activities = Array(repeating: 0, count: days.count * 24)
        let log = examination.log
        let range = examination.range
        let origin = Microseconds(firstDay) * .day
        var clock = ZoneCursor(log.zone)
        var (earliest, latest) = (earliest, latest)
        activities.withUnsafeMutableBufferPointer { activities in
            log.end.withUnsafeBufferPointer { ends in
                log.activity.withUnsafeBufferPointer { activity in
                    for instance in instances where !range.isStray(ends[instance]) {
                        let local = clock.local(ends[instance])
                        earliest = min(earliest, local)
                        latest = max(latest, local)
                        let sinceOrigin = UInt64(bitPattern: local &- origin)
                        let hour = sinceOrigin / UInt64(Microseconds.hour)
                        // Midnight to the microsecond is a date without a time.
                        if hour &* UInt64(Microseconds.hour) == sinceOrigin, hour % 24 == 0 { continue }
                        activities[Int(truncatingIfNeeded: hour)] |= 1 &<< UInt64(activity[instance] & 63)
                    }
                }
            }
        }
        (self.earliest, self.latest) = (earliest, latest)
    }
}

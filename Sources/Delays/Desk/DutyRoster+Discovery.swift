import EventLogs
import Parallelism
import WorkCalendars

extension DutyRoster {
    /// How far the edges of discovered hours may be off.
    public static let discoveredEdgeSlack: Microseconds = 30 * .minute

    /// The roster that the log itself shows, and the calendar found for each resource, by code.
    ///
    /// Where neither a resource's own work nor anybody's tells its hours, it is taken to be always on duty.
    /// - Parameter work: that of the log, where it is at hand.
    /// - Complexity: O(n log n) in the instances, and in the dates of the log for each resource.
    public static func discovered(
        from log: EventLog,
        work: ResourceWork? = nil
    ) -> (roster: DutyRoster, calendars: [DiscoveredCalendar]) {
        let span = log.span ?? (0, 0)
        let horizon = horizon(of: log, span)
        let work = work ?? ResourceWork(log: log)
        let spans = (0..<work.resourceCount).map { WorkSpans(of: $0, in: work) }
        let shown = CalendarDiscovery(zone: log.zone, from: span.from, to: max(span.to, span.from + 1))
            .calendars(of: spans, teams: mainActivities(log))
        let found = work.concurrentMapResources { resource in
            let calendar = shown[resource].findingBreaks(in: spans[resource])
            let onDuty = (calendar.calendar ?? .always)
                .workingTime(from: horizon.lowerBound, to: horizon.upperBound)
            return (calendar: calendar, onDuty: onDuty)
        }
        let calendars = found.map(\.calendar)
        return (
            DutyRoster(
                onDuty: found.map(\.onDuty),
                edgeSlack: calendars.map {
                    $0.calendar == nil || $0.kind == .always ? 0 : discoveredEdgeSlack
                }
            ),
            calendars
        )
    }

    /// What calendars are expanded over: the log and its arrivals, and a week on either side.
    public static func horizon(of log: EventLog) -> Range<Microseconds> {
        horizon(of: log, log.span ?? (0, 0))
    }

    private static func horizon(
        of log: EventLog,
        _ span: (from: Microseconds, to: Microseconds)
    ) -> Range<Microseconds> {
        let from = log.includingArrivals(span).from - .week
        return from..<max(span.to, from) + .week
    }

    /// The activity that each resource does most: who shares it is a team.
    private static func mainActivities(_ log: EventLog) -> [Int32] {
        let ranges = evenRanges(of: log.instanceCount, parts: processorCount)
        let ofParts = concurrentMap(ranges.count) { part in
            var counts = [Int32](repeating: 0, count: log.resources.count * log.activities.count)
            for instance in ranges[part] where log.resource[instance] >= 0 {
                counts[Int(log.resource[instance]) * log.activities.count + Int(log.activity[instance])] += 1
            }
            return counts
        }
        var counts = ofParts[0]
        for other in ofParts.dropFirst() {
            for index in counts.indices { counts[index] += other[index] }
        }
        return (0..<log.resources.count).map { resource in
            let own = counts[resource * log.activities.count..<(resource + 1) * log.activities.count]
            return Int32(own.indices.max { (own[$0], $1) < (own[$1], $0) }.map { $0 - own.startIndex } ?? -1)
        }
    }
}

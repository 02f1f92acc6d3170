import EventLogs
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
        let horizon = horizon(of: log)
        let work = work ?? ResourceWork(log: log)
        let spans = (0..<work.resourceCount).map {
            WorkSpans(starts: work.starts(of: $0), ends: work.ends(of: $0))
        }
        let first = log.start.min() ?? 0
        let last = max(log.end.max() ?? 0, first + 1)
        let shown = CalendarDiscovery(zone: log.zone, from: first, to: last)
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
        let arrivals = log.arrival.lazy.filter { $0 != EventLog.missingTime }
        let from = min(log.start.min() ?? 0, arrivals.min() ?? .max) - .week
        return from..<max(log.end.max() ?? 0, from) + .week
    }

    /// The activity that each resource does most: who shares it is a team.
    private static func mainActivities(_ log: EventLog) -> [Int32] {
        var counts = [Int32](repeating: 0, count: log.resources.count * log.activities.count)
        for (activity, resource) in zip(log.activity, log.resource) where resource >= 0 {
            counts[Int(resource) * log.activities.count + Int(activity)] += 1
        }
        return (0..<log.resources.count).map { resource in
            let own = counts[resource * log.activities.count..<(resource + 1) * log.activities.count]
            return Int32(own.indices.max { (own[$0], $1) < (own[$1], $0) }.map { $0 - own.startIndex } ?? -1)
        }
    }
}

import Delays

/// How many resources have a calendar that was come by in one way.
struct CalendarSourceCount {
    let source: CalendarRow.Source
    let resources: Int

    /// The most frequent first.
    static func counts(_ calendars: [CalendarRow]) -> [CalendarSourceCount] {
        var counts: [CalendarRow.Source: Int] = [:]
        for row in calendars { counts[row.source, default: 0] += 1 }
        return counts.map { CalendarSourceCount(source: $0.key, resources: $0.value) }
            .sorted { ($1.resources, $0.source.rawValue) < ($0.resources, $1.source.rawValue) }
    }
}

import Delays

/// How many resources have a calendar that was come by in one way.
struct CalendarSource {
    let source: String
    let resources: Int

    /// The most frequent first.
    static func counts(_ calendars: [CalendarRow]) -> [CalendarSource] {
        var counts: [String: Int] = [:]
        for row in calendars { counts[row.source, default: 0] += 1 }
        return counts.map { CalendarSource(source: $0.key, resources: $0.value) }
            .sorted { ($1.resources, $0.source) < ($0.resources, $1.source) }
    }
}

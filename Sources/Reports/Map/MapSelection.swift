import Delays
import EventLogs

/// The activities and ways of a map that are drawn: all where they are few, else those that matter most.
struct MapSelection {
    /// By name; nil stands for arrival or completion.
    let activities: [MapActivityRow]
    let ways: [MapWayRow]
    let leftOutActivities: Int
    let leftOutWays: Int
    /// The waiting on the critical paths of ways that are not drawn, and the work of activities that are not.
    let leftOutTime: Microseconds
    let total: Microseconds

    static let mostActivities = 40
    /// For each activity that is drawn.
    static let mostWays = 2.5

    init(_ report: CriticalPathReport) {
        let waiting = Dictionary(
            report.ways.compactMap { way in way.to.map { ($0, way.waitingOnPathMicroseconds) } },
            uniquingKeysWith: +
        )
        let byTime = report.activities.sorted { left, right in
            let first = left.workMicroseconds + (waiting[left.activity] ?? 0)
            let second = right.workMicroseconds + (waiting[right.activity] ?? 0)
            return first == second ? left.activity < right.activity : first > second
        }
        activities = Array(byTime.prefix(MapSelection.mostActivities))
        let drawn = Set(activities.map(\.activity))
        let possible = report.ways.filter { way in
            [way.from, way.to].allSatisfy { $0.map(drawn.contains) ?? true }
        }
        let most = Int(MapSelection.mostWays * Double(activities.count)) + 2
        var isKept = possible.indices.map { possible.count <= most || $0 < most / 2 }
        if possible.count > most {
            // The half with most waiting, the most frequent way to and from each activity, then the most frequent ones.
            let byCount = possible.indices.sorted { (possible[$1].count, $0) < (possible[$0].count, $1) }
            var (reached, left) = (Set<String?>(), Set<String?>())
            for index in byCount {
                let isFirst = [
                    reached.insert(possible[index].to).inserted, left.insert(possible[index].from).inserted,
                ]
                if isFirst.contains(true) { isKept[index] = true }
            }
            for index in byCount where isKept.count(where: { $0 }) < most { isKept[index] = true }
        }
        ways = possible.indices.filter { isKept[$0] }.map { possible[$0] }
        leftOutActivities = report.activities.count - activities.count
        leftOutWays = report.ways.count - ways.count
        func time(_ activities: [MapActivityRow], _ ways: [MapWayRow]) -> Microseconds {
            activities.reduce(0) { $0 + $1.workMicroseconds }
                + ways.reduce(0) { $0 + $1.waitingOnPathMicroseconds }
        }
        total = time(report.activities, report.ways)
        leftOutTime = total - time(activities, ways)
    }
}

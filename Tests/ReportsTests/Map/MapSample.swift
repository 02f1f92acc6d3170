import Delays
import Foundation

/// Maps that are written out by hand.
enum MapSample {
    struct Way {
        var from: String?
        var to: String?
        var count = 10
        var minutes = 0
        var cause = "contention"
    }

    static func report(_ ways: [Way], work: [String: Int] = [:]) throws -> CriticalPathReport {
        let names = Set(ways.flatMap { [$0.from, $0.to] }.compactMap(\.self)).sorted()
        let activities = names.map { name -> [String: Any] in
            let count = ways.reduce(0) { $0 + ($1.to == name ? $1.count : 0) }
            return [
                "activity": name, "count": count, "onPath": count,
                "workMicroseconds": 60_000_000 * (work[name] ?? 0),
            ]
        }
        let rows = ways.map { way -> [String: Any] in
            let waiting = 60_000_000 * way.minutes
            return [
                "from": way.from as Any? ?? NSNull(), "to": way.to as Any? ?? NSNull(), "count": way.count,
                "waitingMicroseconds": waiting,
                "meanWaitingHours": Double(way.minutes) / 60 / Double(way.count),
                "onPath": way.count, "waitingOnPathMicroseconds": waiting,
                "causes": waiting == 0 ? [:] : [way.cause: waiting],
            ]
        }.sorted {
            ($0["waitingOnPathMicroseconds"] as? Int ?? 0) > ($1["waitingOnPathMicroseconds"] as? Int ?? 0)
        }
        let whole: [String: Any] = [
            "activities": activities, "ways": rows, "reworkLoops": [Any](), "handOffs": [Any](),
        ]
        return try JSONDecoder().decode(
            CriticalPathReport.self,
            from: JSONSerialization.data(withJSONObject: whole)
        )
    }
}

import EventLogs
import WorkCalendars

/// The times of the day at which an activity's batches begin, read off the waits: nothing that was enabled before such a
/// time is begun until it has come, so nearly every wait contains one of them.
struct ClockRule {
    /// Microseconds after local midnight, ascending.
    let times: [Microseconds]

    private static let mostTimes = 4
    private static let grid: Microseconds = 5 * .minute
    /// The share of the waits that must contain one of the times.
    private static let leastCoverage = 0.97
    /// The share of the batches free to begin whenever they liked that must have begun at one of the times.
    private static let leastPunctual = 0.5
    private static let punctuality: Microseconds = 10 * .minute
    private static let leastWaits = 20

    /// Nil where there is no such rule. Waits of a day or more contain every time and tell nothing.
    /// - Parameters:
    ///   - waits: from enablement to start, of all instances of the activity.
    ///   - freeStarts: when batches began whose resource had been free before.
    /// - Complexity: O(waits + cells of the day).
    init?(waits: [(from: Microseconds, to: Microseconds)], freeStarts: [Microseconds], zone: ZoneRules) {
        let telling = waits.filter { $0.to - $0.from < .day }
            .map { (from: zone.timeOfDay($0.from), length: $0.to - $0.from) }
        guard telling.count >= ClockRule.leastWaits, telling.count * 10 >= waits.count * 3 else { return nil }
        var times: [Microseconds] = []
        var uncovered = telling
        let mayMiss = Int(Double(telling.count) * (1 - ClockRule.leastCoverage))
        while uncovered.count > mayMiss, times.count < ClockRule.mostTimes {
            times.append(ClockRule.mostContained(in: uncovered))
            for index in times.indices {
                // Each time in turn is moved to where it contains most of what the others leave.
                let others = times.indices.filter { $0 != index }.map { times[$0] }
                let rest = telling.filter { wait in !others.contains { ClockRule.contains(wait, $0) } }
                times[index] = ClockRule.mostContained(in: rest)
            }
            uncovered = telling.filter { wait in !times.contains { ClockRule.contains(wait, $0) } }
        }
        let punctual = freeStarts.filter { start in
            let time = zone.timeOfDay(start)
            return times.contains { time >= $0 && time - $0 <= ClockRule.punctuality }
        }
        guard uncovered.count <= mayMiss, punctual.count >= 3,
            Double(punctual.count) >= ClockRule.leastPunctual * Double(freeStarts.count)
        else { return nil }
        self.times = times.sorted()
    }

    /// All instances that fell due at one moment and that one resource did, by moment and resource.
    ///
    /// A batch is `filled` when it falls due; work that went on the next day belongs to it.
    func batches(
        of instances: [Int32],
        log: EventLog,
        enabled: [Microseconds],
        onDuty: IntervalSet
    ) -> [Batch] {
        struct Key: Hashable {
            let due: Microseconds
            let resource: Int32
        }
        var groups: [Key: [Int32]] = [:]
        for instance in instances {
            let due = ClockRule.next(
                of: times,
                atOrAfter: enabled[Int(instance)],
                zone: log.zone,
                onDuty: onDuty
            )
            // Who was begun earlier did not wait for the clock.
            guard log.start[Int(instance)] >= due else { continue }
            groups[Key(due: due, resource: log.resource[Int(instance)]), default: []].append(instance)
        }
        return groups.sorted { ($0.key.due, $0.key.resource) < ($1.key.due, $1.key.resource) }.map {
            key,
            group in
            Batch(group, filled: key.due, log: log)
        }
    }

    /// The next of the times at or after `instant`, on a date on which the desk is on duty.
    private static func next(
        of times: [Microseconds],
        atOrAfter instant: Microseconds,
        zone: ZoneRules,
        onDuty: IntervalSet
    ) -> Microseconds {
        var day = zone.local(instant).floored(by: .day)
        let lastDay = day + 31
        while day <= lastDay {
            let midnight = zone.instant(local: day * .day)
            if onDuty.duration(from: midnight, to: midnight + .day) > 0 {
                let due = times.lazy.map { zone.instant(local: day * .day + $0) }
                if let next = due.first(where: { $0 >= instant }) { return next }
            }
            day += 1
        }
        return instant
    }

    private typealias Wait = (from: Microseconds, length: Microseconds)

    private static func contains(_ wait: Wait, _ time: Microseconds) -> Bool {
        let ahead = time - wait.from
        return (ahead < 0 ? ahead + .day : ahead) <= wait.length
    }

    /// The time on the grid that most waits contain; the earliest of equals.
    private static func mostContained(in waits: [Wait]) -> Microseconds {
        let cells = Int(Microseconds.day / grid)
        var changes = [Int](repeating: 0, count: 2 * cells + 1)
        for wait in waits {
            let first = Int((wait.from + grid - 1) / grid)
            let last = Int((wait.from + wait.length) / grid)
            guard first <= last else { continue }
            changes[first] += 1
            changes[min(last, 2 * cells - 1) + 1] -= 1
        }
        var running = 0
        var counts = [Int](repeating: 0, count: cells)
        for cell in 0..<2 * cells {
            running += changes[cell]
            counts[cell % cells] += running
        }
        let best = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
        return Microseconds(best) * grid
    }
}

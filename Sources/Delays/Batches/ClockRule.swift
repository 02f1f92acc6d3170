import EventLogs
import Sorting
import WorkCalendars

/// The times of the day at which an activity's batches begin, read off the waits: nothing that was enabled before such a
/// time is begun until it has come, so nearly every wait contains one of them.
struct ClockRule {
    /// Microseconds after local midnight, ascending.
    let times: [Microseconds]

    private static let mostTimes = 4
    /// The share of the waits that must contain one of the times.
    private static let leastCoverage = 0.97
    /// The share of the batches free to begin whenever they liked that must have begun at one of the times.
    private static let leastPunctual = 0.5
    private static let punctuality: Microseconds = 10 * .minute
    private static let leastWaits = 20

    /// Nil where there is no such rule.
    /// - Parameters:
    ///   - instances: all of the activity's.
    ///   - freeStarts: when batches began whose resource had been free before.
    /// - Complexity: O(instances + cells of the day²).
    init?(
        instances: ArraySlice<Int32>,
        log: EventLog,
        enabled: EnabledTimes,
        freeStarts: [Microseconds]
    ) {
        let waits = ClockWaits(of: instances, log: log, enabled: enabled)
        guard waits.telling >= ClockRule.leastWaits, waits.telling * 10 >= instances.count * 3 else {
            return nil
        }
        var cells: [Int] = []
        var missed = waits.telling
        let mayMiss = Int(Double(waits.telling) * (1 - ClockRule.leastCoverage))
        while missed > mayMiss, cells.count < ClockRule.mostTimes {
            cells.append(waits.mostContained(besides: cells))
            for index in cells.indices {
                // Each time in turn is moved to where it contains most of what the others leave.
                var others = cells
                others.remove(at: index)
                cells[index] = waits.mostContained(besides: others)
            }
            missed = waits.missed(by: cells)
        }
        let times = cells.map { Microseconds($0) * ClockWaits.grid }
        let punctual = freeStarts.filter { start in
            let time = log.zone.timeOfDay(start)
            return times.contains { time >= $0 && time - $0 <= ClockRule.punctuality }
        }
        guard missed <= mayMiss, punctual.count >= 3,
            Double(punctual.count) >= ClockRule.leastPunctual * Double(freeStarts.count)
        else { return nil }
        self.times = times.sorted()
    }

    /// All instances that fell due at one moment and that one resource did, by moment and resource.
    ///
    /// A batch is `filled` when it falls due; work that went on the next day belongs to it.
    /// - Complexity: that of sorting the instances without comparisons; O(days of the log) looks at the duty.
    func batches(
        of instances: ArraySlice<Int32>,
        log: EventLog,
        enabled: EnabledTimes,
        onDuty: IntervalSet
    ) -> [Batch] {
        var byEnablement = instances.map { KeyedIndex(key: enabled[Int($0)].radixKey, index: $0) }
        byEnablement.radixSort { $0.key }
        var dueTimes = DueTimes(times: times, zone: log.zone, onDuty: onDuty)
        var byDue: [KeyedIndex] = []
        for entry in byEnablement {
            let due = dueTimes.next(atOrAfter: enabled[Int(entry.index)])
            // Who was begun earlier did not wait for the clock.
            if log.start[Int(entry.index)] >= due {
                byDue.append(KeyedIndex(key: due.radixKey, index: entry.index))
            }
        }
        byDue.radixSort { $0.key }
        var batches: [Batch] = []
        var rest = byDue[...]
        while let first = rest.first {
            let together = rest.prefix { $0.key == first.key }
            rest = rest.dropFirst(together.count)
            batches += ClockRule.batches(
                of: together.map(\.index),
                due: Microseconds(radixKey: first.key),
                log
            )
        }
        return batches
    }

    /// Instances that fell due together, resource by resource.
    private static func batches(of instances: [Int32], due: Microseconds, _ log: EventLog) -> [Batch] {
        var ordered = instances
        // Stable sorts, the weightiest key last.
        ordered.radixSort()
        ordered.radixSort { log.end[Int($0)].radixKey }
        ordered.radixSort { log.start[Int($0)].radixKey }
        ordered.radixSort { log.resource[Int($0)].radixKey }
        var batches: [Batch] = []
        var rest = ordered[...]
        while let first = rest.first {
            let own = rest.prefix { log.resource[Int($0)] == log.resource[Int(first)] }
            rest = rest.dropFirst(own.count)
            batches.append(Batch(own, filled: due, log: log))
        }
        return batches
    }
}

/// When what waits for the clock falls due, asked in order of time.
private struct DueTimes {
    let times: [Microseconds]
    let zone: ZoneRules
    let onDuty: IntervalSet
    /// The last answer, and the local day of its question: it holds for later questions of that day.
    private var known: (day: Microseconds, due: Microseconds) = (.min, .min)

    init(times: [Microseconds], zone: ZoneRules, onDuty: IntervalSet) {
        self.times = times
        self.zone = zone
        self.onDuty = onDuty
    }

    /// The next of the times at or after `instant`, on a date on which the desk is on duty.
    mutating func next(atOrAfter instant: Microseconds) -> Microseconds {
        let today = zone.local(instant).floored(by: .day)
        if today == known.day, instant <= known.due { return known.due }
        known = (today, next(atOrAfter: instant, from: today))
        return known.due
    }

    private func next(atOrAfter instant: Microseconds, from today: Microseconds) -> Microseconds {
        for day in today...today + 31 {
            let midnight = zone.instant(local: day * .day)
            // A day on which the clocks change is shorter or longer than others.
            if onDuty.duration(from: midnight, to: zone.instant(local: (day + 1) * .day)) > 0 {
                let due = times.lazy.map { zone.instant(local: day * .day + $0) }
                if let next = due.first(where: { $0 >= instant }) { return next }
            }
        }
        return instant
    }
}

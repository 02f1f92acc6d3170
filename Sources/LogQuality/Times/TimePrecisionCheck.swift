import EventLogs
import Parallelism

/// How finely the clock was read: dates only, rounded, heaped on round minutes, or piled on one time of day.
struct TimePrecisionCheck: QualityCheck {
    let name = CheckName.timePrecision

    /// Fewer events say nothing about the clock.
    static let fewestEvents = 40

    func symptoms(in examination: Examination) -> [Symptom] {
        let log = examination.log
        let counts = examination.counts
        if log.instanceCount >= 5, counts.earliestEnd == counts.latestEnd, log.orderCount > 1 {
            return [
                Symptom(
                    code: .allTimesEqual,
                    severity: .error,
                    count: log.instanceCount,
                    of: log.instanceCount,
                    unit: .events,
                    witnesses: (0..<log.instanceCount).prefix(Witness.most).map { .instance($0) }
                )
            ]
        }
        guard log.instanceCount >= TimePrecisionCheck.fewestEvents else { return [] }
        let clock = examination.clock
        var symptoms: [Symptom] = []
        if clock.dateShare >= 0.95 {
            return [symptom(.datesOnly, .warning, examination) { ClockReadings.isDate($0) }]
        }
        if let piled = datesOnlyActivities(examination) { symptoms.append(piled) }
        symptoms.append(contentsOf: coarseness(clock, examination))
        if let empty = ordersWithoutSpan(examination) { symptoms.append(empty) }
        return symptoms
    }

    /// Activities that are always booked at one time of day, to the second, while the log has finer times.
    private func datesOnlyActivities(_ examination: Examination) -> Symptom? {
        let log = examination.log
        let fewest = 20
        // Few logs have as many dates as would make an activity.
        guard Double(log.instanceCount - examination.clock.timed) >= 0.95 * Double(fewest) else { return nil }
        var total = [Int](repeating: 0, count: log.activities.count)
        var atMidnight = total
        examination.forEachLocalEnd { instance, local in
            total[Int(log.activity[instance])] += 1
            if local % .day == 0 { atMidnight[Int(log.activity[instance])] += 1 }
        }
        let affected = Set(
            total.indices.filter {
                total[$0] >= fewest && Double(atMidnight[$0]) >= 0.95 * Double(total[$0])
            }
        )
        guard !affected.isEmpty else { return nil }
        let instances = log.activity.indices.filter { affected.contains(Int(log.activity[$0])) }
        return Symptom(
            code: .someDatesOnly,
            severity: .warning,
            count: instances.count,
            of: log.instanceCount,
            unit: .events,
            facts: ["activities": .texts(log.commonActivities(of: instances))],
            witnesses: instances.prefix(Witness.most).map { .instance($0) }
        )
    }

    private func coarseness(_ clock: ClockReadings, _ examination: Examination) -> [Symptom] {
        if let step = clock.step, step >= .minute {
            let severity: QualityFinding.Severity = step >= .hour ? .warning : .note
            return [
                symptom(.roundedTimes, severity, examination, facts: ["step": .duration(step)]) {
                    $0 % step == 0
                }
            ]
        }
        var symptoms: [Symptom] = []
        if clock.timed >= TimePrecisionCheck.fewestEvents {
            let expected = 0.2
            if clock.fiveMinuteShare >= expected + 0.15 {
                let excess = (clock.fiveMinuteShare - expected) / (1 - expected)
                symptoms.append(
                    symptom(.heapedTimes, .note, examination, facts: ["excess": .share(excess)]) {
                        $0 % .day != 0 && $0 / .minute % 5 == 0
                    }
                )
            }
        }
        // Midnight piles are told by activity above, where they are an activity's; the rest is told here.
        if let pile = clock.pile {
            let text = ZoneRules.clock(Microseconds(pile.second) * .second, withSeconds: true)
            symptoms.append(
                symptom(.piledTimes, .warning, examination, facts: ["time": .text(text)]) {
                    $0 % .day / .second == Microseconds(pile.second)
                }
            )
        }
        return symptoms
    }

    private func ordersWithoutSpan(_ examination: Examination) -> Symptom? {
        var long = 0
        var empty: [Int] = []
        for order in examination.orders where examination.log.instances(ofOrder: order).count > 1 {
            long += 1
            if examination.firstEvent[order] == examination.lastEvent[order] { empty.append(order) }
        }
        guard long >= 10, empty.count * 2 >= long else { return nil }
        return Symptom(
            code: .ordersWithoutSpan,
            severity: .warning,
            count: empty.count,
            of: long,
            unit: .orders,
            witnesses: empty.prefix(Witness.most).map { .order($0) }
        )
    }

    private func symptom(
        _ code: QualityCode,
        _ severity: QualityFinding.Severity,
        _ examination: Examination,
        facts: [String: Fact] = [:],
        where isAffected: (Microseconds) -> Bool
    ) -> Symptom {
        var affected: [Int] = []
        examination.forEachLocalEnd { if isAffected($1) { affected.append($0) } }
        return Symptom(
            code: code,
            severity: severity,
            count: affected.count,
            of: examination.log.instanceCount,
            unit: .events,
            facts: facts.merging(["activities": .texts(examination.log.commonActivities(of: affected))]) {
                a,
                _ in a
            },
            witnesses: affected.prefix(Witness.most).map { .instance($0) }
        )
    }
}

/// What the times of day of a log's events show about the clock that they were read from.
struct ClockReadings {
    /// Share of the events that are dates without a time. A date is midnight to the microsecond; if a good part is,
    /// an hour before and after it too, where midnights of summer and winter are shown in one offset.
    let dateShare: Double
    /// Events at any other time.
    let timed: Int
    /// The largest of the usual steps (second, minute, 5, 15, 30 minutes, hour) that nearly all (98 %) timed
    /// events are whole multiples of; nil if even seconds have fractions.
    let step: Microseconds?
    /// Share of the timed events whose minute is divisible by five.
    let fiveMinuteShare: Double
    /// A second of the day that has a twentieth of the events and twenty times what its neighbourhood would give it.
    let pile: (second: Int, events: Int)?

    /// - Complexity: O(n), on all processors.
    init(of times: [Microseconds], in zone: ZoneRules) {
        let ranges = evenRanges(of: times.count, parts: processorCount)
        let tallies = concurrentMap(ranges.count) { ClockTally(times[ranges[$0]], in: zone) }
        var tally = tallies[0]
        for other in tallies.dropFirst() { tally.add(other) }
        let (bySecond, midnight, onFive, onStep) = (
            tally.bySecond, tally.midnight, tally.onFive, tally.onStep
        )
        timed = times.count - midnight
        let besideMidnight = tally.besideMidnight
        let dates =
            besideMidnight * 10 > times.count && midnight * 10 > times.count
            ? midnight + besideMidnight : midnight
        dateShare = Double(dates) / Double(max(times.count, 1))
        fiveMinuteShare = Double(onFive) / Double(max(timed, 1))
        let timedCount = timed
        step =
            timed == 0
            ? nil
            : ClockTally.steps.indices.first { Double(onStep[$0]) >= 0.98 * Double(timedCount) }
                .map { ClockTally.steps[$0] }
        pile = ClockReadings.pile(bySecond, events: times.count, step: step)
    }

    /// Whether it is midnight, to the microsecond, in one of two offsets an hour apart.
    static func isDate(_ local: Microseconds) -> Bool {
        let ofDay = local - local.floored(by: .day) * .day
        return ofDay == 0 || ofDay == .hour || ofDay == 23 * .hour
    }

    private static func pile(_ bySecond: [Int], events: Int, step: Microseconds?) -> (
        second: Int, events: Int
    )? {
        guard step.map({ $0 <= .minute }) ?? true, let most = bySecond.max(), most * 20 >= events, most >= 20,
            let second = bySecond.firstIndex(of: most)
        else { return nil }
        // What else the hour around it holds, spread over the clock's own steps.
        let around = (second - 1_800..<second + 1_800).reduce(0) { $0 + bySecond[($1 + 86_400) % 86_400] }
        let slots = step == .minute ? 60.0 : 3_600.0
        // A clock with few possible readings has many piles; a default is one, or a few.
        let sixth = bySecond.sorted(by: >)[5]
        return Double(most) >= 20 * max(Double(around - most) / slots, 1) && most >= 4 * sixth
            ? (second, most) : nil
    }
}

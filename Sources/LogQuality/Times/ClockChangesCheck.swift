import EventLogs
import Parallelism

/// Clocks that were moved: the hours of work shift by whole hours from one day to the next.
///
/// At each day the profile of busy hours of the four weeks before is compared with that of the four weeks after,
/// moved by every whole number of hours. A clock change is a day where the profiles differ clearly as they are, and
/// hardly after the move. A busy hour counts once for each activity, so that one batch run does not decide.
struct ClockChangesCheck: QualityCheck {
    let name = CheckName.clockChanges
    let takesAllProcessors = true

    func symptoms(in examination: Examination) -> [Symptom] {
        var symptoms = offsets(examination)
        let shifts = HourProfiles(of: examination)?.shifts() ?? []
        if !shifts.isEmpty {
            symptoms.append(
                Symptom(
                    code: .clockShift,
                    severity: .warning,
                    count: shifts.count,
                    of: shifts.count,
                    unit: .values,
                    facts: ["shifts": .texts(shifts.map(\.text))],
                    witnesses: shifts.prefix(Witness.most).map { .value($0.text) }
                )
            )
        }
        return symptoms
    }

    private func offsets(_ examination: Examination) -> [Symptom] {
        let log = examination.log
        return (examination.reading?.notes ?? []).compactMap { note in
            switch note {
            case .mixedOffsets(let minutes, let shown):
                // Two offsets an hour apart are one place, summer and winter.
                let isOnePlace = minutes.count == 2 && abs(minutes[1] - minutes[0]) == 60
                let texts = minutes.map { ZoneRules(fixedOffset: Microseconds($0) * .minute).identifier }
                return Symptom(
                    code: .mixedOffsets,
                    severity: isOnePlace ? .note : .warning,
                    count: minutes.count,
                    of: minutes.count,
                    unit: .values,
                    facts: ["offsets": .texts(texts), "shown": .text(shown)]
                )
            case .zoneAssumed(let zone):
                return Symptom(
                    code: .zoneAssumed,
                    severity: .note,
                    count: log.instanceCount,
                    of: log.instanceCount,
                    unit: .events,
                    facts: ["zone": .text(zone)]
                )
            default: return nil
            }
        }
    }
}

/// How often each hour of each day was busy.
struct HourProfiles {
    private let firstDay: Int
    /// Sums over the days before, hour by hour: `sums[(day - firstDay) * 24 + hour]`.
    private let sums: [Int]
    private let days: Int

    /// Days on each side that a change is judged by.
    static let window = 28
    /// Busy hours needed on each side.
    static let fewest = 300

    /// Nil if the log has too few times of day.
    init?(of examination: Examination) {
        guard let hours = BusyHours(of: examination), hours.earliest < hours.latest else { return nil }
        firstDay = Int(hours.earliest.floored(by: .day))
        days = Int(hours.latest.floored(by: .day)) - firstDay + 1
        let first = (firstDay - hours.firstDay) * 24
        var counts =
            [Int](repeating: 0, count: 24)
            + hours.activities[first..<first + days * 24].map(\.nonzeroBitCount)
        guard counts.reduce(0, +) >= 2 * HourProfiles.fewest else { return nil }
        for index in 24..<counts.count { counts[index] += counts[index - 24] }
        sums = counts
    }

    struct Shift {
        let day: Int
        /// How many hours later the same work is recorded from that day on.
        let hours: Int
        let gain: Double

        var text: String { "\(CivilDate(daysSinceEpoch: day)) (\(hours > 0 ? "+" : "")\(hours) h)" }
    }

    /// The days from which on the clock differs, in order of time.
    func shifts() -> [Shift] {
        guard days > 2 * HourProfiles.window else { return [] }
        let candidates = (HourProfiles.window...days - HourProfiles.window).compactMap { shift(at: $0) }
        // One change shows on the days around it too: the clearest stands for all.
        var shifts: [Shift] = []
        for candidate in candidates.sorted(by: { ($1.gain, $0.day) < ($0.gain, $1.day) })
        where shifts.allSatisfy({ abs($0.day - candidate.day) >= HourProfiles.window }) {
            shifts.append(candidate)
        }
        return shifts.sorted { $0.day < $1.day }
    }

    private func shift(at day: Int) -> Shift? {
        let (before, countBefore) = profile(from: day - HourProfiles.window, to: day)
        let (after, countAfter) = profile(from: day, to: day + HourProfiles.window)
        guard countBefore >= HourProfiles.fewest, countAfter >= HourProfiles.fewest else { return nil }
        let distances = (0..<24).map { hours in
            (0..<24).reduce(0.0) { $0 + abs(before[$1] - after[($1 + hours) % 24]) }
        }
        // The distance that sampling alone would give two equal profiles.
        let busy = 1 / before.reduce(0) { $0 + $1 * $1 }
        let noise = (4 * busy / .pi / Double(min(countBefore, countAfter))).squareRoot()
        let best = (1..<24).min { distances[$0] < distances[$1] } ?? 1
        guard distances[0] >= max(0.2, 2.5 * noise), distances[best] <= 0.45 * distances[0] else {
            return nil
        }
        return Shift(
            day: firstDay + day,
            hours: best > 12 ? best - 24 : best,
            gain: distances[0] - distances[best]
        )
    }

    private func profile(from: Int, to: Int) -> (shares: [Double], count: Int) {
        let counts = (0..<24).map { sums[to * 24 + $0] - sums[from * 24 + $0] }
        let total = counts.reduce(0, +)
        return (counts.map { Double($0) / Double(max(total, 1)) }, total)
    }
}

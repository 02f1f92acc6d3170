import EventLogs
import Foundation

/// Finds the runs of days on which one resource should have worked and was away.
///
/// A run of idle days is leave when the resource's own rate of idle days, taken from all its other days, would bring
/// less than 0.01 such runs in the whole horizon. Where it is known when work was waiting, a day counts
/// only if work waited, and is judged by itself: away, if that is likelier than idling with work at
/// hand, absences standing 1 to 19 beforehand.
struct AbsenceSearch {
    /// Days on which the week expects work, ascending.
    let expected: [Int]
    let state: [State]

    enum State: Equatable {
        case worked
        /// Nothing was done. `workWaited` is nil where it is not known.
        case idle(workWaited: Bool?)
        /// A long span was open all day, so the day tells nothing.
        case open
    }

    struct Run {
        let days: ClosedRange<Int>
        let expectedByChance: Double
    }

    func runs() -> [Run] {
        let candidates = idleRuns().sorted {
            ($0.idle, $1.days.lowerBound) > ($1.idle, $0.days.lowerBound)
        }
        let worked = state.filter { $0 == .worked }.count
        guard worked > 0 else { return [] }
        var idle = state.filter { counts($0) }.count
        let waited = state.contains { $0 == .idle(workWaited: true) }
        var found: [Run] = []
        if waited || state.contains(.idle(workWaited: false)) {
            // Without any other day idle at waiting work, half a day stands for none.
            let rest = Double(idle) - 0.5
            let rate = rest / (Double(worked) + rest + 0.5)
            if idle > 0, (1.0 / 19.0) / rate > 1 {
                found = candidates.map { Run(days: $0.days, expectedByChance: 0) }
            } else {
                found = longRuns(candidates, idle: &idle, worked: worked)
            }
        } else {
            found = longRuns(candidates, idle: &idle, worked: worked)
        }
        return found.sorted { $0.days.lowerBound < $1.days.lowerBound }
    }

    private func longRuns(
        _ candidates: [(days: ClosedRange<Int>, idle: Int)],
        idle: inout Int,
        worked: Int
    ) -> [Run] {
        var found: [Run] = []
        let firstWorked = expected[state.firstIndex(of: .worked)!]
        let lastWorked = expected[state.lastIndex(of: .worked)!]
        for candidate in candidates {
            let others = Double(idle - candidate.idle)
            let rate = (others + 0.5) / (others + Double(worked) + 1)
            let chance = pow(rate, Double(candidate.idle)) * Double(expected.count)
            // Before its first day of work and after its last, a log may only be filling or running dry.
            let isInside = firstWorked < candidate.days.lowerBound && candidate.days.upperBound < lastWorked
            guard chance < (isInside ? 0.01 : 1e-8) else { continue }
            found.append(Run(days: candidate.days, expectedByChance: chance))
            idle -= candidate.idle
        }
        return found
    }

    private func counts(_ state: State) -> Bool {
        state == .idle(workWaited: nil) || state == .idle(workWaited: true)
    }

    /// Runs from one idle day to another without a worked day between.
    private func idleRuns() -> [(days: ClosedRange<Int>, idle: Int)] {
        var runs: [(days: ClosedRange<Int>, idle: Int)] = []
        var open = false
        for (index, day) in expected.enumerated() {
            if counts(state[index]) {
                if open, let last = runs.last {
                    runs[runs.count - 1] = (last.days.lowerBound...day, last.idle + 1)
                } else {
                    runs.append((day...day, 1))
                    open = true
                }
            } else if state[index] == .worked {
                open = false
            }
        }
        return runs
    }
}

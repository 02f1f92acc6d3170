import Delays
import EventLogs
import WorkCalendars

/// Somebody stands in for those who do an activity whenever usually one of them is there and nobody is.
///
/// Usual is an hour of the week in which somebody is on duty in more than half of the weeks.
public struct HolidayCover: Lever {
    public static let kind = LeverKind.holidayCover
    let stage: Int32

    public var parameters: [LeverParameter] { [.init("stage", .stage(stage))] }
    public var answers: LeverTarget { .init(activities: [stage], causes: [.unavailability]) }

    init(stage: Int32) { self.stage = stage }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(stage: try text.stage(in: log))
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        let people = try logged.staff(at: stage, ledger.log)
        var together = IntervalSet.empty
        for person in people {
            guard let onDuty = logged.desk.resources[person].onDuty else { throw .alreadySo }
            together = together.union(onDuty)
        }
        let gaps = together.usualHours(zone: ledger.log.zone).subtracting(together)
        guard !gaps.isEmpty else { throw .noGap(ledger.log.activities[stage]) }
        logged.desk.resources.append(.init(skills: [stage], onDuty: gaps))
        logged.unassign([stage])
        return LeverEffort(weeklyHours: logged.weeklyHours(of: gaps))
    }
}

extension IntervalSet {
    /// From its begin to its end the quarters of an hour of the week that it holds whole in more than half of the weeks.
    fileprivate func usualHours(zone: ZoneRules) -> IntervalSet {
        guard let first = starts.first, let last = ends.last else { return .empty }
        let slot = 15 * Microseconds.minute
        let slots = Int(Microseconds.week / slot)
        let monday = Microseconds(zone.monday(first)) * .day
        let weeks =
            ((zone.local(first) - monday).floored(by: .week)...(zone.local(last) - monday).floored(by: .week))
        var held = [Int](repeating: 0, count: slots)
        func forEachSlot(_ body: (_ slot: Int, _ from: Microseconds, _ to: Microseconds) -> Void) {
            for week in weeks {
                for place in 0..<slots {
                    let from = zone.instant(local: monday + week * .week + Microseconds(place) * slot)
                    let to = zone.instant(local: monday + week * .week + Microseconds(place + 1) * slot)
                    if from < to { body(place, from, to) }
                }
            }
        }
        forEachSlot { place, from, to in if duration(from: from, to: to) == to - from { held[place] += 1 } }
        var (from, to): ([Microseconds], [Microseconds]) = ([], [])
        forEachSlot { place, begin, end in
            guard held[place] * 2 > weeks.count else { return }
            from.append(begin)
            to.append(end)
        }
        return IntervalSet(mergingStarts: from, ends: to).clipped(from: first, to: last)
    }
}

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
            guard let onDuty = logged.desk.resources[person].onDuty else {
                throw .alreadySo(lever: text(ledger.log))
            }
            together = together.union(onDuty)
        }
        let gaps = together.usualHours(zone: ledger.log.zone).subtracting(together)
        guard !gaps.isEmpty else { throw .noGap(ledger.log.activities[stage]) }
        logged.desk.resources.append(.init(skills: [stage], onDuty: gaps))
        logged.unassign([stage])
        return LeverEffort(weeklyHours: logged.weeklyHours(of: gaps))
    }
}

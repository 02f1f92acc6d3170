import Delays
import EventLogs
import WorkCalendars

/// Everybody who does an activity stays longer each day that they work.
public struct LongerHours: Lever {
    public static let kind = LeverKind.longerHours
    let stage: Int32
    let length: Microseconds

    public var parameters: [LeverParameter] { [.init("stage", .stage(stage)), .init("by", .length(length))] }
    public var answers: LeverTarget { .init(activities: [stage], causes: [.contention, .unavailability]) }

    init(stage: Int32, by length: Microseconds) { (self.stage, self.length) = (stage, length) }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(stage: try text.stage(in: log), by: try text.length("by", otherwise: .hour))
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        var effort = LeverEffort()
        let people = try logged.staff(at: stage, ledger.log)
        for person in people {
            guard let onDuty = logged.desk.resources[person].onDuty else { continue }
            let longer = onDuty.prolonged(by: length, zone: ledger.log.zone)
            effort.weeklyHours += logged.weeklyHours(of: longer) - logged.weeklyHours(of: onDuty)
            logged.desk.resources[person].onDuty = longer
        }
        guard effort.weeklyHours > 0 else { throw .alreadySo(lever: text(ledger.log)) }
        return effort
    }
}

extension IntervalSet {
    /// The last interval of each local day ends later by so much.
    fileprivate func prolonged(by length: Microseconds, zone: ZoneRules) -> IntervalSet {
        var ends = self.ends
        for index in 0..<count {
            // What ends at midnight ends on the day before.
            let day = zone.date(ends[index] - 1)
            if index + 1 == count || zone.date(self[index + 1].from) != day { ends[index] += length }
        }
        return IntervalSet(mergingStarts: starts, ends: ends)
    }
}

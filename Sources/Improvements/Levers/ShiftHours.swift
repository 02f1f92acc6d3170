import Delays
import EventLogs
import WorkCalendars

/// Somebody who does an activity, or everybody who does, comes and goes later, or with a length below 0 earlier.
public struct ShiftHours: Lever {
    public static let kind = LeverKind.shiftHours
    let stage: Int32
    let length: Microseconds

    public var parameters: [LeverParameter] { [.init("stage", .stage(stage)), .init("by", .length(length))] }
    public var answers: LeverTarget { .init(activities: [stage], causes: [.unavailability]) }

    init(stage: Int32, by length: Microseconds) { (self.stage, self.length) = (stage, length) }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(stage: try text.stage(in: log), by: try text.length("by", isSigned: true))
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        let people = try logged.staff(at: stage, ledger.log)
        var isChanged = false
        for person in people {
            guard let onDuty = logged.desk.resources[person].onDuty else { continue }
            let shifted = IntervalSet(
                mergingStarts: onDuty.starts.map { $0 + length },
                ends: onDuty.ends.map { $0 + length }
            )
            isChanged = isChanged || shifted != onDuty
            logged.desk.resources[person].onDuty = shifted
        }
        guard isChanged else { throw .alreadySo(lever: text(ledger.log)) }
        return LeverEffort(rules: 1)
    }
}

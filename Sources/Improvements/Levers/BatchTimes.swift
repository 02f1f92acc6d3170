import Delays
import EventLogs

/// Work that is let through by the clock is let through at other times of the day.
public struct BatchTimes: Lever {
    public static let kind = LeverKind.batchTimes
    let stage: Int32
    /// After local midnight, ascending.
    let times: [Microseconds]

    public var parameters: [LeverParameter] { [.init("stage", .stage(stage)), .init("at", .times(times))] }
    public var answers: LeverTarget { .init(activities: [stage], causes: [.batching]) }

    init(stage: Int32, times: [Microseconds]) { (self.stage, self.times) = (stage, times) }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(stage: try text.stage(in: log), times: try text.times("at"))
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        let releases = logged.desk.activities[Int(stage)].releases
        guard let first = releases.first, let last = releases.last else {
            throw .notTimed(ledger.log.activities[stage])
        }
        let zone = ledger.log.zone
        let weekdays = Set(releases.map { zone.weekday($0) })
        let changed = zone.instants(daily: times, on: weekdays, from: first, to: last)
        guard changed != releases else { throw .alreadySo(lever: text(ledger.log)) }
        logged.desk.activities[Int(stage)].releases = changed
        return LeverEffort(rules: 1)
    }
}

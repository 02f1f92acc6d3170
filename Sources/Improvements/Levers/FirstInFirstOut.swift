import Delays
import EventLogs

/// Whatever is ready first is done first.
public struct FirstInFirstOut: Lever {
    public static let kind = LeverKind.firstInFirstOut
    let stage: Int32

    public var parameters: [LeverParameter] { [.init("stage", .stage(stage))] }
    public var answers: LeverTarget { .init(activities: [stage], causes: [.prioritization]) }

    init(stage: Int32) { self.stage = stage }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(stage: try text.stage(in: log))
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        guard logged.desk.activities[Int(stage)].queue != .firstInFirstOut else {
            throw .alreadySo(lever: text(ledger.log))
        }
        logged.desk.activities[Int(stage)].queue = .firstInFirstOut
        return LeverEffort(rules: 1)
    }
}

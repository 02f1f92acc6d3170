import Delays
import EventLogs

/// Somebody learns an activity, and does it beside what they do already.
public struct CrossTrain: Lever {
    public static let kind = LeverKind.crossTrain
    let stage: Int32
    let resource: Int32

    public var parameters: [LeverParameter] {
        [.init("stage", .stage(stage)), .init("resource", .resource(resource))]
    }
    public var answers: LeverTarget {
        .init(activities: [stage], causes: [.contention, .prioritization, .unavailability])
    }

    init(stage: Int32, resource: Int32) { (self.stage, self.resource) = (stage, resource) }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(stage: try text.stage(in: log), resource: try text.resource(in: log))
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        _ = try logged.staff(at: stage, ledger.log)
        guard logged.teach(stage, to: Int(resource)) else {
            throw .alreadySo(lever: text(ledger.log))
        }
        logged.share(stage, with: [Int(resource)])
        return LeverEffort(trainings: 1)
    }
}

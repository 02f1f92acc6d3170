import Delays
import EventLogs

/// Everybody who does one of several activities does all of them.
public struct Pool: Lever {
    public static let kind = LeverKind.pool
    let stages: Set<Int32>

    public var parameters: [LeverParameter] { stages.sorted().map { .init("stage", .stage($0)) } }
    public var answers: LeverTarget {
        .init(activities: stages, causes: [.contention, .prioritization, .unavailability])
    }

    init(stages: Set<Int32>) { self.stages = stages }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        stages = try text.stages(in: log)
        guard stages.count > 1 else { throw .missing(lever: Self.kind.rawValue, parameter: "stage") }
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        for stage in stages.sorted() { _ = try logged.staff(at: stage, ledger.log) }
        var effort = LeverEffort()
        for resource in logged.desk.resources.indices {
            let skills = logged.desk.resources[resource].skills
            guard !skills.isDisjoint(with: stages) else { continue }
            for stage in stages.sorted() where logged.teach(stage, to: resource) { effort.trainings += 1 }
        }
        guard effort.trainings > 0 else { throw .alreadySo(lever: text(ledger.log)) }
        logged.unassign(stages)
        return effort
    }
}

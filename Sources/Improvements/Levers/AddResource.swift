import Delays
import EventLogs

/// Further people do an activity, and nothing else, in the hours of the one who does most of it now, and are there when that one is on
/// leave and others are at work.
public struct AddResource: Lever {
    public static let kind = LeverKind.addResource
    let stage: Int32
    let count: Int

    public var parameters: [LeverParameter] { [.init("stage", .stage(stage)), .init("n", .count(count))] }
    public var answers: LeverTarget {
        .init(activities: [stage], causes: [.contention, .prioritization, .unavailability])
    }

    init(stage: Int32, count: Int) { (self.stage, self.count) = (stage, count) }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(stage: try text.stage(in: log), count: try text.count("n", otherwise: 1))
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        guard let model = logged.busiest(at: stage, ledger.log) else {
            throw .nobodyDoes(ledger.log.activities[stage])
        }
        var person = logged.desk.resources[model]
        (person.skills, person.capacity) = ([stage], 1)
        person.onDuty = logged.hoursWithoutLeave(of: model, zone: ledger.log.zone)
        logged.desk.resources += Array(repeating: person, count: count)
        logged.share(stage, with: Array(logged.desk.resources.indices.suffix(count)))
        var effort = LeverEffort()
        effort.heads = count
        effort.headHours = Double(count) * logged.weeklyHours(of: person.onDuty)
        return effort
    }
}

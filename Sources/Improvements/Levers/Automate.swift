import Delays
import EventLogs

/// A system does an activity: at once, at any hour, any number at the same time, in a share of the working time.
public struct Automate: Lever {
    public static let kind = LeverKind.automate
    let stage: Int32
    /// Of the working time.
    let factor: Double

    public var parameters: [LeverParameter] {
        [.init("stage", .stage(stage)), .init("factor", .share(factor))]
    }
    public var answers: LeverTarget {
        .init(
            activities: [stage],
            causes: [.processing, .batching, .contention, .prioritization, .unavailability]
        )
    }

    init(stage: Int32, factor: Double) { (self.stage, self.factor) = (stage, factor) }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(
            stage: try text.stage(in: log),
            factor: try text.number("factor", atMost: 1, otherwise: 0.1)
        )
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        guard !logged.desk.activities[Int(stage)].isUnstaffed else {
            throw .nobodyDoes(ledger.log.activities[stage])
        }
        logged.desk.activities[Int(stage)] = .init(isUnstaffed: true)
        var effort = LeverEffort()
        var saved: Microseconds = 0
        for instance in 0..<logged.work.instanceCount where logged.work.activity[instance] == stage {
            saved += logged.work.effort[instance]
            logged.work.gathering[instance] = -1
            logged.work.effort[instance] = Microseconds(
                (Double(logged.work.effort[instance]) * factor).rounded()
            )
        }
        effort.weeklyHours = -logged.perWeek(saved)
        effort.systems = 1
        return effort
    }
}

import Delays
import EventLogs

/// Of what waits for an activity the order that is promised first is done first; those without a promise come last.
public struct PromiseFirst: Lever {
    public static let kind = LeverKind.promiseFirst
    let stage: Int32

    public var parameters: [LeverParameter] { [.init("stage", .stage(stage))] }
    public var answers: LeverTarget { .init(activities: [stage], causes: [.contention, .prioritization]) }

    /// Promises of several activities are held against one another, and against nothing else.
    static let rankScale = -1

    init(stage: Int32) { self.stage = stage }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(stage: try text.stage(in: log))
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        let log = ledger.log
        guard log.promise.contains(where: { $0 != EventLog.missingTime }) else { throw .noPromises }
        _ = try logged.staff(at: stage, log)
        for order in 0..<log.orderCount {
            let promise = log.promise[order]
            for instance in log.instances(ofOrder: order) where logged.work.activity[instance] == stage {
                logged.work.rank[instance] = promise == EventLog.missingTime ? .infinity : Double(promise)
            }
        }
        logged.desk.activities[Int(stage)].queue = .lowestRank
        logged.desk.activities[Int(stage)].rankScale = PromiseFirst.rankScale
        return LeverEffort(rules: 1)
    }
}

import Delays
import EventLogs

/// Fewer orders are collected before an activity is begun; with 1 each is done by itself.
public struct SmallerBatch: Lever {
    public static let kind = LeverKind.smallerBatch
    let stage: Int32
    let size: Int

    public var parameters: [LeverParameter] { [.init("stage", .stage(stage)), .init("size", .count(size))] }
    public var answers: LeverTarget { .init(activities: [stage], causes: [.batching]) }

    init(stage: Int32, size: Int) { (self.stage, self.size) = (stage, size) }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(stage: try text.stage(in: log), size: try text.count("size"))
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        guard let rule = logged.desk.activities[Int(stage)].batch, rule.least > 1 else {
            throw .notBatched(ledger.log.activities[stage])
        }
        guard size < rule.least else { throw .alreadySo }
        if size == 1 {
            logged.desk.activities[Int(stage)].batch = nil
        } else {
            logged.desk.activities[Int(stage)].batch?.least = size
            logged.desk.activities[Int(stage)].batch?.most = rule.most == rule.least ? size : rule.most
        }
        return LeverEffort(rules: 1)
    }
}

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
            return try dissolve(in: &logged, ledger)
        }
        guard size < rule.least else { throw .alreadySo(lever: text(ledger.log)) }
        if size == 1 {
            logged.desk.activities[Int(stage)].batch = nil
        } else {
            logged.desk.activities[Int(stage)].batch?.least = size
            logged.desk.activities[Int(stage)].batch?.most = rule.most == rule.least ? size : rule.most
        }
        return LeverEffort(rules: 1)
    }

    /// Batches that follow no rule of size can only be given up as a whole.
    private func dissolve(in logged: inout LoggedDesk, _ ledger: DelayLedger) throws(LeverError)
        -> LeverEffort
    {
        let gathered = (0..<logged.work.instanceCount).filter {
            logged.work.activity[$0] == stage && logged.work.gathering[$0] >= 0
        }
        guard size == 1, !gathered.isEmpty else { throw .notBatched(ledger.log.activities[stage]) }
        for instance in gathered { logged.work.gathering[instance] = -1 }
        logged.desk.activities[Int(stage)].batch = nil
        return LeverEffort(rules: 1)
    }
}

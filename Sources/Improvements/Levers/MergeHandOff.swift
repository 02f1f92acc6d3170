import Delays
import EventLogs

/// Whoever does one activity does the next one of the order right away, where now it changes hands; everybody who does one of the two
/// does both.
///
/// That is so where the next one waits for nothing but the first. What it waits for outside is waited for after both.
public struct MergeHandOff: Lever {
    public static let kind = LeverKind.mergeHandOff
    let from: Int32
    let to: Int32

    public var parameters: [LeverParameter] { [.init("from", .stage(from)), .init("to", .stage(to))] }
    public var answers: LeverTarget {
        .init(activities: [to], causes: [.contention, .prioritization, .unavailability, .batching])
    }

    init(from: Int32, to: Int32) { (self.from, self.to) = (from, to) }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(from: try text.stage("from", in: log), to: try text.stage("to", in: log))
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        var merged: [Int] = []
        for instance in 0..<logged.work.instanceCount where logged.work.activity[instance] == to {
            let enablers = logged.work.enablers(of: instance)
            guard enablers.count == 1, let before = enablers.first.map(Int.init),
                logged.work.activity[before] == from, ledger.isHandOff(instance)
            else { continue }
            logged.work.effort[before] += logged.work.effort[instance]
            merged.append(instance)
        }
        guard !merged.isEmpty else {
            throw .noHandOff(
                from: ledger.log.activities[from],
                to: ledger.log.activities[to]
            )
        }
        logged.passOver(merged, keepingOutside: true)
        logged.unassign([from, to])
        var effort = LeverEffort()
        for person in Set(logged.people(at: from) + logged.people(at: to)) {
            for stage in [from, to] where logged.teach(stage, to: person) { effort.trainings += 1 }
        }
        effort.rules = 1
        return effort
    }
}

import Delays
import EventLogs

/// A share of the returns to an activity falls away, with all that was done again because of them; a check before costs time each
/// time that the activity is done first.
public struct LessRework: Lever {
    public static let kind = LeverKind.lessRework
    let stage: Int32
    /// Of the returns, those that fall away.
    let share: Double
    /// Somebody's time for the check; nil for a share of what the activity takes.
    let check: Microseconds?

    public var parameters: [LeverParameter] {
        [.init("stage", .stage(stage)), .init("share", .share(share))]
            + (check.map { [.init("check", .length($0))] } ?? [])
    }
    public var answers: LeverTarget { .init(activities: [stage], causes: Set(Cause.allCases)) }

    /// Of the mean working time of an activity, what a check of it takes if nothing is said.
    static let usualCheck = 0.05

    init(stage: Int32, share: Double, check: Microseconds? = nil) {
        (self.stage, self.share, self.check) = (stage, share, check)
    }

    public init(_ text: inout LeverText, _ log: EventLog) throws(LeverError) {
        self.init(
            stage: try text.stage(in: log),
            share: try text.number("share", atMost: 1, otherwise: 0.5),
            check: try text.optionalLength("check")
        )
    }

    public func pull(at logged: inout LoggedDesk, of ledger: DelayLedger) throws(LeverError) -> LeverEffort {
        let log = ledger.log
        guard !returns(logged.work, ledger).isEmpty else { throw .noRework(log.activities[stage]) }
        let passed = loops(logged.work, ledger)
        var effort = LeverEffort(rules: 1)
        var hours = -passed.reduce(Microseconds(0)) { $0 + logged.work.effort[$1] }
        logged.passOver(passed.sorted())
        let checked = (0..<log.instanceCount).filter {
            logged.work.activity[$0] == stage && !ledger.isRework[$0]
        }
        let worked = checked.reduce(0.0) { $0 + Double(logged.work.effort[$1]) }
        let length =
            check ?? Microseconds((LessRework.usualCheck * worked / Double(max(1, checked.count))).rounded())
        for instance in checked { logged.work.effort[instance] += length }
        hours += Microseconds(checked.count) * length
        effort.weeklyHours = logged.perWeek(hours)
        return effort
    }

    private func returns(_ work: ReplayWork, _ ledger: DelayLedger) -> [Int] {
        (0..<work.instanceCount).filter { work.activity[$0] == stage && ledger.isRework[$0] }
    }

    /// All that falls away.
    func loops(_ work: ReplayWork, _ ledger: DelayLedger) -> Set<Int> {
        let returns = returns(work, ledger)
        // Evenly over the log, so that every period loses its share.
        let spared = returns.indices.filter { Int(Double($0 + 1) * share) > Int(Double($0) * share) }
        return spared.reduce(into: []) { $0.formUnion(loop(endingWith: returns[$1], work, ledger)) }
    }

    /// What was done because the order returned: the way back to the instance, the instance, and what else was done again on that way.
    private func loop(endingWith last: Int, _ work: ReplayWork, _ ledger: DelayLedger) -> Set<Int> {
        let order = ledger.log.order(ofInstance: last)
        let own = ledger.log.instances(ofOrder: order)
        guard let before = (own.lowerBound..<last).last(where: { ledger.log.activity[$0] == stage }) else {
            return []
        }
        var after: Set<Int> = [before]
        for instance in before + 1..<own.upperBound
        where work.enablers(of: instance).contains(where: { after.contains(Int($0)) }) {
            after.insert(instance)
        }
        var loop: Set<Int> = [last]
        for instance in (before + 1..<last).reversed() where after.contains(instance) {
            let leads = loop.contains { work.enablers(of: $0).contains(Int32(instance)) }
            if leads { loop.insert(instance) }
        }
        // Side branches of the loop that were walked before.
        for instance in before + 1..<own.upperBound where ledger.isRework[instance] {
            let enablers = work.enablers(of: instance)
            if !enablers.isEmpty, enablers.allSatisfy({ loop.contains(Int($0)) && Int($0) != last }) {
                loop.insert(instance)
            }
        }
        return loop
    }
}

import Delays
import EventLogs
import WorkCalendars

/// The desk of a log as the log shows it, and the work that its orders were.
public struct LoggedDesk: Sendable {
    public var work: ReplayWork
    public var desk: ReplayDesk
    /// Whether somebody who learns an activity does its favoured work before all else. No log of before says so: of the courses of a change
    /// some let them, and some do not.
    var newcomersFavour = false
    /// When orders came in as the log has it, whatever a lever does about it.
    let firstArrival: Microseconds
    let lastArrival: Microseconds
    /// When each instance was ready by the ledger: everything before it was over, and what it waited for outside had passed.
    public let ready: [Microseconds]
    /// Who is next of those that wait, for activities that share people and in which anybody was ever left waiting.
    public let disciplines: [QueueDiscipline]

    /// - Throws: ``ReplayError/noStarts`` where the log does not tell waiting from work, ``ReplayError/noResources`` where it names
    ///   nobody, and ``ReplayError/noOrders``.
    /// - Complexity: O(instances · log instances), and O(k²) for an order of k instances.
    public init(_ ledger: DelayLedger) throws(ReplayError) {
        let log = ledger.log
        guard let end = log.end.max() else { throw .noOrders }
        guard ledger.waiting.count == log.instanceCount, !log.hasDatesOnly else { throw .noStarts }
        guard log.resource.contains(where: { $0 >= 0 }) else { throw .noResources }
        let begin = (0..<log.orderCount).reduce(end) { begin, order in
            log.instances(ofOrder: order).isEmpty ? begin : min(begin, ledger.enablement.arrival[order])
        }
        let horizon = end + max(end - begin, 26 * .week)
        let onDuty = ledger.duty.onDuty.map { $0.repeating(after: end, until: horizon) }
        let enablers = Enablers(log, ledger.oracle)
        var effort = Self.effort(log, onDuty)
        BatchEfforts(ledger).unveil(in: &effort)
        let outside = Self.outsideWaits(ledger)
        let waits = OutsideClocks(log, enabled: ledger.enablement.enabled, outside, onDuty)
        let skills = Self.skills(log)
        let hands = Self.hands(log)
        let overtime = Self.overtime(log, ledger.roster)
        var isUnstaffed = [Bool](repeating: true, count: log.activities.count)
        for (activity, resource) in zip(log.activity, log.resource) where resource >= 0 {
            isUnstaffed[Int(activity)] = false
        }
        let activities = (0..<Int32(log.activities.count)).map { activity in
            ReplayDesk.Activity(
                batch: Self.batchRule(activity, ledger),
                releases: Self.releases(activity, ledger, from: begin, until: horizon),
                isUnstaffed: isUnstaffed[Int(activity)]
            )
        }
        // Nobody begins anything new in the minutes that were overtime: who stays to finish has hours without it.
        let hours = ledger.roster.onDuty.map { $0.repeating(after: end, until: horizon) }
        desk = ReplayDesk(
            resources: onDuty.indices.map { resource in
                .init(
                    skills: skills[resource],
                    onDuty: overtime[resource] > 0 ? hours[resource] : onDuty[resource],
                    capacity: hands[resource],
                    overtime: overtime[resource]
                )
            },
            activities: activities
        )
        work = ReplayWork(
            arrival: ledger.enablement.arrival,
            firstInstance: log.firstInstance,
            activity: log.activity,
            effort: effort,
            outside: waits.lengths,
            outsideClock: waits.clocks,
            clocks: onDuty,
            assignee: Self.assignees(ledger),
            isFirstTouch: Self.isFirstTouch(log),
            gathering: Self.gathering(ledger),
            firstEnabler: enablers.first,
            enablers: enablers.instances
        )
        firstArrival = work.arrival.min() ?? 0
        lastArrival = work.arrival.max() ?? 0
        let ready = (0..<log.instanceCount).map { ledger.enablement.enabled[$0] + outside[$0] }
        self.ready = ready
        disciplines =
            DisciplineSearch(
                log,
                ready: ready,
                work: work,
                desk: desk,
                isChosen: activities.map { $0.batch == nil && $0.releases.isEmpty && !$0.isUnstaffed }
            ).disciplines
        goByDisciplines(log)
    }
}

/// Why orders cannot be replayed.
public enum ReplayError: Error, Sendable, Equatable {
    /// No order has any activity.
    case noOrders
    /// Nobody is named, so that no wait can be told for somebody, and there is no desk to change.
    case noResources
    /// The log does not say when work begins, or only on which day.
    case noStarts
}

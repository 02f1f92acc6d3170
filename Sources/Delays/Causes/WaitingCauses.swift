import EventLogs
import Parallelism
import WorkCalendars

/// The causes of each instance's waiting.
///
/// In this order, and what one takes the next no longer sees: waiting for a batch to fill; waiting for something
/// outside the desk, up to when the order became ready (``Readiness``); then, up to its start, nobody on duty
/// (unavailability), work on what became ready later (prioritization) or earlier (contention). What is left is free
/// time in short pauses: unexplained. Without a resource the data cannot decide.
struct WaitingCauses: Sendable {
    /// Waiting after the order's first touch, for each instance.
    let after: WaitingColumn
    /// Waiting before the order's first touch, for each order.
    let before: WaitingColumn
    let ready: Readiness
    let queues: WorkQueues
    /// What each queue that anything waited in worked on.
    let pieces: [BusyPieces]
    let policies: BatchPolicies
    /// The duty with overtime.
    let roster: DutyRoster

    /// - Parameter work: is let go of when the queues are known and what they worked on.
    init(
        log: EventLog,
        work: ResourceWork,
        enablement: Enablement,
        path: CriticalPath,
        roster: DutyRoster
    ) {
        let fullRoster = roster.includingOvertime(work: work)
        let enabled = enablement.enabled
        let teams = Teams(log: log)
        let records = ResourceRecord.all(
            log: log,
            work: work,
            enabled: enabled,
            roster: fullRoster,
            teams: teams
        )
        let queues = WorkQueues(
            log: log,
            work: work,
            records: records,
            teams: teams,
            roster: fullRoster,
            enabled: enabled
        )
        // The rest of the records is let go of.
        let groups = records.map { ($0.groups, $0.signs) }
        let policies = BatchPolicies(
            log: log,
            groups: groups,
            roster: fullRoster,
            teams: teams,
            enabled: enabled
        )
        ready = Readiness(log: log, enabled: enabled, queues: queues, policies: policies)
        self.queues = queues
        self.policies = policies
        self.roster = fullRoster
        pieces = QueuePieces(queues, work, ready: ready).pieces
        let attribution = WaitAttribution(
            log: log,
            enablement: enablement,
            path: path,
            ready: ready,
            queues: queues,
            policies: policies,
            roster: fullRoster,
            pieces: pieces
        )
        let waits = WaitsByTouch(log, enablement) { attribution.book($0, in: &$1) }
        (after, before) = (waits.after, waits.before)
    }
}

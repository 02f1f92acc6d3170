import Delays
import EventLogs
import WorkCalendars

/// Whether an order is late by how long it took in a replay.
struct ReplayedLateness: Sendable {
    private let ledger: DelayLedger
    private let rule: LateRule
    private let deskHours: IntervalSet

    /// - Parameter deskHours: when the desk is open, for ``LateRule/workingTarget(_:)``.
    /// - Returns: nil without a rule, and for an attribute, which says nothing of a replay.
    init?(_ ledger: DelayLedger, rule: LateRule?, deskHours: IntervalSet) {
        guard let rule else { return nil }
        if case .attribute = rule { return nil }
        (self.ledger, self.rule, self.deskHours) = (ledger, rule, deskHours)
    }

    /// Nil where there is nothing to judge by.
    /// - Parameters:
    ///   - order: of the log. Its promise moves with it where it arrives at another time.
    ///   - arrival: in the replay.
    func isLate(_ order: Int, arrival: Microseconds, leadTime: Microseconds) -> Bool? {
        switch rule {
        case .promise:
            let log = ledger.log
            if log.promise[order] == EventLog.missingTime { return nil }
            let room = log.promise[order] - ledger.enablement.arrival[order]
            guard !log.completed.isEmpty else { return leadTime > room }
            if log.completed[order] == EventLog.missingTime { return nil }
            // What comes between the last activity and the completion that the source gives is no part of the replay.
            let completed = log.completed[order] - ledger.enablement.arrival[order]
            return leadTime + (completed - ledger.leadTime(ofOrder: order)) > room
        case .target(let target): return leadTime > target
        case .workingTarget(let target):
            return deskHours.duration(from: arrival, to: arrival + leadTime) > target
        case .attribute: return nil
        }
    }
}

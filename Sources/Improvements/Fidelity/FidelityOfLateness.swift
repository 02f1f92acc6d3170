import Delays
import EventLogs
import WorkCalendars

extension Fidelity.Late {
    /// - Returns: nil for a rule that cannot be replayed, and where no order can be judged.
    init?(_ orders: [CompletedOrder], _ ledger: DelayLedger, by rule: LateRule) throws {
        let deskHours = ledger.roster.deskHours
        let lateness = try ledger.lateness(by: rule, deskHours: deskHours)
        guard let replayed = ReplayedLateness(ledger, rule: rule, deskHours: deskHours) else { return nil }
        let judged = orders.filter { lateness[$0.order] != .unknown }
        guard !judged.isEmpty else { return nil }
        let count = Double(judged.count)
        self.init(
            judged: judged.count,
            share: .init(
                log: Double(judged.count { lateness[$0.order] == .late }) / count,
                replay: Double(
                    judged.count {
                        replayed.isLate($0.order, arrival: $0.arrival, leadTime: $0.replay) == true
                    }
                ) / count
            )
        )
    }
}

import Delays
import EventLogs
import WorkCalendars

extension Fidelity.Late {
    /// - Returns: nil for a rule that cannot be replayed, and where no order can be judged.
    init?(_ orders: [CompletedOrder], _ ledger: DelayLedger, by rule: LateRule) throws {
        let deskHours = ledger.roster.deskHours
        let lateness = try ledger.lateness(by: rule, deskHours: deskHours)
        /// Whether an order is late by the replay.
        let isLate: (CompletedOrder) -> Bool
        switch rule {
        case .promise:
            let log = ledger.log
            isLate = { order in
                var completion = order.arrival + order.replay
                // What comes between the last activity and the completion that the source gives is no part of the replay.
                if !log.completed.isEmpty, log.completed[order.order] != EventLog.missingTime {
                    completion += log.completed[order.order] - (order.arrival + order.log)
                }
                return completion > log.promise[order.order]
            }
        case .target(let target): isLate = { $0.replay > target }
        case .workingTarget(let target):
            isLate = { deskHours.duration(from: $0.arrival, to: $0.arrival + $0.replay) > target }
        case .attribute: return nil
        }
        let judged = orders.filter { lateness[$0.order] != .unknown }
        guard !judged.isEmpty else { return nil }
        let count = Double(judged.count)
        self.init(
            judged: judged.count,
            share: .init(
                log: Double(judged.count { lateness[$0.order] == .late }) / count,
                replay: Double(judged.count { isLate($0) }) / count
            )
        )
    }
}

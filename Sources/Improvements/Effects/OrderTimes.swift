import Delays
import EventLogs
import WorkCalendars

/// How long each order took in a replay, and whether it was late.
public struct OrderTimes: Sendable {
    /// From arrival to completion; `EventLog.missingTime` for an order without instances, and one that was not completed.
    public let leadTime: [Microseconds]
    /// By the same rule as in the log; empty without one, and with one that a replay cannot apply.
    public let lateness: [Lateness]

    /// - Parameters:
    ///   - rule: what makes an order late. A promise moves with its order where the replay lets that come at another time.
    ///   - deskHours: when the desk is open, for ``LateRule/workingTarget(_:)``.
    ///   - source: the order of the log that each order of the work is a copy of; nil where they are the same.
    init(
        _ times: ReplayTimes,
        _ work: ReplayWork,
        _ ledger: DelayLedger,
        rule: LateRule?,
        deskHours: IntervalSet,
        source: [Int]? = nil
    ) {
        let leadTime = (0..<work.orderCount).map { order -> Microseconds in
            guard let completion = times.completion(ofOrder: order, in: work) else {
                return EventLog.missingTime
            }
            return completion - work.arrival[order]
        }
        self.leadTime = leadTime
        guard let replayed = ReplayedLateness(ledger, rule: rule, deskHours: deskHours) else {
            lateness = []
            return
        }
        lateness = leadTime.indices.map { order in
            guard leadTime[order] != EventLog.missingTime,
                let isLate = replayed.isLate(
                    source?[order] ?? order,
                    arrival: work.arrival[order],
                    leadTime: leadTime[order]
                )
            else { return .unknown }
            return isLate ? .late : .onTime
        }
    }
}

extension OrderTimes {
    /// Orders that are completed in both, and those of them that can be judged in both.
    func compared(with after: OrderTimes) -> (completed: [Int], judged: [Int]) {
        let completed = leadTime.indices.filter {
            leadTime[$0] != EventLog.missingTime && after.leadTime[$0] != EventLog.missingTime
        }
        guard !lateness.isEmpty else { return (completed, []) }
        return (completed, completed.filter { lateness[$0] != .unknown && after.lateness[$0] != .unknown })
    }
}

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
        func lateness(_ isLate: (Int) -> Bool?) -> [Lateness] {
            leadTime.indices.map { order in
                guard leadTime[order] != EventLog.missingTime, let isLate = isLate(order) else {
                    return .unknown
                }
                return isLate ? .late : .onTime
            }
        }
        switch rule {
        case nil, .attribute: self.lateness = []
        case .promise:
            self.lateness = lateness { order in
                let logged = source?[order] ?? order
                let promise = ledger.log.promise[logged]
                if promise == EventLog.missingTime { return nil }
                // What comes between the last activity and the completion that the source gives is no part of the replay.
                let completed =
                    ledger.log.completed.isEmpty ? EventLog.missingTime : ledger.log.completed[logged]
                let arrival = ledger.enablement.arrival[logged]
                if !ledger.log.completed.isEmpty, completed == EventLog.missingTime { return nil }
                let rest =
                    ledger.log.completed.isEmpty ? 0 : completed - arrival - ledger.leadTime(ofOrder: logged)
                return leadTime[order] + rest > promise - arrival
            }
        case .target(let target): self.lateness = lateness { leadTime[$0] > target }
        case .workingTarget(let target):
            self.lateness = lateness { order in
                let arrival = work.arrival[order]
                return deskHours.duration(from: arrival, to: arrival + leadTime[order]) > target
            }
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

import Delays
import EventLogs
import WorkCalendars

extension LoggedDesk {
    /// How long somebody worked on each instance.
    static func effort(_ log: EventLog, _ onDuty: [IntervalSet]) -> [Microseconds] {
        (0..<log.instanceCount).map { instance in
            let (start, end) = (log.start[instance], log.end[instance])
            let resource = log.resource[instance]
            guard resource >= 0 else { return end - start }
            let worked = onDuty[Int(resource)].duration(from: start, to: end)
            // Work outside all hours took as long as it took.
            return worked > 0 ? worked : end - start
        }
    }

    /// Whose own work each instance was: by the ledger, where somebody turned to it although a colleague had been free. Who is not
    /// named takes up nobody's time at the desk.
    static func assignees(_ ledger: DelayLedger) -> [Int32] {
        let log = ledger.log
        return (0..<log.instanceCount).map { instance in
            let resource = log.resource[instance]
            if resource < 0 { return ReplayWork.nobody }
            return ledger.isOwnWork(instance) ? resource : ReplayWork.anybody
        }
    }

    /// Whether each instance was begun at the moment that counts as its order's arrival because nobody knows another.
    static func isFirstTouch(_ log: EventLog) -> [Bool] {
        var isFirst = [Bool](repeating: false, count: log.instanceCount)
        for order in 0..<log.orderCount
        where log.arrival.isEmpty || log.arrival[order] == EventLog.missingTime {
            let own = log.instances(ofOrder: order)
            for instance in own where log.start[instance] == log.start[own.lowerBound] {
                isFirst[instance] = true
            }
        }
        return isFirst
    }

    /// What each instance waited for that nothing at the desk explains, in all hours.
    static func outsideWaits(_ ledger: DelayLedger) -> [Microseconds] {
        func unexplained(_ column: WaitingColumn, _ row: Int) -> Microseconds {
            var sum: Microseconds = 0
            column.forEachPart(of: row) { cause, length in
                if cause == .unexplained || cause == .undetermined { sum += length }
            }
            return sum
        }
        let log = ledger.log
        var waits = (0..<log.instanceCount).map { unexplained(ledger.waiting, $0) }
        for order in 0..<log.orderCount {
            guard let first = log.instances(ofOrder: order).first else { continue }
            waits[first] += unexplained(ledger.firstTouch, order)
        }
        return waits
    }
}

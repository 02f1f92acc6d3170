import EventLogs
import WorkCalendars

@testable import Delays

/// The ledger's definitions, minute by minute and with no cleverness: what the fast one is held against.
struct MinuteByMinute {
    let ledger: DelayLedger
    let minutes: Int
    private let log: EventLog
    /// The work of each resource in each minute.
    private let inHand: [[[Int]]]
    private let onDuty: [[Bool]]

    init(_ ledger: DelayLedger, minutes: Int, roster: DutyRoster) {
        self.ledger = ledger
        self.minutes = minutes
        log = ledger.log
        let log = ledger.log
        let instants = (0..<minutes).map(SmallLog.instant)
        inHand = log.resources.names.indices.map { resource in
            let own = (0..<log.instanceCount).filter { Int(log.resource[$0]) == resource }
            return instants.map { instant in own.filter { log.start[$0] <= instant && log.end[$0] > instant }
            }
        }
        onDuty = log.resources.names.indices.map { resource in
            instants.map { roster.onDuty[resource].contains($0) }
        }
    }

    private func minute(_ instant: Microseconds) -> Int { Int((instant - SmallLog.origin) / .minute) }

    /// The latest-ended instance of the order before this one that is not concurrent with it.
    func predecessor(of instance: Int) -> Int? {
        let order = log.order(ofInstance: instance)
        return log.instances(ofOrder: order)
            .filter {
                $0 < instance && log.end[$0] <= log.start[instance]
                    && !ledger.oracle.areConcurrent(log.activity[$0], log.activity[instance])
            }
            .max { (log.end[$0], $0) < (log.end[$1], $1) }
    }

    /// For each minute, whether the resource was free to take more, for long enough not to be pausing.
    func free(_ resource: Int, load: WorkLoad) -> [Bool] {
        let room = (0..<minutes).map {
            onDuty[resource][$0] && inHand[resource][$0].count < load.capacity
        }
        var free = room
        var first = 0
        for minute in 0...minutes where minute == minutes || !room[minute] {
            if Microseconds(minute - first) * .minute < load.pauseTolerance {
                for pause in first..<max(first, minute) { free[pause] = false }
            }
            first = minute + 1
        }
        return free
    }

    /// The causes of one instance's waiting between two minutes, given when it was ready.
    /// - Parameter batchBegun: when its batch was begun, if it is in one: from then on it waits for the earlier members.
    func parts(
        of instance: Int,
        from: Int,
        to: Int,
        ready: [Microseconds],
        members: [Int32],
        longestPause: Microseconds,
        free: [[Bool]],
        batchBegun: Microseconds? = nil
    ) -> WaitingParts {
        let present = (0..<minutes).map { minute in members.contains { onDuty[Int($0)][minute] } }
        let clockedOn = (0..<minutes).map { minute in
            present[minute] && !members.contains { free[Int($0)][minute] }
        }
        /// What was worked on; in a pause between two pieces of work, what was worked on before.
        func working(_ minute: Int) -> [Int] {
            let inHand = { (minute: Int) in members.flatMap { self.inHand[Int($0)][minute] } }
            var before = minute
            while before >= 0, clockedOn[before], inHand(before).isEmpty { before -= 1 }
            var after = minute
            while after < minutes, clockedOn[after], inHand(after).isEmpty { after += 1 }
            guard before >= 0, clockedOn[before], after < minutes, clockedOn[after],
                before == after || Microseconds(after - before - 1) * .minute <= longestPause
            else { return [] }
            return inHand(before)
        }
        var parts = WaitingParts.zero
        for minute in from..<max(from, to) {
            if SmallLog.instant(minute) < ready[instance] {
                if batchBegun == nil { parts.unexplained += .minute } else { parts.batching += .minute }
            } else if let batchBegun, SmallLog.instant(minute) >= batchBegun {
                if onDuty[Int(log.resource[instance])][minute] {
                    parts.contention += .minute
                } else {
                    parts.unavailability += .minute
                }
            } else if minute < 0 || !present[minute] {
                // Nobody's duty begins before the first minute.
                parts.unavailability += .minute
            } else if !clockedOn[minute] || working(minute).isEmpty {
                parts.unexplained += .minute
            } else if working(minute).contains(where: { ready[$0] > ready[instance] }) {
                parts.prioritization += .minute
            } else {
                parts.contention += .minute
            }
        }
        return parts
    }
}

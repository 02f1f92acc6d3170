import Delays
import EventLogs
import WorkCalendars

extension Fidelity.CauseHours {
    /// What a ledger of the replay books, beside that of the log.
    ///
    /// The replay is booked as a log of its own would be: with the same ledger, on the duty that it was replayed with.
    static func all(
        _ orders: [CompletedOrder],
        _ times: ReplayTimes,
        _ logged: LoggedDesk,
        _ ledger: DelayLedger
    ) -> [Self] {
        guard !orders.isEmpty else { return [] }
        let replayed = DelayLedger(
            log: EventLog(replayed: orders.map(\.order), times, of: ledger.log, logged.work),
            roster: DutyRoster(
                onDuty: logged.desk.resources.indices.map { resource in
                    logged.desk.resources[resource].onDuty ?? ledger.roster.onDuty[resource]
                },
                edgeSlack: ledger.roster.edgeSlack
            )
        )
        let ofLog = hours(ledger, orders.map(\.order))
        let ofReplay = hours(replayed, orders.indices.map { $0 })
        return Cause.allCases.compactMap { cause in
            let (log, replay) = (ofLog[cause] ?? 0, ofReplay[cause] ?? 0)
            return log == 0 && replay == 0 ? nil : Self(cause: cause, hours: .init(log: log, replay: replay))
        }
    }

    /// Mean hours of an order by cause.
    private static func hours(_ ledger: DelayLedger, _ orders: [Int]) -> [Cause: Double] {
        var sums: [Cause: Double] = [:]
        for order in orders {
            ledger.forEachEntry(ofOrder: order) { _, cause, length in
                sums[cause, default: 0] += Double(length)
            }
        }
        return sums.mapValues { $0 / Double(orders.count) / Double(Microseconds.hour) }
    }
}

extension EventLog {
    /// Some orders of a log at the times of a replay. Attributes stay behind.
    /// - Precondition: the replay completed the orders.
    fileprivate init(replayed orders: [Int], _ times: ReplayTimes, of log: EventLog, _ work: ReplayWork) {
        var instances: [Int] = []
        var firstInstance = [0]
        for order in orders {
            instances += log.instances(ofOrder: order).sorted {
                (times.start[$0], times.end[$0], $0) < (times.start[$1], times.end[$1], $1)
            }
            firstInstance.append(instances.count)
        }
        self.init(
            zone: log.zone,
            orders: NameTable(orders.map { log.orders[Int32($0)] }),
            arrival: orders.map { work.arrival[$0] },
            promise: [],
            orderAttributes: [],
            firstInstance: firstInstance,
            activities: log.activities,
            resources: log.resources,
            activity: instances.map { log.activity[$0] },
            resource: instances.map { times.resource[$0] < 0 ? log.resource[$0] : times.resource[$0] },
            start: instances.map { times.start[$0] },
            end: instances.map { times.end[$0] },
            startSource: instances.map { _ in .recorded },
            sourceRow: instances.map { log.sourceRow[$0] },
            instanceAttributes: []
        )
    }
}

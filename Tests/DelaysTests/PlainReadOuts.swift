import EventLogs
import Statistics

@testable import Delays

/// The sums of a ledger's read-outs in the plainest way: a walk for each, dictionaries, full sorts.
struct PlainReadOuts {
    let ledger: DelayLedger
    let lateness: [Lateness]?

    private var log: EventLog { ledger.log }
    private var orders: [Int] { (0..<log.orderCount).filter { ledger.path.lastInstance[$0] >= 0 } }

    var leadTime: LeadTimeSummary {
        let sorted = orders.map { ledger.leadTime(ofOrder: $0) }.sorted()
        let total = sorted.reduce(0, +)
        return LeadTimeSummary(
            totalMicroseconds: total,
            meanHours: sorted.isEmpty ? nil : total.hours / Double(sorted.count),
            medianHours: quantile(ofSorted: sorted, 0.5).map { $0 / Double(Microseconds.hour) },
            p90Hours: quantile(ofSorted: sorted, 0.9).map { $0 / Double(Microseconds.hour) }
        )
    }

    private struct Cell: Hashable {
        let activity: String
        let cause: Cause
        let rework: Bool
    }

    /// In no order.
    var ledgerRows: [LedgerRow] {
        let hours = orders.map { ledger.leadTime(ofOrder: $0).hours }
        let mean = hours.isEmpty ? 0 : hours.reduce(0, +) / Double(hours.count)
        let squares = hours.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        var sums: [Cell: Microseconds] = [:]
        var behind: [Cell: Set<Int>] = [:]
        var inLate: [Cell: Microseconds] = [:]
        var inOther: [Cell: Microseconds] = [:]
        var products: [Cell: Double] = [:]
        for order in orders {
            ledger.forEachEntry(ofOrder: order) { instance, cause, duration in
                let cell = Cell(
                    activity: log.activities[log.activity[instance]],
                    cause: cause,
                    rework: ledger.isRework[instance]
                )
                sums[cell, default: 0] += duration
                behind[cell, default: []].insert(order)
                if lateness?[order] == .late { inLate[cell, default: 0] += duration }
                if lateness?[order] == .onTime { inOther[cell, default: 0] += duration }
                products[cell, default: 0] += duration.hours * (ledger.leadTime(ofOrder: order).hours - mean)
            }
        }
        let late = lateness?.filter { $0 == .late }.count ?? 0
        let onTime = lateness?.filter { $0 == .onTime }.count ?? 0
        return sums.filter { $0.value != 0 }.map { cell, sum in
            LedgerRow(
                activity: cell.activity,
                cause: cell.cause,
                rework: cell.rework,
                microseconds: sum,
                hours: sum.hours,
                share: Double(sum) / Double(leadTime.totalMicroseconds),
                varianceShare: squares > 0 ? products[cell, default: 0] / squares : nil,
                orders: behind[cell, default: []].count,
                hoursPerLateOrder: late > 0 ? inLate[cell, default: 0].hours / Double(late) : nil,
                hoursPerOtherOrder: onTime > 0 ? inOther[cell, default: 0].hours / Double(onTime) : nil
            )
        }
    }

    /// By cause, the sum and the orders behind it.
    var causes: [Cause: [Microseconds]] {
        byCause { order, add in ledger.forEachEntry(ofOrder: order) { add($1, $2) } }
    }

    var beforeFirstTouch: [Cause: [Microseconds]] {
        byCause { order, add in
            if !ledger.firstTouch.isEmpty {
                for cause in Cause.ofWaiting { add(cause, ledger.firstTouch[order][cause]) }
            }
        }
    }

    private func byCause(
        _ walk: (Int, (Cause, Microseconds) -> Void) -> Void
    ) -> [Cause: [Microseconds]] {
        var sums: [Cause: [Microseconds]] = [:]
        for order in orders {
            var ofOrder: [Cause: Microseconds] = [:]
            walk(order) { ofOrder[$0, default: 0] += $1 }
            for (cause, duration) in ofOrder where duration != 0 {
                sums[cause, default: [0, 0]][0] += duration
                sums[cause, default: [0, 0]][1] += 1
            }
        }
        return sums
    }

    private struct Transition: Hashable {
        let from, to: String
        let fromResource, toResource: String?
    }

    /// In no order.
    var transitions: [TransitionRow] {
        var rows: [Transition: TransitionRow] = [:]
        for instance in 0..<log.instanceCount {
            guard let before = ledger.predecessor(of: instance) else { continue }
            let key = Transition(
                from: log.activities[log.activity[before]],
                to: log.activities[log.activity[instance]],
                fromResource: name(before),
                toResource: name(instance)
            )
            var row =
                rows[key]
                ?? TransitionRow(
                    from: key.from,
                    to: key.to,
                    fromResource: key.fromResource,
                    toResource: key.toResource,
                    count: 0,
                    microseconds: 0,
                    batching: 0,
                    unavailability: 0,
                    prioritization: 0,
                    contention: 0,
                    unexplained: 0,
                    undetermined: 0
                )
            row.count += 1
            if ledger.isElapsed(instance) {
                let elapsed = log.end[instance] - ledger.enablement.enabled[instance]
                row.microseconds += elapsed
                row.undetermined += elapsed
            } else {
                let parts = ledger.waiting[instance]
                row.microseconds += parts.total
                row.batching += parts.batching
                row.unavailability += parts.unavailability
                row.prioritization += parts.prioritization
                row.contention += parts.contention
                row.unexplained += parts.unexplained
                row.undetermined += parts.undetermined
            }
            rows[key] = row
        }
        return Array(rows.values)
    }

    private func name(_ instance: Int) -> String? {
        log.resource[instance] < 0 ? nil : log.resources[log.resource[instance]]
    }

    /// By whether it changed hands, the number and the waiting.
    var handOffs: [Bool: [Microseconds]] {
        var sums: [Bool: [Microseconds]] = [:]
        for instance in 0..<log.instanceCount
        where ledger.path.isOnPath[instance] && !ledger.isElapsed(instance)
            && ledger.predecessor(of: instance) != nil
        {
            let isHandOff = ledger.isHandOff(instance)
            sums[isHandOff, default: [0, 0]][0] += 1
            sums[isHandOff, default: [0, 0]][1] += ledger.waiting[instance].total
        }
        return sums
    }

    /// In no order.
    var resources: [ResourceRow] {
        var rows: [String?: ResourceRow] = [:]
        for order in orders {
            var instances: Set<Int> = []
            ledger.forEachEntry(ofOrder: order) { instance, cause, duration in
                var row =
                    rows[name(instance)]
                    ?? ResourceRow(
                        resource: name(instance),
                        instances: 0,
                        processingMicroseconds: 0,
                        waitingMicroseconds: 0,
                        waiting: [:]
                    )
                if instances.insert(instance).inserted { row.instances += 1 }
                if cause == .processing {
                    row.processingMicroseconds += duration
                } else if duration != 0 {
                    row.waitingMicroseconds += duration
                    row.waiting[cause.rawValue, default: 0] += duration
                }
                rows[name(instance)] = row
            }
        }
        return Array(rows.values)
    }

    var weeks: [WeekRow] {
        let byWeek = Dictionary(grouping: orders) { order in
            let day = log.zone.date(ledger.enablement.arrival[order] + ledger.leadTime(ofOrder: order))
            return day.daysSinceEpoch - day.weekday
        }
        return byWeek.sorted { $0.key < $1.key }.map { monday, orders in
            var causes: [Cause: Microseconds] = [:]
            for order in orders { ledger.forEachEntry(ofOrder: order) { causes[$1, default: 0] += $2 } }
            return WeekRow(
                week: CivilDate(daysSinceEpoch: monday).description,
                orders: orders.count,
                late: lateness.map { lateness in orders.filter { lateness[$0] == .late }.count },
                meanLeadTimeHours: orders.reduce(0) { $0 + ledger.leadTime(ofOrder: $1) }.hours
                    / Double(orders.count),
                hours: Dictionary(
                    uniqueKeysWithValues: causes.filter { $0.value != 0 }
                        .map { ($0.key.rawValue, $0.value.hours / Double(orders.count)) }
                )
            )
        }
    }

    /// All orders, longest lead time first.
    var slowest: [Int] {
        orders.sorted {
            (ledger.leadTime(ofOrder: $1), $0) < (ledger.leadTime(ofOrder: $0), $1)
        }
    }

    /// All instances that were overtaken, by falling cost.
    var overtaken: [Int] {
        ledger.waiting.indices.filter { ledger.waiting[$0].prioritization > 0 }
            .sorted { (ledger.waiting[$1].prioritization, $0) < (ledger.waiting[$0].prioritization, $1) }
    }
}

import Delays
import EventLogs

/// A delay report from the reader's side: what to show first, in one unit of time, the small rows put together.
///
/// The terminal and the page both read from here, so that they cannot disagree.
struct DelayFigures {
    let report: DelayReport
    let unit: TimeUnit
    /// With rework and first work put together, most time first.
    let stages: [StageFigures]
    /// The causes that occur, in the order of ``Cause``, for columns and legends.
    let causes: [Cause]
    /// Activities by transition, both resources put together; most waiting first.
    let transitions: [TransitionFigures]
    /// Stage and cause with rework put together, by what late orders have more of; empty where nothing is late or
    /// nothing is on time.
    let lateness: [LatenessFigures]

    init(_ report: DelayReport) {
        self.report = report
        unit = TimeUnit(meanHours: report.leadTime.meanHours)
        let present = Set(report.ledger.map(\.cause))
        causes = Cause.allCases.filter(present.contains)
        stages = StageFigures.of(report.ledger)
        transitions = TransitionFigures.of(report.transitions)
        lateness = LatenessFigures.of(report.ledger)
    }

    /// A sum over all orders as the mean an order, in hours.
    func perOrder(_ duration: Microseconds) -> Double {
        report.log.orders == 0 ? 0 : duration.hours / Double(report.log.orders)
    }

    /// A sum over all orders as the mean an order, in the report's unit.
    func perOrderText(_ duration: Microseconds) -> String { unit.text(hours: perOrder(duration)) }

    /// What late orders have more of, most first; differences too small to matter are left out.
    var makingLate: [LatenessFigures] {
        let most = lateness.first?.difference ?? 0
        return lateness.filter { $0.difference > 0 && $0.difference >= most / 100 }
    }

    /// The ledger rows that carry the differences between lead times, most first.
    var carryingVariance: [LedgerRow] {
        report.ledger.filter { ($0.varianceShare ?? 0) > 0 }
            .sorted { ($1.varianceShare ?? 0, $0.activity) < ($0.varianceShare ?? 0, $1.activity) }
    }
}

/// All the time that one activity took.
struct StageFigures {
    let activity: String
    var microseconds: Microseconds = 0
    var rework: Microseconds = 0
    var share: Double = 0
    var byCause: [Cause: Microseconds] = [:]

    static func of(_ ledger: [LedgerRow]) -> [StageFigures] {
        var stages: [String: StageFigures] = [:]
        for row in ledger {
            var stage = stages[row.activity] ?? StageFigures(activity: row.activity)
            stage.microseconds += row.microseconds
            stage.share += row.share
            stage.byCause[row.cause, default: 0] += row.microseconds
            if row.rework { stage.rework += row.microseconds }
            stages[row.activity] = stage
        }
        return stages.values.sorted { ($1.microseconds, $0.activity) < ($0.microseconds, $1.activity) }
    }
}

/// Waiting between two activities, whoever did them.
struct TransitionFigures {
    let from: String
    let to: String
    var count = 0
    var microseconds: Microseconds = 0
    var byCause: [Cause: Microseconds] = [:]

    var meanHours: Double { count == 0 ? 0 : microseconds.hours / Double(count) }

    /// The cause of most of the waiting; nil where there was none.
    var largestCause: Cause? {
        Cause.ofWaiting.filter { byCause[$0, default: 0] > 0 }
            .max { byCause[$0, default: 0] < byCause[$1, default: 0] }
    }

    static func of(_ rows: [TransitionRow]) -> [TransitionFigures] {
        struct Key: Hashable {
            let from: String
            let to: String
        }
        var groups: [Key: TransitionFigures] = [:]
        for row in rows {
            let key = Key(from: row.from, to: row.to)
            var group = groups[key] ?? TransitionFigures(from: row.from, to: row.to)
            group.count += row.count
            group.microseconds += row.microseconds
            group.byCause[.batching, default: 0] += row.batching
            group.byCause[.unavailability, default: 0] += row.unavailability
            group.byCause[.prioritization, default: 0] += row.prioritization
            group.byCause[.contention, default: 0] += row.contention
            group.byCause[.unexplained, default: 0] += row.unexplained
            group.byCause[.undetermined, default: 0] += row.undetermined
            groups[key] = group
        }
        return groups.values.sorted {
            ($1.microseconds, $0.from, $0.to) < ($0.microseconds, $1.from, $1.to)
        }
    }
}

/// Hours of one stage and cause in a late order and in one on time, on the mean.
struct LatenessFigures {
    let activity: String
    let cause: Cause
    var lateHours: Double
    var onTimeHours: Double

    var difference: Double { lateHours - onTimeHours }

    static func of(_ ledger: [LedgerRow]) -> [LatenessFigures] {
        struct Key: Hashable {
            let activity: String
            let cause: Cause
        }
        var parts: [Key: LatenessFigures] = [:]
        for row in ledger {
            guard let late = row.hoursPerLateOrder, let onTime = row.hoursPerOtherOrder else { continue }
            let key = Key(activity: row.activity, cause: row.cause)
            var part =
                parts[key]
                ?? LatenessFigures(activity: row.activity, cause: row.cause, lateHours: 0, onTimeHours: 0)
            part.lateHours += late
            part.onTimeHours += onTime
            parts[key] = part
        }
        return parts.values.sorted {
            ($1.difference, $0.activity, $0.cause.rawValue) < ($0.difference, $1.activity, $1.cause.rawValue)
        }
    }
}

extension ResourceRow {
    /// The cause of most of the waiting for this resource; nil where there was none.
    var largestCause: Cause? {
        Cause.allCases.filter { waiting[$0.rawValue, default: 0] > 0 }
            .max { waiting[$0.rawValue, default: 0] < waiting[$1.rawValue, default: 0] }
    }
}

import Delays
import EventLogs
import LogQuality

extension Finding {
    /// The parts of the lead time, an activity and a cause each, that take a share worth a thought.
    /// - Parameters:
    ///   - ledger: what the report is of, for examples.
    ///   - lateness: of each order; examples are late ones where there are any.
    public static func parts(
        of report: DelayReport,
        _ ledger: DelayLedger,
        lateness: [Lateness]?
    ) -> [Finding] {
        var parts: [Part] = []
        for row in report.ledger {
            if let known = parts.firstIndex(where: { $0.activity == row.activity && $0.cause == row.cause }) {
                parts[known].add(row)
            } else {
                parts.append(Part(row))
            }
        }
        let worth = parts.filter { $0.share >= leastShare }.sorted {
            ($1.microseconds, $0.activity, $0.cause.rawValue) < (
                $0.microseconds, $1.activity, $1.cause.rawValue
            )
        }
        let numbers = Dictionary(
            uniqueKeysWithValues: ledger.log.activities.names.enumerated().map { ($1, Int32($0)) }
        )
        let longest = LongestParts(
            of: worth.compactMap { part in
                numbers[part.activity].map { LongestParts.Part(activity: $0, cause: part.cause) }
            },
            in: ledger,
            most: mostExamples,
            where: { order in !report.hasLateOrders || lateness?[order] == .late }
        )
        return worth.map { part in
            var part = part
            let own = numbers[part.activity].map { LongestParts.Part(activity: $0, cause: part.cause) }
            part.orders = own.map(longest.orderCount) ?? 0
            return Finding(part, in: report, examples: own.map { longest[$0] } ?? [])
        }
    }

    /// Parts below this share of all lead times are not told of.
    static let leastShare = 0.01

    private init(_ part: Part, in report: DelayReport, examples: [LongestParts.Order]) {
        let isRecorded = report.log.startTimes == .recorded
        let isUnseen = part.cause == .unexplained || part.cause == .undetermined
        var evidence = [
            Measure(.hours, part.microseconds.hours, count: part.orders),
            Measure(
                .hoursPerOrder,
                part.microseconds.hours / Double(report.log.orders),
                count: report.log.orders
            ),
            Measure(.shareOfLeadTime, part.share),
        ]
        // What late orders have less of does not make them late, and comes last.
        if let gap = part.lateGap {
            evidence.insert(Measure(.lateGap, gap), at: gap > 0 ? 0 : evidence.count)
        }
        if let share = part.shareOfVariance, share > 0 { evidence.append(Measure(.shareOfVariance, share)) }
        var caveats: [Caveat] = []
        if !isRecorded { caveats.append(.estimatedStarts) }
        if isUnseen { caveats.append(.unseenCause) }
        self.init(
            .stage(activity: part.activity, cause: part.cause),
            .problem,
            part.cause == .undetermined ? .hint : isRecorded && !isUnseen ? .confirmed : .supported,
            evidence: evidence,
            impact: Impact(
                hours: part.microseconds.hours,
                sureHours: part.microseconds.hours,
                orders: part.orders
            ),
            examples: examples.map { ExampleOrder($0.name, hours: $0.duration.hours) },
            caveats: caveats
        )
    }
}

/// The rows of an activity and a cause, done for the first time and again, as one.
private struct Part {
    let activity: String
    let cause: Cause
    var microseconds: Microseconds
    var share: Double
    var shareOfVariance: Double?
    var lateGap: Double?
    /// Orders with such time, the first time or again, each once; counted at the end, as rows cannot tell.
    var orders = 0

    init(_ row: LedgerRow) {
        activity = row.activity
        cause = row.cause
        microseconds = row.microseconds
        share = row.share
        shareOfVariance = row.varianceShare
        lateGap = row.lateGap
    }

    mutating func add(_ row: LedgerRow) {
        microseconds += row.microseconds
        share += row.share
        if let more = row.varianceShare { shareOfVariance = (shareOfVariance ?? 0) + more }
        if let more = row.lateGap { lateGap = (lateGap ?? 0) + more }
    }
}

extension LedgerRow {
    /// Hours that an order has more of it if it is late.
    fileprivate var lateGap: Double? {
        guard let hoursPerLateOrder, let hoursPerOtherOrder else { return nil }
        return hoursPerLateOrder - hoursPerOtherOrder
    }
}

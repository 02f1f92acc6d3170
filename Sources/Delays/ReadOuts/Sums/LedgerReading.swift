import EventLogs
import Parallelism
import Statistics
import WorkCalendars

/// All sums that the read-outs of a ledger need, the orders walked in parts on all processors.
struct LedgerReading: Sendable {
    let totals: LedgerSums
    let transitions: TransitionSums
    let leadTime: LeadTimeSummary
    /// `Cov(cell, lead time) / Var(lead time)` for each cell of ``StageSums``; nil where lead times do not vary.
    let varianceShares: [Double]?

    /// Instances looked at for overtaking.
    private static let mostOvertaken = 2_000

    private enum Piece: Sendable {
        case shares([Double]?)
        case leadTime(LeadTimeSummary)
        case sums(LedgerSums)
        case transitions(TransitionSums)
    }

    /// - Parameters:
    ///   - slowest: how many of the slowest orders are wanted.
    ///   - parts: in how many parts the orders are walked, if not as many as suit the log; the outcome is the same.
    /// - Complexity: O(instances).
    init(_ ledger: DelayLedger, lateness: [Lateness]?, slowest: Int, parts: Int?) {
        let log = ledger.log
        let leadTimes = (0..<log.orderCount).filter { ledger.path.lastInstance[$0] >= 0 }
            .map { ledger.leadTime(ofOrder: $0) }
        let ranges = log.orderRanges(count: parts ?? LedgerReading.suitableParts(log))
        // What cannot be split comes first.
        let pieces = concurrentMap(2 * ranges.count + 2) { piece -> Piece in
            switch piece {
            case 0: .shares(VarianceShares(of: ledger, leadTimes: leadTimes).shares)
            case 1: .leadTime(LeadTimeSummary(leadTimes))
            case 2..<ranges.count + 2: .transitions(TransitionSums(ledger, orders: ranges[piece - 2]))
            default:
                .sums(
                    LedgerSums(
                        ledger,
                        orders: ranges[piece - 2 - ranges.count],
                        lateness: lateness ?? [],
                        slowest: slowest,
                        mostOvertaken: LedgerReading.mostOvertaken
                    )
                )
            }
        }
        var totals = LedgerSums(
            ledger,
            orders: 0..<0,
            lateness: [],
            slowest: slowest,
            mostOvertaken: LedgerReading.mostOvertaken
        )
        var transitions = TransitionSums()
        var leadTime = LeadTimeSummary([])
        var shares: [Double]?
        for piece in pieces {
            switch piece {
            case .shares(let found): shares = found
            case .leadTime(let found): leadTime = found
            case .transitions(let found): transitions.merge(found)
            case .sums(let found): totals.merge(found)
            }
        }
        self.totals = totals
        self.transitions = transitions
        self.leadTime = leadTime
        varianceShares = shares
    }

    /// More than four would gain nothing, for the pass that cannot be split takes longer than a fourth of the rest, and
    /// cost memory: each has a table of transitions. Each has more instances than its other tables have cells.
    private static func suitableParts(_ log: EventLog) -> Int {
        let cells = StageSums.cellCount(log.activities.count) + log.resources.count * PerCause.count
        return max(1, min(4, log.instanceCount / max(16_384, 4 * cells)))
    }
}

extension LeadTimeSummary {
    /// - Parameter leadTimes: those of the orders that have instances; the others have none.
    init(_ leadTimes: [Microseconds]) {
        totalMicroseconds = leadTimes.reduce(0, +)
        meanHours = leadTimes.isEmpty ? nil : totalMicroseconds.hours / Double(leadTimes.count)
        medianHours = quantile(of: leadTimes, 0.5).map { $0 / Double(Microseconds.hour) }
        p90Hours = quantile(of: leadTimes, 0.9).map { $0 / Double(Microseconds.hour) }
    }
}

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
    var varianceShares: [Double]? { totals.varianceShares.shares }

    /// Instances looked at for overtaking.
    private static let mostOvertaken = 2_000

    private enum Piece: Sendable {
        case leadTime(LeadTimeSummary)
        case sums(LedgerSums)
        case transitions(TransitionSums)
    }

    /// - Parameters:
    ///   - slowest: how many of the slowest orders are wanted.
    ///   - parts: in how many parts the orders are walked, if not as many as suit the log; but for the last digits of
    ///     variance shares the outcome is the same.
    /// - Complexity: O(instances).
    init(_ ledger: DelayLedger, lateness: [Lateness]?, slowest: Int, parts: Int?) {
        let log = ledger.log
        let leadTimes = ledger.leadTimes
        let ranges = log.orderRanges(count: parts ?? LedgerReading.suitableParts(log))
        // They take as long as all the rest, and each part's are as many as all: half of the processors are at them.
        let transitionParts = max(1, min(ranges.count, processorCount / 2, 4))
        let transitionRanges = log.orderRanges(count: parts ?? transitionParts)
        @Sendable func sums(_ orders: Range<Int>) -> LedgerSums {
            LedgerSums(
                ledger,
                orders: orders,
                lateness: lateness ?? [],
                meanLeadTime: Double(leadTimes.total) / Double(max(leadTimes.all.count, 1)),
                slowest: slowest,
                mostOvertaken: LedgerReading.mostOvertaken
            )
        }
        // What takes longest comes first.
        let pieces = concurrentMap(transitionRanges.count + 1 + ranges.count) { piece -> Piece in
            switch piece {
            case 0..<transitionRanges.count:
                .transitions(TransitionSums(ledger, orders: transitionRanges[piece]))
            case transitionRanges.count: .leadTime(LeadTimeSummary(leadTimes.all, total: leadTimes.total))
            default: .sums(sums(ranges[piece - transitionRanges.count - 1]))
            }
        }
        var totals = sums(0..<0)
        var transitions = TransitionSums()
        var leadTime = LeadTimeSummary([])
        for piece in pieces {
            switch piece {
            case .leadTime(let found): leadTime = found
            case .transitions(let found): transitions.merge(found)
            case .sums(let found): totals.merge(found)
            }
        }
        self.totals = totals
        self.transitions = transitions
        self.leadTime = leadTime
    }

    /// As many whatever the processors, for sums of doubles to be the same on all, and enough to keep many of them busy.
    /// Each has more instances than its tables have cells.
    private static func suitableParts(_ log: EventLog) -> Int {
        let cells = StageSums.cellCount(log.activities.count) + log.resources.count * PerCause.count
        return max(1, min(16, log.instanceCount / max(16_384, 8 * cells)))
    }
}

extension DelayLedger {
    /// The lead times of the orders that have instances, and their sum.
    /// - Complexity: O(orders), on all processors.
    fileprivate var leadTimes: (all: [Microseconds], total: Microseconds) {
        let ranges = evenRanges(of: log.orderCount, parts: 4 * processorCount)
        var sums: [(total: Microseconds, count: Int)] = []
        var all = filledArray(log.orderCount) { (all: UnsafeMutableBufferPointer<Microseconds>) in
            nonisolated(unsafe) let all = all
            sums = concurrentMap(ranges.count) { part in
                var sum = (total: Microseconds(0), count: 0)
                for order in ranges[part] {
                    let hasInstances = path.lastInstance[order] >= 0
                    all[order] = hasInstances ? leadTime(ofOrder: order) : -1
                    sum.total += hasInstances ? all[order] : 0
                    sum.count += hasInstances ? 1 : 0
                }
                return sum
            }
        }
        if sums.reduce(0, { $0 + $1.count }) < all.count { all.removeAll { $0 < 0 } }
        return (all, sums.reduce(0) { $0 + $1.total })
    }
}

extension LeadTimeSummary {
    /// - Parameter leadTimes: those of the orders that have instances; the others have none.
    init(_ leadTimes: [Microseconds]) { self.init(leadTimes, total: leadTimes.reduce(0, +)) }

    /// Of all orders that have instances.
    public init(of ledger: DelayLedger) {
        let booked = (0..<ledger.log.orderCount).filter { ledger.path.lastInstance[$0] >= 0 }
        self.init(booked.map { ledger.leadTime(ofOrder: $0) })
    }

    /// - Parameters:
    ///   - leadTimes: those of the orders that have instances; the others have none.
    ///   - total: their sum.
    fileprivate init(_ leadTimes: [Microseconds], total: Microseconds) {
        totalMicroseconds = total
        meanHours = leadTimes.isEmpty ? nil : totalMicroseconds.hours / Double(leadTimes.count)
        medianHours = quantile(of: leadTimes, 0.5).map { $0 / Double(Microseconds.hour) }
        p90Hours = quantile(of: leadTimes, 0.9).map { $0 / Double(Microseconds.hour) }
    }
}

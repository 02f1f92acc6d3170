import EventLogs
import Statistics

/// The ledger summed over orders: one cell for each activity, cause and rework mark.
struct LedgerTotals {
    struct Cell {
        var microseconds: Microseconds = 0
        var orders = 0
        var inLateOrders: Microseconds = 0
        var inOtherOrders: Microseconds = 0
        fileprivate var lastOrder = -1
    }

    private static let causes = Cause.allCases

    private(set) var cells: [Cell]
    /// `Cov(cell, lead time) / Var(lead time)`; nil where lead times do not vary.
    let varianceShares: [Double]?
    let leadTimes: [Microseconds]
    let total: Microseconds

    /// - Complexity: O(entries + orders).
    init(_ ledger: DelayLedger, lateness: [Lateness]) {
        let leadTimes = (0..<ledger.log.orderCount).map { ledger.leadTime(ofOrder: $0) }
        let causes = LedgerTotals.causes
        var cells = [Cell](repeating: Cell(), count: ledger.log.activities.count * causes.count * 2)
        let outcomes = leadTimes.indices.map { ledger.path.lastInstance[$0] < 0 ? nil : leadTimes[$0].hours }
        var variance = VarianceShares(outcomes: outcomes, parts: cells.count)
        for order in 0..<ledger.log.orderCount {
            ledger.forEachEntry(ofOrder: order) { instance, cause, duration in
                let activity = Int(ledger.log.activity[instance])
                let rework = ledger.isRework[instance] ? 1 : 0
                let index = (activity * causes.count + cause.index) * 2 + rework
                cells[index].microseconds += duration
                if cells[index].lastOrder != order {
                    cells[index].lastOrder = order
                    cells[index].orders += 1
                }
                if !lateness.isEmpty {
                    switch lateness[order] {
                    case .late: cells[index].inLateOrders += duration
                    case .onTime: cells[index].inOtherOrders += duration
                    case .unknown: break
                    }
                }
                variance.add(part: index, value: duration.hours, observation: order)
            }
        }
        self.cells = cells
        self.leadTimes = leadTimes
        varianceShares = variance.shares
        total = leadTimes.reduce(0, +)
    }

    /// The activity, cause and rework mark of a cell.
    static func key(_ cell: Int) -> (activity: Int32, cause: Cause, rework: Bool) {
        let pair = cell / 2
        return (Int32(pair / causes.count), causes[pair % causes.count], cell % 2 == 1)
    }
}

extension Cause {
    /// The position in ``allCases``, without a search.
    @inline(__always)
    var index: Int {
        switch self {
        case .processing: 0
        case .elapsed: 1
        case .firstTouch: 2
        case .batching: 3
        case .unavailability: 4
        case .prioritization: 5
        case .contention: 6
        case .unexplained: 7
        case .undetermined: 8
        }
    }
}

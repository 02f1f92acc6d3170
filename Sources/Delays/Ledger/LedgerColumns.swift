import EventLogs
import Parallelism

/// A ledger as columns: a row for each order, activity, cause, and whether it was rework.
///
/// The rows of an order add up to its lead time exactly; they stand together, in the order in which the order got through with
/// them, and orders follow one another as in the log. Rows without time are left out, so that an order that took none has no row.
public struct LedgerColumns: Sendable {
    /// Positions in ``EventLogs/EventLog/orders``.
    public private(set) var order: [Int32] = []
    /// Positions in ``EventLogs/EventLog/activities``.
    public private(set) var activity: [Int32] = []
    /// Positions in `Cause.allCases`.
    public private(set) var cause: [Int32] = []
    /// 1 where the activity had already happened in the order.
    public private(set) var rework: [UInt8] = []
    public private(set) var microseconds: [Microseconds] = []

    public var rowCount: Int { order.count }

    /// - Complexity: O(instances), on all processors.
    public init(_ ledger: DelayLedger) {
        let ranges = ledger.log.orderRanges(count: 4 * processorCount)
        let parts = concurrentMap(ranges.count) { LedgerColumns(ledger, orders: ranges[$0]) }
        reserve(parts.reduce(0) { $0 + $1.rowCount })
        for part in parts { append(part) }
    }

    private init(_ ledger: DelayLedger, orders: Range<Int>) {
        // Of each cell the last row that it got: one of the order at hand if it is not before the order's first.
        var rows = [Int](repeating: -1, count: StageSums.cellCount(ledger.log.activities.count))
        for number in orders {
            let first = rowCount
            ledger.forEachEntry(ofOrder: number) { instance, cause, duration in
                if duration == 0 { return }
                let activity = ledger.log.activity[instance]
                let isRework = ledger.isRework[instance]
                let cell = StageSums.cell(StageSums.stage(activity, rework: isRework), cause)
                if rows[cell] >= first { return microseconds[rows[cell]] += duration }
                rows[cell] = rowCount
                order.append(Int32(number))
                self.activity.append(activity)
                self.cause.append(Int32(cause.index))
                rework.append(isRework ? 1 : 0)
                microseconds.append(duration)
            }
            // A ledger is walked from the end of an order to its arrival.
            activity[first...].reverse()
            cause[first...].reverse()
            rework[first...].reverse()
            microseconds[first...].reverse()
        }
    }

    private mutating func reserve(_ count: Int) {
        order.reserveCapacity(count)
        activity.reserveCapacity(count)
        cause.reserveCapacity(count)
        rework.reserveCapacity(count)
        microseconds.reserveCapacity(count)
    }

    private mutating func append(_ other: LedgerColumns) {
        order += other.order
        activity += other.activity
        cause += other.cause
        rework += other.rework
        microseconds += other.microseconds
    }
}

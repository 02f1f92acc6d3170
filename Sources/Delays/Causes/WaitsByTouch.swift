import EventLogs
import FreedMemory
import Parallelism

/// What was waited, before and after the first touch of each order.
struct WaitsByTouch: Sendable {
    /// Waiting after the order's first touch, for each instance.
    let after: WaitingColumn
    /// Waiting before the order's first touch, for each order.
    let before: WaitingColumn

    /// About how many instances are booked in one go: their waits and what is found of them stay in the processor's caches, and
    /// each queue has enough of them to be worth setting up for.
    private static let sliceSize = 1 << 16

    /// - Parameter book: books the waits of some orders, in order of instance and time.
    /// - Complexity: O(instances), slice by slice on all processors.
    init(
        _ log: EventLog,
        _ enablement: Enablement,
        _ book: @Sendable (Range<Int>, inout WaitBook) -> Void
    ) {
        let slices = log.orderRanges(count: log.instanceCount / WaitsByTouch.sliceSize + 1)
        var rows = concurrentMap(slices.count) { slice in
            var waits = WaitBook(slices[slice], log, enablement)
            book(slices[slice], &waits)
            return waits.rows
        }
        let (afterRows, beforeRows) = (rows.map(\.after), rows.map(\.before))
        rows = []
        // The columns are as long as the log, and what is free has been cut up for the rows.
        FreedMemory.giveBack(ofLog: log.instanceCount)
        after = WaitingColumn(consume afterRows, from: enablement.enabled, to: log.start)
        before = WaitingColumn(consume beforeRows)
    }

    /// All waiting, where the data cannot decide on any cause.
    init(undeterminedIn log: EventLog, enablement: Enablement, path: CriticalPath) {
        let stretches = WaitingStretches(log: log, enablement: enablement, path: path)
        self.init(log, enablement) { orders, book in
            stretches.forEach(of: orders) { book.add($0, .undetermined($0)) }
        }
    }
}

/// The waits of some orders in the making, as rows of the ledger's columns.
struct WaitBook: ~Copyable {
    private var after: WaitingColumn.Writer
    private var before: WaitingColumn.Writer
    private let firstInstance: Int
    private let firstOrder: Int

    init(_ orders: Range<Int>, _ log: EventLog, _ enablement: Enablement) {
        firstOrder = orders.lowerBound
        firstInstance = log.firstInstance[orders.lowerBound]
        let instances = firstInstance..<log.firstInstance[orders.upperBound]
        after = WaitingColumn.Writer(
            rowCount: instances.count,
            from: enablement.enabled[instances],
            to: log.start[instances]
        )
        before = WaitingColumn.Writer(rowCount: orders.count)
    }

    /// - Precondition: `stretch` comes after those that were added, in order of instance and time.
    @inline(__always)
    mutating func add(_ stretch: WaitingStretch, _ parts: WaitingParts) {
        if stretch.isBeforeFirstTouch {
            before.write(parts, row: stretch.order - firstOrder)
        } else {
            after.write(parts, row: stretch.instance - firstInstance)
        }
    }

    var rows: (after: WaitingColumn.Rows, before: WaitingColumn.Rows) {
        (WaitingColumn.Rows(after), WaitingColumn.Rows(before))
    }
}

import EventLogs
import Sorting

/// The instances of one order in the order of their ends; ties keep the log's order. Room is kept from one order to the
/// next.
struct CompletionOrder {
    private var list: [Int32] = []
    private var scratch: [Int32] = []

    /// Calls `body` with the instances of an order by completion.
    ///
    /// Orders are short and nearly sorted by end already, which is what the sort is quick at.
    @inline(__always)
    mutating func with(
        _ instances: Range<Int>,
        end: UnsafeBufferPointer<Microseconds>,
        _ body: (UnsafeBufferPointer<Int32>) -> Void
    ) {
        if list.count < instances.count {
            list = Array(repeating: 0, count: 2 * instances.count)
            scratch = list
        }
        list.withUnsafeMutableBufferPointer { list in
            let own = UnsafeMutableBufferPointer(rebasing: list[..<instances.count])
            for (index, instance) in instances.enumerated() {
                own[index] = Int32(truncatingIfNeeded: instance)
            }
            scratch.withUnsafeMutableBufferPointer {
                radixSort(own, scratch: $0) { end[Int($0)].radixKey }
            }
            body(UnsafeBufferPointer(own))
        }
    }
}

extension EventLog {
    /// Ranges of orders to count over on all processors, where each range has a table of its own: so many that
    /// clearing and adding up the tables costs less than counting.
    func countingRanges(tableSize: Int) -> [Range<Int>] {
        orderRanges(count: max(1, min(16, instanceCount / max(1 << 14, tableSize))))
    }
}

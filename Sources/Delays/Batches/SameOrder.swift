import EventLogs
import Sorting

/// Tells how many orders some instances are of, mostly without looking: instances further apart than the longest order
/// is long are of different ones.
struct SameOrder: Sendable {
    private let firstInstance: [Int]
    private let longestOrder: Int

    /// - Complexity: O(orders).
    init(_ log: EventLog) {
        firstInstance = log.firstInstance
        longestOrder = log.firstInstance.withUnsafeBufferPointer { first in
            (0..<log.orderCount).reduce(0) { max($0, first[$1 + 1] - first[$1]) }
        }
    }

    /// Whether the instances are of at least so many orders.
    func areThere(_ least: Int, ordersIn instances: UnsafeBufferPointer<Int32>) -> Bool {
        guard let first = instances.min(), let last = instances.max(), least > 1 else {
            return instances.count >= least
        }
        if least == 2 { return !isSame(first, last) }
        var ascending = Array(instances)
        ascending.radixSort()
        let changes = ascending.indices.dropFirst().lazy.filter { !isSame(ascending[$0 - 1], ascending[$0]) }
        return changes.prefix(least - 1).reduce(1) { count, _ in count + 1 } >= least
    }

    /// - Precondition: `earlier` is not behind `later`.
    private func isSame(_ earlier: Int32, _ later: Int32) -> Bool {
        guard Int(later) - Int(earlier) < longestOrder else { return false }
        return Int(later) < firstInstance[firstInstance.partitionPoint { $0 <= Int(earlier) }]
    }
}

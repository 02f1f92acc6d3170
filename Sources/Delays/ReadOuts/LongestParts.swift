import EventLogs
import Parallelism

/// The orders that have most of some parts of the lead time, the examples that a reader is shown of them, and how many orders have any.
public struct LongestParts: Sendable {
    /// An activity and a cause.
    public struct Part: Hashable, Sendable {
        public let activity: Int32
        public let cause: Cause

        public init(activity: Int32, cause: Cause) {
            self.activity = activity
            self.cause = cause
        }
    }

    /// An order and how much of the part it has.
    public struct Order: Sendable, Equatable {
        public let name: String
        public let duration: Microseconds
    }

    private let orders: [Part: [Order]]
    private let counts: [Part: Int]

    /// - Parameters:
    ///   - parts: which ones, without repetition.
    ///   - isShown: whether an order may be an example of any part.
    /// - Complexity: O(entries of the ledger), on all processors.
    public init(
        of parts: [Part],
        in ledger: DelayLedger,
        most: Int,
        where isShown: @Sendable (Int) -> Bool = { _ in true }
    ) {
        let log = ledger.log
        var numbers = [Int32](repeating: -1, count: log.activities.count * Cause.count)
        for (number, part) in parts.enumerated() {
            numbers[Int(part.activity) * Cause.count + part.cause.index] = Int32(number)
        }
        let (cells, ranges) = (numbers, log.orderRanges(count: 4 * processorCount))
        let found = concurrentMap(ranges.count) { range -> [(few: LargestFew, orders: Int)] in
            var found = [(few: LargestFew, orders: Int)](
                repeating: (LargestFew(most: most, least: 1), 0),
                count: parts.count
            )
            var own: [(part: Int, duration: Microseconds)] = []
            for order in ranges[range] {
                own.removeAll(keepingCapacity: true)
                ledger.forEachEntry(ofOrder: order) { instance, cause, duration in
                    let part = Int(cells[Int(log.activity[instance]) * Cause.count + cause.index])
                    guard part >= 0 else { return }
                    if let known = own.firstIndex(where: { $0.part == part }) {
                        own[known].duration += duration
                    } else {
                        own.append((part, duration))
                    }
                }
                let isShown = isShown(order)
                for (part, duration) in own where duration > 0 {
                    found[part].orders += 1
                    if isShown { found[part].few.insert(duration, order) }
                }
            }
            return found
        }
        var orders: [Part: [Order]] = [:]
        var counts: [Part: Int] = [:]
        for (number, part) in parts.enumerated() {
            var few = LargestFew(most: most, least: 1)
            for range in found { few.merge(range[number].few) }
            counts[part] = found.reduce(0) { $0 + $1[number].orders }
            orders[part] = few.entries.map { Order(name: log.orders[Int32($0.number)], duration: $0.value) }
        }
        self.orders = orders
        self.counts = counts
    }

    /// The one with most of it first; empty for a part that was not asked for, or that no order has.
    public subscript(part: Part) -> [Order] { orders[part] ?? [] }

    /// How many orders have any of a part, shown or not, each once; 0 for a part that was not asked for.
    public func orderCount(_ part: Part) -> Int { counts[part] ?? 0 }
}

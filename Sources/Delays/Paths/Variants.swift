import EventLogs
import Parallelism

/// The distinct sequences of activities that orders went through, and how long orders took on each.
///
/// Activities are in the order in which the log has them, by (start, end).
public struct Variants: Sendable {
    public struct Variant: Sendable, Equatable {
        /// The first order of the log that went this way.
        public fileprivate(set) var example: Int
        public fileprivate(set) var orders = 0
        /// The lead times of its orders, added up.
        public fileprivate(set) var leadTime: Microseconds = 0
    }

    /// The most frequent first; of equally frequent ones the one that the log has first.
    public let variants: [Variant]
    /// The lead time of each order that has instances: from its arrival to the end of what ended last.
    public let leadTimes: [Microseconds]

    private static let parts = 16

    /// - Complexity: O(n) in the instances, on all processors, and O(v log v) in the variants.
    public init(_ log: EventLog) {
        let ranges = log.orderRanges(count: Variants.parts)
        let parts = concurrentMap(ranges.count) { part -> (VariantTable, [Microseconds]) in
            var table = VariantTable()
            var leadTimes: [Microseconds] = []
            leadTimes.reserveCapacity(ranges[part].count)
            table.add(log, orders: ranges[part], &leadTimes)
            return (table, leadTimes)
        }
        var all = VariantTable()
        for (table, _) in parts { all.add(table, of: log) }
        variants = all.variants.sorted { ($1.orders, $0.example) < ($0.orders, $1.example) }
        leadTimes = parts.flatMap(\.1)
    }
}

/// Open addressing from a sequence of activities to its variant, at a load of at most one half. A variant's sequence is
/// that of its example order, so none is copied.
private struct VariantTable {
    private(set) var variants: [Variants.Variant] = []
    private var hashes: [UInt64] = []
    private var slots = [Int32](repeating: -1, count: 64)

    /// Counts those orders, and appends their lead times.
    mutating func add(_ log: EventLog, orders: Range<Int>, _ leadTimes: inout [Microseconds]) {
        log.activity.withUnsafeBufferPointer { activity in
            log.end.withUnsafeBufferPointer { end in
                for order in orders {
                    let instances = log.instances(ofOrder: order)
                    guard !instances.isEmpty else { continue }
                    var hash = UInt64(instances.count)
                    var completion = Microseconds.min
                    for instance in instances {
                        hash =
                            (hash ^ UInt64(UInt32(bitPattern: activity[instance]))) &* 0x9E37_79B9_7F4A_7C15
                        hash ^= hash >> 32
                        completion = max(completion, end[instance])
                    }
                    let leadTime = completion - log.arrival(ofOrder: order)
                    leadTimes.append(leadTime)
                    let index = index(hash, order, log, activity)
                    variants[index].orders += 1
                    variants[index].leadTime += leadTime
                }
            }
        }
    }

    /// Adds the counts of a later part of the log.
    mutating func add(_ other: VariantTable, of log: EventLog) {
        log.activity.withUnsafeBufferPointer { activity in
            for (variant, hash) in zip(other.variants, other.hashes) {
                let index = index(hash, variant.example, log, activity)
                variants[index].orders += variant.orders
                variants[index].leadTime += variant.leadTime
            }
        }
    }

    /// The variant of that order, made now if it is new.
    @inline(__always)
    private mutating func index(
        _ hash: UInt64,
        _ order: Int,
        _ log: EventLog,
        _ activity: UnsafeBufferPointer<Int32>
    ) -> Int {
        let instances = log.instances(ofOrder: order)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if hashes[index] == hash {
                let example = log.instances(ofOrder: variants[index].example)
                if activity[example].elementsEqual(activity[instances]) { return index }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(variants.count)
        variants.append(Variants.Variant(example: order))
        hashes.append(hash)
        if variants.count * 2 > slots.count { grow() }
        return variants.count - 1
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: 2 * slots.count)
        for (index, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }
}

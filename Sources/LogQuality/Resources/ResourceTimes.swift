import EventLogs
import Parallelism

/// When the instances of each resource start and end, side by side, dealt out from the log's columns in its order.
///
/// A resource's instances lie all over a log, so what goes through them one resource at a time waits for memory at each.
/// Here the log is read in its order, and a resource's times afterwards in theirs. The resources are taken in batches,
/// for which the log is read anew: so a part of its times is held twice, not all of them.
struct ResourceTimes: Sendable {
    private let log: EventLog
    private let parts: [Range<Int>]
    /// For each part of the log, how many instances each resource has in the parts before it.
    private let before: [[Int32]]
    /// How many instances each resource has.
    let counts: [Int]
    /// Each resource's first instance in the log, as far as it has any.
    let first: [Int32]

    private static let batchCount = 4

    /// - Complexity: O(n), on all processors, and four bytes for each resource in each of so many parts.
    init(_ log: EventLog) {
        self.log = log
        let partCount = log.instanceCount < 1 << 16 ? 1 : 4 * processorCount
        let parts = (0..<partCount).map {
            log.instanceCount * $0 / partCount..<log.instanceCount * ($0 + 1) / partCount
        }
        let resourceCount = log.resources.count
        let counted = concurrentMap(partCount) { part -> (counts: [Int32], first: [Int32]) in
            var counts = [Int32](repeating: 0, count: resourceCount)
            var first = counts
            counts.withUnsafeMutableBufferPointer { counts in
                log.resource.withUnsafeBufferPointer { resources in
                    for instance in parts[part] where resources[instance] >= 0 {
                        let resource = Int(resources[instance])
                        if counts[resource] == 0 { first[resource] = Int32(truncatingIfNeeded: instance) }
                        counts[resource] &+= 1
                    }
                }
            }
            return (counts, first)
        }
        var before: [[Int32]] = []
        var counts = [Int32](repeating: 0, count: resourceCount)
        var first = counts
        for part in counted {
            before.append(counts)
            for resource in 0..<resourceCount {
                if counts[resource] == 0 { first[resource] = part.first[resource] }
                counts[resource] += part.counts[resource]
            }
        }
        self.parts = parts
        self.before = before
        self.counts = counts.map(Int.init)
        self.first = first
    }

    /// The times of one resource, which may be changed.
    struct Columns {
        /// Of an instance whose start is not recorded, its end.
        let starts: UnsafeMutableBufferPointer<Microseconds>
        let ends: UnsafeMutableBufferPointer<Microseconds>
    }

    /// The results of `transform` for each resource, in order, computed on all processors.
    /// - Complexity: O(n), and sixteen bytes for each instance of a batch of resources: for a fourth of them, or as many
    ///   as the busiest resource has.
    func map<Result: Sendable>(_ transform: @Sendable (Int, Columns) -> Result) -> [Result] {
        batches.flatMap { batch -> [Result] in
            let offsets = batch.reduce(into: [0]) { offsets, resource in
                offsets.append(offsets[offsets.count - 1] + counts[resource])
            }
            return withColumns(offsets[batch.count]) { columns in
                deal(batch, offsets, into: columns)
                let largestFirst = batch.sorted { (counts[$1], $0) < (counts[$0], $1) }
                return concurrentMap(beginning: largestFirst.map { $0 - batch.lowerBound }) { number in
                    let places = offsets[number]..<offsets[number + 1]
                    return transform(
                        batch.lowerBound + number,
                        Columns(
                            starts: UnsafeMutableBufferPointer(rebasing: columns.starts[places]),
                            ends: UnsafeMutableBufferPointer(rebasing: columns.ends[places])
                        )
                    )
                }
            }
        }
    }

    /// Neighbouring resources that together have about a fourth of all instances.
    private var batches: [Range<Int>] {
        let enough = counts.reduce(0, +) / ResourceTimes.batchCount + 1
        var batches: [Range<Int>] = []
        var first = 0
        var count = 0
        for resource in counts.indices {
            count += counts[resource]
            if count >= enough || resource == counts.count - 1 {
                batches.append(first..<resource + 1)
                first = resource + 1
                count = 0
            }
        }
        return batches
    }

    private func withColumns<Result>(_ count: Int, _ body: (SharedColumns) -> Result) -> Result {
        let starts = UnsafeMutableBufferPointer<Microseconds>.allocate(capacity: count)
        let ends = UnsafeMutableBufferPointer<Microseconds>.allocate(capacity: count)
        defer {
            starts.deallocate()
            ends.deallocate()
        }
        return body(SharedColumns(starts: starts, ends: ends))
    }

    /// Different threads touch different places only.
    private struct SharedColumns: @unchecked Sendable {
        let starts: UnsafeMutableBufferPointer<Microseconds>
        let ends: UnsafeMutableBufferPointer<Microseconds>
    }

    /// - Parameter offsets: where the columns of each resource of the batch begin.
    private func deal(_ batch: Range<Int>, _ offsets: [Int], into columns: SharedColumns) {
        _ = concurrentMap(parts.count) { part in
            var next = batch.map { offsets[$0 - batch.lowerBound] + Int(before[part][$0]) }
            next.withUnsafeMutableBufferPointer { next in
                log.resource.withUnsafeBufferPointer { resources in
                    log.startSource.withUnsafeBufferPointer { sources in
                        log.start.withUnsafeBufferPointer { start in
                            log.end.withUnsafeBufferPointer { end in
                                for instance in parts[part] {
                                    let number = Int(resources[instance]) &- batch.lowerBound
                                    guard UInt(bitPattern: number) < UInt(bitPattern: batch.count) else {
                                        continue
                                    }
                                    let place = next[number]
                                    next[number] = place &+ 1
                                    columns.ends[place] = end[instance]
                                    columns.starts[place] =
                                        sources[instance] == .recorded ? start[instance] : end[instance]
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

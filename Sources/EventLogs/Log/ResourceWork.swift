import Parallelism
import Sorting

/// The activity instances of each resource, in order of start; those that start together stay in the log's order.
///
/// Starts and ends are kept beside them, so that what runs through one resource's work reads memory in order.
public struct ResourceWork: Sendable {
    /// Resource `r` has the places `offsets[r] ..< offsets[r + 1]` of the columns.
    private let offsets: [Int]
    private let instances: [Int32]
    private let starts: [Microseconds]
    private let ends: [Microseconds]
    /// The resources, the one with the most work first.
    private let largestFirst: [Int]

    /// Instances are dealt out to their resources in the log's order, then each resource's are sorted by start.
    /// - Complexity: O(n) in the instances, on all processors.
    public init(log: EventLog) {
        let deal = ResourceDeal(log)
        let offsets = deal.offsets
        let count = offsets[offsets.count - 1]
        let largestFirst = (0..<offsets.count - 1).sorted { (left: Int, right: Int) -> Bool in
            offsets[left + 1] - offsets[left] > offsets[right + 1] - offsets[right]
        }
        var starts: [Microseconds] = []
        var ends: [Microseconds] = []
        func fill(_ columns: WorkColumns) {
            deal.deal(log, into: columns)
            _ = concurrentMap(largestFirst.count) { number in
                let resource = largestFirst[number]
                columns.sortByStart(offsets[resource]..<offsets[resource + 1])
            }
        }
        instances = filledArray(count) { (instances: UnsafeMutableBufferPointer<Int32>) in
            starts = filledArray(count) { (starts: UnsafeMutableBufferPointer<Microseconds>) in
                ends = filledArray(count) { (ends: UnsafeMutableBufferPointer<Microseconds>) in
                    fill(WorkColumns(instances: instances, starts: starts, ends: ends))
                }
            }
        }
        self.starts = starts
        self.ends = ends
        self.offsets = offsets
        self.largestFirst = largestFirst
    }

    public var resourceCount: Int { offsets.count - 1 }

    public subscript(resource: Int) -> ArraySlice<Int32> { instances[places(of: resource)] }

    /// When each of the resource's instances starts, ascending.
    public func starts(of resource: Int) -> ArraySlice<Microseconds> { starts[places(of: resource)] }

    /// When each of the resource's instances ends.
    public func ends(of resource: Int) -> ArraySlice<Microseconds> { ends[places(of: resource)] }

    /// Where the resource's instances are in a column in the order of the work.
    public func places(of resource: Int) -> Range<Int> { offsets[resource]..<offsets[resource + 1] }

    /// The results of `transform` for each resource, in order, computed on all processors, the longest first.
    public func concurrentMapResources<Result: Sendable>(_ transform: @Sendable (Int) -> Result) -> [Result] {
        concurrentMap(beginning: largestFirst, transform)
    }
}

/// Where each part of the log puts the instances of each resource.
private struct ResourceDeal {
    let offsets: [Int]
    private let parts: [Range<Int>]
    /// For each part, where its first instance of each resource goes.
    private let first: [[Int]]

    init(_ log: EventLog) {
        let partCount = log.instanceCount < 1 << 16 ? 1 : 8
        let parts = (0..<partCount).map {
            log.instanceCount * $0 / partCount..<log.instanceCount * ($0 + 1) / partCount
        }
        let resourceCount = log.resources.count
        let counts = concurrentMap(partCount) { part -> [Int] in
            var counts = [Int](repeating: 0, count: resourceCount)
            counts.withUnsafeMutableBufferPointer { counts in
                for resource in log.resource[parts[part]] where resource >= 0 { counts[Int(resource)] += 1 }
            }
            return counts
        }
        var first = counts
        var offsets = [0]
        offsets.reserveCapacity(resourceCount + 1)
        var place = 0
        for resource in 0..<resourceCount {
            for part in 0..<partCount {
                first[part][resource] = place
                place += counts[part][resource]
            }
            offsets.append(place)
        }
        self.offsets = offsets
        self.parts = parts
        self.first = first
    }

    func deal(_ log: EventLog, into columns: WorkColumns) {
        _ = concurrentMap(parts.count) { part in
            var next = first[part]
            next.withUnsafeMutableBufferPointer { next in
                log.resource.withUnsafeBufferPointer { resource in
                    log.start.withUnsafeBufferPointer { start in
                        log.end.withUnsafeBufferPointer { end in
                            for instance in parts[part] where resource[instance] >= 0 {
                                let place = next[Int(resource[instance])]
                                next[Int(resource[instance])] = place &+ 1
                                columns.instances[place] = Int32(truncatingIfNeeded: instance)
                                columns.starts[place] = start[instance]
                                columns.ends[place] = end[instance]
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Columns under construction. Different threads only touch different places.
private struct WorkColumns: @unchecked Sendable {
    let instances: UnsafeMutableBufferPointer<Int32>
    let starts: UnsafeMutableBufferPointer<Microseconds>
    let ends: UnsafeMutableBufferPointer<Microseconds>

    /// What moves along when starts are sorted.
    private struct Rest {
        let end: Microseconds
        let instance: Int32
    }

    /// Sorts what is there in the log's order by start.
    func sortByStart(_ places: Range<Int>) {
        withUnsafeTemporaryAllocation(of: KeyedIndex.self, capacity: 2 * places.count) { room in
            let byStart = UnsafeMutableBufferPointer(rebasing: room[..<places.count])
            let scratch = UnsafeMutableBufferPointer(rebasing: room[places.count...])
            for (index, place) in places.enumerated() {
                byStart[index] = KeyedIndex(
                    key: starts[place].radixKey,
                    index: Int32(truncatingIfNeeded: index)
                )
            }
            radixSort(byStart, scratch: scratch) { $0.key }
            withUnsafeTemporaryAllocation(of: Rest.self, capacity: places.count) { rest in
                for (index, place) in places.enumerated() {
                    rest[index] = Rest(end: ends[place], instance: instances[place])
                }
                for (index, place) in places.enumerated() {
                    let moved = rest[Int(byStart[index].index)]
                    starts[place] = Microseconds(radixKey: byStart[index].key)
                    ends[place] = moved.end
                    instances[place] = moved.instance
                }
            }
        }
    }
}

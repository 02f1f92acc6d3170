import Parallelism
import Sorting

/// The activity instances of each resource, in order of start; those that start together stay in the log's order.
///
/// Starts and ends are kept beside them, so that what runs through one resource's work reads memory in order.
public struct ResourceWork: Sendable {
    private let columns: [WorkColumns]
    /// Where each resource's work is.
    private let places: [WorkPlace]
    /// The resources, the one with the most work first.
    private let largestFirst: [Int]

    /// Instances are dealt out to their resources in the log's order, then each resource's are sorted by start.
    /// - Complexity: O(n) in the instances, on all processors.
    public init(log: EventLog) {
        let deal = ResourceDeal(log)
        let places = WorkPlace.all(deal.counts)
        let largestFirst = deal.counts.indices.sorted { deal.counts[$0] > deal.counts[$1] }
        columns = WorkColumns.filled(WorkPlace.columnLengths(places)) { columns in
            let own = places.map { columns[$0.column].advanced(by: $0.range.lowerBound) }
            deal.deal(log, into: own)
            _ = concurrentMap(largestFirst.count) { number in
                let resource = largestFirst[number]
                own[resource].sortByStart(deal.counts[resource])
            }
        }
        self.places = places
        self.largestFirst = largestFirst
    }

    public var resourceCount: Int { places.count }

    public subscript(resource: Int) -> ArraySlice<Int32> {
        columns[places[resource].column].instances[places[resource].range]
    }

    /// When each of the resource's instances starts, ascending.
    public func starts(of resource: Int) -> ArraySlice<Microseconds> {
        columns[places[resource].column].starts[places[resource].range]
    }

    /// When each of the resource's instances ends.
    public func ends(of resource: Int) -> ArraySlice<Microseconds> {
        columns[places[resource].column].ends[places[resource].range]
    }

    /// The results of `transform` for each resource, in order, computed on all processors, the longest first.
    public func concurrentMapResources<Result: Sendable>(_ transform: @Sendable (Int) -> Result) -> [Result] {
        concurrentMap(beginning: largestFirst, transform)
    }
}

/// Where one resource's work is.
private struct WorkPlace: Sendable {
    let column: Int
    let range: Range<Int>

    /// Resources share columns until these are so long, or there would be too many: such columns fit where rows were when
    /// the log was read; three of the log's length would not.
    private static let (columnLength, mostColumns) = (1 << 18, 1 << 8)

    static func all(_ counts: [Int]) -> [WorkPlace] {
        let columnLength = max(columnLength, counts.reduce(0, +) / mostColumns)
        var (column, length) = (0, 0)
        return counts.map { count in
            if length > 0, length + count > columnLength { (column, length) = (column + 1, 0) }
            length += count
            return WorkPlace(column: column, range: length - count..<length)
        }
    }

    static func columnLengths(_ places: [WorkPlace]) -> [Int] {
        var lengths: [Int] = []
        for place in places {
            if place.column == lengths.count { lengths.append(0) }
            lengths[place.column] = place.range.upperBound
        }
        return lengths
    }
}

/// The work of some resources, one after the other.
private struct WorkColumns: Sendable {
    private(set) var instances: [Int32] = []
    private(set) var starts: [Microseconds] = []
    private(set) var ends: [Microseconds] = []

    /// Columns of those lengths, all of which `fill` writes.
    static func filled(_ lengths: [Int], _ fill: ([OpenWork]) -> Void) -> [WorkColumns] {
        var columns = lengths.map { _ in WorkColumns() }
        var open: [OpenWork] = []
        func openNext() {
            let number = open.count
            guard number < lengths.count else { return fill(open) }
            var (starts, ends): ([Microseconds], [Microseconds]) = ([], [])
            columns[number].instances = filledArray(lengths[number]) {
                (instances: UnsafeMutableBufferPointer<Int32>) in
                starts = filledArray(lengths[number]) { (starts: UnsafeMutableBufferPointer<Microseconds>) in
                    ends = filledArray(lengths[number]) { (ends: UnsafeMutableBufferPointer<Microseconds>) in
                        if let instances = instances.baseAddress, let starts = starts.baseAddress,
                            let ends = ends.baseAddress
                        {
                            open.append(OpenWork(instances: instances, starts: starts, ends: ends))
                        }
                        openNext()
                    }
                }
            }
            columns[number].starts = starts
            columns[number].ends = ends
        }
        openNext()
        return columns
    }
}

/// Where each part of the log puts the instances of each resource.
private struct ResourceDeal {
    /// How many instances each resource has.
    let counts: [Int]
    private let parts: [Range<Int>]
    /// For each part, where its first instance of each resource goes among the resource's.
    private let first: [[Int]]

    init(_ log: EventLog) {
        let partCount = log.instanceCount < 1 << 16 ? 1 : 8
        let parts = (0..<partCount).map {
            log.instanceCount * $0 / partCount..<log.instanceCount * ($0 + 1) / partCount
        }
        var first = concurrentMap(partCount) { part -> [Int] in
            var counts = [Int](repeating: 0, count: log.resources.count)
            counts.withUnsafeMutableBufferPointer { counts in
                for resource in log.resource[parts[part]] where resource >= 0 { counts[Int(resource)] += 1 }
            }
            return counts
        }
        var counts = [Int](repeating: 0, count: log.resources.count)
        for part in first.indices {
            for resource in counts.indices {
                (first[part][resource], counts[resource]) = (
                    counts[resource], counts[resource] + first[part][resource]
                )
            }
        }
        self.counts = counts
        self.parts = parts
        self.first = first
    }

    /// - Parameter work: of each resource.
    func deal(_ log: EventLog, into work: [OpenWork]) {
        _ = concurrentMap(parts.count) { part in
            var next = first[part]
            next.withUnsafeMutableBufferPointer { next in
                work.withUnsafeBufferPointer { work in
                    log.resource.withUnsafeBufferPointer { resource in
                        log.start.withUnsafeBufferPointer { start in
                            log.end.withUnsafeBufferPointer { end in
                                for instance in parts[part] where resource[instance] >= 0 {
                                    let own = work[Int(resource[instance])]
                                    let place = next[Int(resource[instance])]
                                    next[Int(resource[instance])] = place &+ 1
                                    own.instances[place] = Int32(truncatingIfNeeded: instance)
                                    own.starts[place] = start[instance]
                                    own.ends[place] = end[instance]
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Work under construction. Different threads only touch different places.
private struct OpenWork: @unchecked Sendable {
    let instances: UnsafeMutablePointer<Int32>
    let starts: UnsafeMutablePointer<Microseconds>
    let ends: UnsafeMutablePointer<Microseconds>

    func advanced(by count: Int) -> OpenWork {
        OpenWork(instances: instances + count, starts: starts + count, ends: ends + count)
    }

    /// What moves along when starts are sorted.
    private struct Rest {
        let end: Microseconds
        let instance: Int32
    }

    /// Sorts so much work, which is there in the log's order, by start.
    func sortByStart(_ count: Int) {
        withUnsafeTemporaryAllocation(of: KeyedIndex.self, capacity: 2 * count) { room in
            let byStart = UnsafeMutableBufferPointer(rebasing: room[..<count])
            let scratch = UnsafeMutableBufferPointer(rebasing: room[count...])
            for place in 0..<count {
                byStart[place] = KeyedIndex(
                    key: starts[place].radixKey,
                    index: Int32(truncatingIfNeeded: place)
                )
            }
            radixSort(byStart, scratch: scratch) { $0.key }
            withUnsafeTemporaryAllocation(of: Rest.self, capacity: count) { rest in
                for place in 0..<count { rest[place] = Rest(end: ends[place], instance: instances[place]) }
                for place in 0..<count {
                    let moved = rest[Int(byStart[place].index)]
                    starts[place] = Microseconds(radixKey: byStart[place].key)
                    ends[place] = moved.end
                    instances[place] = moved.instance
                }
            }
        }
    }
}

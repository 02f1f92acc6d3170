import Parallelism
import Sorting

/// The activity instances of each resource, in order of start; those that start together stay in the log's order.
///
/// Starts and ends are kept beside them, so that what runs through one resource's work reads memory in order: in 32 bits
/// each where all are whole seconds, as they mostly are.
public struct ResourceWork: Sendable {
    private let columns: Columns
    /// No time of the log is before it.
    let origin: Microseconds
    /// Where each resource's work is.
    let places: [WorkPlace]
    /// The resources, the one with the most work first.
    let largestFirst: [Int]

    private enum Columns: Sendable {
        case seconds([WorkColumns<UInt32>])
        case microseconds([WorkColumns<Microseconds>])
    }

    /// Instances are dealt out to their resources in the log's order, then each resource's are sorted by start.
    /// - Complexity: O(n) in the instances, on all processors.
    public init(log: EventLog) {
        origin = log.span.map { log.includingArrivals($0).from } ?? 0
        let deal = ResourceDeal(log, origin: origin)
        let places = WorkPlace.all(deal.counts)
        largestFirst = deal.counts.indices.sorted { deal.counts[$0] > deal.counts[$1] }
        columns =
            deal.isInSeconds
            ? .seconds(ResourceWork.columns(log, deal, places, largestFirst))
            : .microseconds(ResourceWork.columns(log, deal, places, largestFirst))
        self.places = places
    }

    private static func columns<Time: KeptTime>(
        _ log: EventLog,
        _ deal: ResourceDeal,
        _ places: [WorkPlace],
        _ largestFirst: [Int]
    ) -> [WorkColumns<Time>] {
        WorkColumns.filled(WorkPlace.columnLengths(places)) { columns in
            let own = places.map { columns[$0.column].advanced(by: $0.range.lowerBound) }
            deal.deal(log, into: own)
            concurrently(largestFirst.count) { number in
                let resource = largestFirst[number]
                own[resource].sortByStart(deal.counts[resource])
            }
        }
    }

    public var resourceCount: Int { places.count }

    /// Whether all starts and ends are whole seconds.
    var isInSeconds: Bool {
        if case .seconds = columns { true } else { false }
    }

    public func count(of resource: Int) -> Int { places[resource].range.count }

    public subscript(resource: Int) -> ArraySlice<Int32> {
        let place = places[resource]
        switch columns {
        case .seconds(let columns): return columns[place.column].instances[place.range]
        case .microseconds(let columns): return columns[place.column].instances[place.range]
        }
    }

    /// When each of the resource's instances starts, ascending, and when each ends.
    /// - Complexity: O(n) in them.
    public func times(of resource: Int) -> (starts: [Microseconds], ends: [Microseconds]) {
        var ends: [Microseconds] = []
        let range = 0..<count(of: resource)
        let starts = filledArray(range.count) { (starts: UnsafeMutableBufferPointer<Microseconds>) in
            ends = filledArray(range.count) { copyTimes(of: resource, range, starts: starts, ends: $0) }
        }
        return (starts, ends)
    }

    /// The starts and ends of some of the resource's instances, counted from its first.
    /// - Parameter starts: as many as places; all are written, as are `ends`.
    public func copyTimes(
        of resource: Int,
        _ range: Range<Int>,
        starts: UnsafeMutableBufferPointer<Microseconds>,
        ends: UnsafeMutableBufferPointer<Microseconds>
    ) {
        precondition(starts.count >= range.count && ends.count >= range.count, "room for every time")
        let place = places[resource]
        let first = place.range.lowerBound + range.lowerBound
        precondition(first + range.count <= place.range.upperBound, "places of the resource")
        switch columns {
        case .seconds(let columns): columns[place.column].copy(first, range.count, origin, starts, ends)
        case .microseconds(let columns): columns[place.column].copy(first, range.count, origin, starts, ends)
        }
    }

    /// When one of the resource's instances starts and when it ends; they are counted from its first.
    public func times(of resource: Int, at index: Int) -> (start: Microseconds, end: Microseconds) {
        let place = places[resource]
        let index = place.range.lowerBound + index
        switch columns {
        case .seconds(let columns):
            let own = columns[place.column]
            return (own.starts[index].time(since: origin), own.ends[index].time(since: origin))
        case .microseconds(let columns):
            return (columns[place.column].starts[index], columns[place.column].ends[index])
        }
    }

    /// When each of so many equal parts of the resource's work begins, but for the first.
    public func starts(ofParts parts: Int, of resource: Int) -> [Microseconds] {
        (1..<max(1, parts)).map { times(of: resource, at: count(of: resource) * $0 / parts).start }
    }

    /// How many of the resource's instances start before an instant.
    /// - Parameter near: about how many.
    /// - Complexity: O(log *d*) if it is *d* off.
    public func count(of resource: Int, startingBefore instant: Microseconds, near: Int = 0) -> Int {
        let place = places[resource]
        switch columns {
        case .seconds(let columns): return columns[place.column].count(place.range, instant, origin, near)
        case .microseconds(let columns):
            return columns[place.column].count(place.range, instant, origin, near)
        }
    }

    /// The results of `transform` for each resource, in order, computed on all processors, the longest first.
    public func concurrentMapResources<Result: Sendable>(_ transform: @Sendable (Int) -> Result) -> [Result] {
        concurrentMap(beginning: largestFirst, transform)
    }
}

import EventLogs
import Parallelism

/// A log on the table, with what several checks need worked out once.
///
/// A class, for it is handed to whatever looks at an order, and a copy would count references to all of its columns.
final class Examination: Sendable {
    let log: EventLog
    let reading: ReadingReport?
    /// By order; nil where unknown.
    let lateness: [Bool?]
    /// What each resource has done, where it is known already.
    let loads: ResourceLoads?
    /// What the ends show about the clock, in the log's zone.
    let clock: ClockReadings
    /// By order: its earliest start and latest end; of orders without instances, ``EventLog/missingTime``.
    let firstEvent: [Microseconds]
    let lastEvent: [Microseconds]
    /// How many orders have instances.
    let orderCount: Int
    /// Where the log's times lie, strays left out.
    let range: TimeRange
    let counts: InstanceCounts

    init(
        log: EventLog,
        reading: ReadingReport?,
        lateness: [Bool?]?,
        loads: ResourceLoads? = nil
    ) {
        precondition(lateness.map { $0.count == log.orderCount } ?? true, "a judgement for each order")
        self.log = log
        self.reading = reading
        self.loads = loads
        let events = OrderEvents(of: log)
        firstEvent = events.first
        lastEvent = events.last
        orderCount = events.orderCount
        clock = ClockReadings(of: log.end, in: log.zone)
        range = TimeRange(of: log.end)
        counts = InstanceCounts(of: log, range)
        self.lateness = lateness ?? Examination.latenessByPromise(log, lastEvent: events.last)
    }

    /// Late is what was completed after its promise; all unknown if the log has no promises.
    private static func latenessByPromise(_ log: EventLog, lastEvent: [Microseconds]) -> [Bool?] {
        guard !log.promise.isEmpty else { return Array(repeating: nil, count: log.orderCount) }
        return (0..<log.orderCount).map { order in
            guard log.promise[order] != EventLog.missingTime else { return nil }
            // Where the source says when orders are completed, one without a completion is not.
            let end = log.completed.isEmpty ? lastEvent[order] : log.completed[order]
            return end == EventLog.missingTime ? nil : end > log.promise[order]
        }
    }

    /// Orders that have instances, ``orderCount`` of them.
    var orders: LazyFilterSequence<Range<Int>> {
        (0..<log.orderCount).lazy.filter { [firstEvent] in firstEvent[$0] != EventLog.missingTime }
    }

    /// When the order came in: as the source has it, else its first event.
    func arrival(ofOrder order: Int) -> Microseconds {
        let given = log.arrival.isEmpty ? EventLog.missingTime : log.arrival[order]
        return given == EventLog.missingTime ? firstEvent[order] : given
    }

    /// Calls `body` with the end of each instance on the clock of the log's zone, one after the other.
    @inline(__always)
    func forEachLocalEnd(_ body: (_ instance: Int, _ local: Microseconds) -> Void) {
        var clock = ZoneCursor(log.zone)
        for instance in 0..<log.instanceCount { body(instance, clock.local(log.end[instance])) }
    }

    func example(_ witness: Witness) -> ExampleRow {
        switch witness {
        case .instance(let instance, let value):
            let resource = log.resource[instance]
            return ExampleRow(
                order: log.orders[Int32(log.order(ofInstance: instance))],
                activity: log.activities[log.activity[instance]],
                resource: resource < 0 ? nil : log.resources[resource],
                start: log.startSource[instance] == .absent ? nil : log.zone.iso8601(log.start[instance]),
                end: log.zone.iso8601(log.end[instance]),
                row: Int(log.sourceRow[instance]),
                value: value
            )
        case .order(let order, let value):
            let instances = log.instances(ofOrder: order)
            return ExampleRow(
                order: log.orders[Int32(order)],
                start: instances.isEmpty ? nil : log.zone.iso8601(firstEvent[order]),
                end: instances.isEmpty ? nil : log.zone.iso8601(lastEvent[order]),
                row: instances.first.map { Int(log.sourceRow[$0]) },
                value: value
            )
        case .rejected(let row):
            return ExampleRow(row: row.row, value: row.text)
        case .value(let value):
            return ExampleRow(value: value)
        }
    }
}

/// When each order begins and ends.
private struct OrderEvents {
    var first: [Microseconds] = []
    var last: [Microseconds] = []
    var orderCount = 0

    /// - Complexity: O(n), on all processors.
    init(of log: EventLog) {
        let ranges = log.orderRanges(count: 4 * processorCount)
        var counts: [Int] = []
        var last: [Microseconds] = []
        first = filledArray(log.orderCount) { (first: UnsafeMutableBufferPointer<Microseconds>) in
            last = filledArray(log.orderCount) { (last: UnsafeMutableBufferPointer<Microseconds>) in
                // Different ranges write to different places.
                nonisolated(unsafe) let (first, last) = (first, last)
                counts = concurrentMap(ranges.count) { range in
                    log.end.withUnsafeBufferPointer { ends in
                        var count = 0
                        for order in ranges[range] {
                            let instances = log.instances(ofOrder: order)
                            // Instances are in order of their starts.
                            first[order] =
                                instances.isEmpty ? EventLog.missingTime : log.start[instances.lowerBound]
                            last[order] = ends[instances].max() ?? EventLog.missingTime
                            count += instances.isEmpty ? 0 : 1
                        }
                        return count
                    }
                }
            }
        }
        self.last = last
        orderCount = counts.reduce(0, +)
    }
}

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
    /// The ends on the clock of the log's zone, and what they show about it.
    let localEnd: [Microseconds]
    let clock: ClockReadings
    /// By order: its earliest start and latest end.
    let firstEvent: [Microseconds]
    let lastEvent: [Microseconds]
    /// Orders that have instances.
    let orders: [Int]
    /// Where the log's times lie, strays left out.
    let range: TimeRange

    init(log: EventLog, reading: ReadingReport?, lateness: [Bool?]?) {
        precondition(lateness.map { $0.count == log.orderCount } ?? true, "a judgement for each order")
        self.log = log
        self.reading = reading
        let times = OrderTimes(of: log)
        firstEvent = times.first
        lastEvent = times.last
        orders = times.first.indices.filter { times.first[$0] != EventLog.missingTime }
        localEnd = times.localEnd
        clock = ClockReadings(of: localEnd)
        range = TimeRange(of: log.end)
        self.lateness = lateness ?? Examination.latenessByPromise(log, lastEvent: lastEvent)
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

    /// When the order came in: as the source has it, else its first event.
    func arrival(ofOrder order: Int) -> Microseconds {
        let given = log.arrival.isEmpty ? EventLog.missingTime : log.arrival[order]
        return given == EventLog.missingTime ? firstEvent[order] : given
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

/// What an examination needs of each order and instance, worked out for ranges of orders on all processors.
private struct OrderTimes {
    var localEnd: [Microseconds]
    var first: [Microseconds]
    var last: [Microseconds]

    init(of log: EventLog) {
        localEnd = Array(repeating: 0, count: log.instanceCount)
        first = Array(repeating: EventLog.missingTime, count: log.orderCount)
        last = first
        let ranges = log.orderRanges(count: 4 * processorCount)
        localEnd.withUnsafeMutableBufferPointer { localEnd in
            first.withUnsafeMutableBufferPointer { first in
                last.withUnsafeMutableBufferPointer { last in
                    // Different ranges write to different places.
                    nonisolated(unsafe) let (localEnd, first, last) = (localEnd, first, last)
                    _ = concurrentMap(ranges.count) { range in
                        var clock = ZoneCursor(log.zone)
                        for order in ranges[range] {
                            let instances = log.instances(ofOrder: order)
                            guard !instances.isEmpty else { continue }
                            var latest = Microseconds.min
                            for instance in instances {
                                localEnd[instance] = clock.local(log.end[instance])
                                latest = max(latest, log.end[instance])
                            }
                            first[order] = log.start[instances.lowerBound]
                            last[order] = latest
                        }
                    }
                }
            }
        }
    }
}

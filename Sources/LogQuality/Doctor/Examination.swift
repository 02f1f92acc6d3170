import EventLogs

/// A log on the table, with what several checks need worked out once.
struct Examination: Sendable {
    let log: EventLog
    let reading: ReadingReport?
    /// By order; nil where unknown.
    let lateness: [Bool?]
    /// The order of each instance.
    let order: [Int32]
    /// The ends on the clock of the log's zone.
    let localEnd: [Microseconds]
    /// By order: its earliest start and latest end.
    let firstEvent: [Microseconds]
    let lastEvent: [Microseconds]
    /// Where the log's times lie, strays left out.
    let range: TimeRange

    init(log: EventLog, reading: ReadingReport?, lateness: [Bool?]?) {
        precondition(lateness.map { $0.count == log.orderCount } ?? true, "a judgement for each order")
        self.log = log
        self.reading = reading
        var order = [Int32](repeating: 0, count: log.instanceCount)
        var first: [Microseconds] = []
        var last: [Microseconds] = []
        first.reserveCapacity(log.orderCount)
        last.reserveCapacity(log.orderCount)
        for index in 0..<log.orderCount {
            let instances = log.instances(ofOrder: index)
            var latest = Microseconds.min
            for instance in instances {
                order[instance] = Int32(index)
                latest = max(latest, log.end[instance])
            }
            first.append(instances.isEmpty ? EventLog.missingTime : log.start[instances.lowerBound])
            last.append(instances.isEmpty ? EventLog.missingTime : latest)
        }
        self.order = order
        firstEvent = first
        lastEvent = last
        localEnd = log.end.map { log.zone.local($0) }
        range = TimeRange(of: log.end)
        self.lateness = lateness ?? Examination.latenessByPromise(log, lastEvent: last)
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

    /// Orders that have instances.
    var orders: [Int] { (0..<log.orderCount).filter { firstEvent[$0] != EventLog.missingTime } }

    func example(_ witness: Witness) -> ExampleRow {
        switch witness {
        case .instance(let instance, let value):
            let resource = log.resource[instance]
            return ExampleRow(
                order: log.orders[order[instance]],
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

/// A time that belongs to the order while a source is being read: its arrival, promise or completion.
struct OrderTimes: Sendable {
    let name: String
    private var times: TimeColumn
    private let choice: Choice
    /// By order code; shorter than the orders if the last ones have none.
    private var values: [Microseconds] = []
    /// Orders whose rows disagree.
    private var varying: Set<Int32> = []
    private var unreadable = 0
    private var example = ""

    /// Which value stands for the order if its rows disagree.
    enum Choice { case first, earliest, latest }

    init(name: String, times: TimeColumn, choice: Choice) {
        self.name = name
        self.times = times
        self.choice = choice
    }

    @inline(__always)
    mutating func append(_ fields: RowFields, order: Int32, zone: ZoneRules) {
        let text = fields[times.column]
        if text.isBlank { return }
        guard let instant = times.instant(of: fields, in: zone) else {
            if unreadable == 0 { example = text.shortened }
            unreadable += 1
            return
        }
        take(instant, for: order)
    }

    private mutating func take(_ instant: Microseconds, for order: Int32) {
        while values.count <= Int(order) { values.append(EventLog.missingTime) }
        let known = values[Int(order)]
        if known == instant { return }
        if known == EventLog.missingTime {
            values[Int(order)] = instant
            return
        }
        varying.insert(order)
        switch choice {
        case .first: break
        case .earliest: values[Int(order)] = min(known, instant)
        case .latest: values[Int(order)] = max(known, instant)
        }
    }

    mutating func merge(_ other: OrderTimes, orderCodes: [Int32]) {
        times.merge(other.times)
        for (order, value) in other.values.enumerated() where value != EventLog.missingTime {
            take(value, for: orderCodes[order])
        }
        for order in other.varying { varying.insert(orderCodes[Int(order)]) }
        if unreadable == 0 { example = other.example }
        unreadable += other.unreadable
    }

    /// The values of the orders kept, in their order; empty if no order has one.
    func values(of orders: [Int32]) -> [Microseconds] {
        let column = orders.map { Int($0) < values.count ? values[Int($0)] : EventLog.missingTime }
        return column.contains { $0 != EventLog.missingTime } ? column : []
    }

    var offsets: OffsetTally { times.offsets }

    var notes: [ReadingNote] {
        var notes: [ReadingNote] = []
        if !varying.isEmpty { notes.append(.orderValueVaries(column: name, orders: varying.count)) }
        if unreadable > 0 {
            notes.append(.unreadableOrderTimes(column: name, rows: unreadable, example: example))
        }
        return notes
    }
}

import EventLogs
import WorkCalendars

@testable import Delays

/// Orders that are entered by one person and shipped by another, two hours and one each, with a wait of known length between.
struct HandledOrders {
    struct Order {
        var enters: String
        var ships = "Sam"
        /// In hours.
        var wait: Double
        /// Hours after the start of 2024.
        var arrival: Double
        var levels: [String: String] = [:]
        var numbers: [String: Double] = [:]
        /// Hours after the arrival.
        var promise: Double?
        /// Whether it has been shipped.
        var isShipped = true
    }

    var orders: [Order]

    var log: EventLog {
        var people = NameInterner()
        var (activity, resource) = ([Int32](), [Int32]())
        var (start, end) = ([Microseconds](), [Microseconds]())
        var firstInstance = [0]
        func add(_ what: Int32, _ who: String, _ from: Double, _ hours: Double) {
            activity.append(what)
            resource.append(people.code(of: who))
            start.append(HandledOrders.instant(from))
            end.append(HandledOrders.instant(from + hours))
        }
        for order in orders {
            add(0, order.enters, order.arrival, 2)
            if order.isShipped { add(1, order.ships, order.arrival + 2 + order.wait, 1) }
            firstInstance.append(activity.count)
        }
        let names = Set(orders.flatMap(\.levels.keys)).sorted()
        let attributes =
            names.map { name -> AttributeColumn in
                var levels = NameInterner()
                let codes = orders.map { order in
                    order.levels[name].map { levels.code(of: $0) } ?? EventLog.missingName
                }
                return AttributeColumn(name: name, values: .categorical(codes: codes, table: levels.table))
            }
            + Set(orders.flatMap(\.numbers.keys)).sorted().map { name in
                AttributeColumn(name: name, values: .numeric(orders.map { $0.numbers[name] ?? .nan }))
            }
        return EventLog(
            zone: .utc,
            orders: NameTable(orders.indices.map { "o\($0)" }),
            arrival: orders.map { HandledOrders.instant($0.arrival) },
            promise: orders.map { order in
                order.promise.map { HandledOrders.instant(order.arrival + $0) } ?? EventLog.missingTime
            },
            completed: orders.contains { !$0.isShipped }
                ? orders.map { order in
                    order.isShipped
                        ? HandledOrders.instant(order.arrival + 3 + order.wait) : EventLog.missingTime
                } : [],
            orderAttributes: attributes,
            firstInstance: firstInstance,
            activities: NameTable(["enter", "ship"]),
            resources: people.table,
            activity: activity,
            resource: resource,
            start: start,
            end: end,
            startSource: Array(repeating: .recorded, count: activity.count),
            sourceRow: activity.indices.map { UInt32($0 + 1) },
            instanceAttributes: []
        )
    }

    /// Everybody is always on duty.
    var ledger: DelayLedger {
        let log = log
        let horizon = DutyRoster.horizon(of: log)
        let always = IntervalSet(from: horizon.lowerBound, to: horizon.upperBound)
        return DelayLedger(
            log: log,
            roster: DutyRoster(given: Array(repeating: always, count: log.resources.count))
        )
    }

    private static func instant(_ hours: Double) -> Microseconds {
        SmallLog.origin + Microseconds((hours * Double(Microseconds.hour)).rounded())
    }
}

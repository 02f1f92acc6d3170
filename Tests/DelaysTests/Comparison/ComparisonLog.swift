import EventLogs
import WorkCalendars

@testable import Delays

/// A log of orders of two stages, `pick` and `pack`, written out by what each order took.
struct ComparisonLog {
    struct Order {
        /// The day of arrival, after 2024-01-01.
        var day: Int
        /// Work of the first stage and waiting for the second, whose own work takes an hour.
        var hours: [Double]
        var values: [String: String]
    }

    var orders: [Order]
    var numbers: [String: [Double]] = [:]
    /// Orders that the source does not say to be completed; nil if it says nothing of completion.
    var open: Set<Int>?

    var log: EventLog {
        let start = orders.map { SmallLog.instant($0.day * 1_440) }
        let instances = orders.indices.flatMap { index -> [(Int32, Microseconds, Microseconds)] in
            let picked = start[index] + Microseconds(orders[index].hours[0] * Double(Microseconds.hour))
            let packed = picked + Microseconds(orders[index].hours[1] * Double(Microseconds.hour))
            return [(0, start[index], picked), (1, packed, packed + .hour)]
        }
        let columns = Set(orders.flatMap(\.values.keys)).sorted { $0 > $1 }.map { name in
            var table = NameInterner()
            let codes = orders.map { order in
                order.values[name].map { table.code(of: $0) } ?? EventLog.missingName
            }
            return AttributeColumn(name: name, values: .categorical(codes: codes, table: table.table))
        }
        let numeric = numbers.keys.sorted().map {
            AttributeColumn(name: $0, values: .numeric(numbers[$0] ?? []))
        }
        return EventLog(
            zone: .utc,
            orders: NameTable(orders.indices.map { "o\($0)" }),
            arrival: [],
            promise: [],
            completed: open.map { open in
                orders.indices.map { open.contains($0) ? EventLog.missingTime : instances[2 * $0 + 1].2 }
            } ?? [],
            orderAttributes: columns + numeric,
            firstInstance: Array(stride(from: 0, through: instances.count, by: 2)),
            activities: NameTable(["pick", "pack"]),
            resources: NameTable(["Ann"]),
            activity: instances.map(\.0),
            resource: instances.map { _ in 0 },
            start: instances.map(\.1),
            end: instances.map(\.2),
            startSource: instances.map { _ in .recorded },
            sourceRow: instances.indices.map { UInt32($0 + 1) },
            instanceAttributes: []
        )
    }

    var ledger: DelayLedger { DelayLedger(log: log, roster: DutyRoster.alwaysOn(1)) }
}

extension DutyRoster {
    /// Everybody is on duty for years before and after.
    static func alwaysOn(_ resources: Int) -> DutyRoster {
        let years = 20 * 366 * 1_440
        let ever = IntervalSet(merging: [(from: SmallLog.instant(-years), to: SmallLog.instant(years))])
        return DutyRoster(given: Array(repeating: ever, count: resources))
    }
}

import EventLogs

/// A log written out by hand: minutes since Monday 2024-01-01T00:00Z.
struct SmallLog {
    struct Row {
        var order: String
        var activity: String
        var resource: String?
        var start: Int
        var end: Int
    }

    static let origin = Microseconds(CivilDate(year: 2024, month: 1, day: 1).daysSinceEpoch) * .day

    var rows: [Row] = []
    var arrivals: [String: Int] = [:]

    mutating func add(_ order: String, _ activity: String, _ resource: String?, _ start: Int, _ end: Int) {
        rows.append(Row(order: order, activity: activity, resource: resource, start: start, end: end))
    }

    static func instant(_ minute: Int) -> Microseconds { origin + Microseconds(minute) * .minute }

    var log: EventLog {
        var orderNames = NameInterner()
        var activityNames = NameInterner()
        var resourceNames = NameInterner()
        let coded = rows.enumerated().map { index, row in
            (
                order: orderNames.code(of: row.order), activity: activityNames.code(of: row.activity),
                resource: row.resource.map { resourceNames.code(of: $0) } ?? EventLog.missingName,
                start: SmallLog.instant(row.start), end: SmallLog.instant(row.end), row: index
            )
        }.sorted { ($0.order, $0.start, $0.end, $0.row) < ($1.order, $1.start, $1.end, $1.row) }
        let orders = orderNames.table
        var firstInstance = [0]
        for order in 0..<Int32(orders.count) {
            firstInstance.append(firstInstance[Int(order)] + coded.filter { $0.order == order }.count)
        }
        return EventLog(
            zone: .utc,
            orders: orders,
            arrival: arrivals.isEmpty
                ? [] : orders.names.map { arrivals[$0].map(SmallLog.instant) ?? EventLog.missingTime },
            promise: [],
            orderAttributes: [],
            firstInstance: firstInstance,
            activities: activityNames.table,
            resources: resourceNames.table,
            activity: coded.map(\.activity),
            resource: coded.map(\.resource),
            start: coded.map(\.start),
            end: coded.map(\.end),
            startSource: coded.map { _ in .recorded },
            sourceRow: coded.map { UInt32($0.row + 1) },
            instanceAttributes: []
        )
    }
}

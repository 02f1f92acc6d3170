import EventLogs
import GRDB

/// A log as a workspace keeps it, with the ids of its rows there.
public struct StoredLog: Sendable {
    /// The id of an order, an activity or a resource in the workspace is its code in the log and one.
    public let log: EventLog
    /// By instance, its id in `events`.
    public let eventID: [Int64]
    /// By instance, the import that it came with.
    let importID: [Int64]
    /// The attributes that the columns of the log are read from, in their order.
    let orderAttributes: [StoredAttribute]
    let eventAttributes: [StoredAttribute]

    /// - Parameters:
    ///   - path: the file, if a second connection may read half of the events at the same time.
    ///   - leastToSplit: how many events there have to be for that.
    /// - Complexity: O(n) for the n events of one import; those of several are sorted within each order.
    init(_ database: Database, path: String? = nil, leastToSplit: Int64 = 50_000) throws {
        let attributes = try StoredAttribute.all(database)
        var tables: (orders: OrderScan, activities: NameTable, resources: NameTable)?
        let scan = try SplitScan(
            database,
            attributes.filter { $0.owner == .event },
            path: path,
            least: leastToSplit
        ) {
            tables = (
                orders: try OrderScan(database, attributes.filter { $0.owner == .order }),
                activities: try database.names(of: "activities").table,
                resources: try database.names(of: "resources").table
            )
        }
        guard let tables else { preconditionFailure("read meanwhile") }
        self.init(
            orders: tables.orders,
            activities: tables.activities,
            resources: tables.resources,
            scan: scan,
            zone: try StoredLog.zone(database)
        )
    }

    private init(
        orders: OrderScan,
        activities: NameTable,
        resources: NameTable,
        scan: SplitScan,
        zone: ZoneRules
    ) {
        let events = scan.events
        let (firstInstance, sorting) = events.sorting(orders: orders.names.table.count)
        orderAttributes = orders.attributes.map(\.attribute)
        eventAttributes = scan.attributes.map(\.attribute)
        eventID = events.id.taken(in: sorting)
        importID = events.importID.taken(in: sorting)
        log = EventLog(
            zone: zone,
            orders: orders.names.table,
            arrival: orders.arrival.orEmptyIfMissing,
            promise: orders.promise.orEmptyIfMissing,
            completed: orders.completed.orEmptyIfMissing,
            orderAttributes: orders.attributes.map { $0.column(in: nil) },
            firstInstance: firstInstance,
            activities: activities,
            resources: resources,
            activity: events.activity.taken(in: sorting),
            resource: events.resource.taken(in: sorting),
            start: events.start.taken(in: sorting),
            end: events.end.taken(in: sorting),
            startSource: events.startSource.taken(in: sorting),
            sourceRow: events.sourceRow.taken(in: sorting),
            instanceAttributes: scan.attributes.map { $0.column(in: sorting) }
        )
    }

    private static func zone(_ database: Database) throws -> ZoneRules {
        let sql = "SELECT zone FROM imports ORDER BY id DESC LIMIT 1"
        guard let identifier = try String.fetchOne(database, sql: sql) else { return .utc }
        guard let zone = ZoneRules(identifier: identifier) else {
            throw WorkspaceError.unknownZone(identifier)
        }
        return zone
    }
}

extension [Microseconds] {
    fileprivate var orEmptyIfMissing: [Microseconds] {
        contains { $0 != EventLog.missingTime } ? self : []
    }
}

extension Workspace {
    /// Everything imported, as one log; without imports, an empty one.
    /// - Throws: ``WorkspaceError``, ``WorkspaceError/altered(table:)`` among others.
    public func log() throws -> EventLog { try storedLog().log }

    /// Everything imported, with the ids that results refer to it by.
    public func storedLog() throws -> StoredLog {
        try WorkspaceError.translating(path) { try database.read { try StoredLog($0, path: path) } }
    }
}

import EventLogs
import GRDB

/// The table of orders, column by column.
struct OrderScan {
    private(set) var names = NameInterner()
    private(set) var arrival: [Microseconds] = []
    private(set) var promise: [Microseconds] = []
    private(set) var completed: [Microseconds] = []
    private(set) var attributes: [AttributeScan]

    init(_ database: Database, _ attributes: [StoredAttribute]) throws {
        self.attributes = attributes.map { AttributeScan($0) }
        try database.scan("orders", columns: WorkspaceSchema.orderColumns) { row in
            let code = names.code(of: row.text(1))
            guard row.integer(0) == Int64(code) + 1 else { throw WorkspaceError.altered(table: "orders") }
            arrival.append(row.time(2))
            promise.append(row.time(3))
            completed.append(row.time(4))
        }
        try database.scan(&self.attributes, of: "orders") { UInt64($0) }
    }
}

import EventLogs
import GRDB

/// One row of `attributes`: which column holds an attribute, and as what.
struct StoredAttribute: Sendable, Equatable {
    var id: Int64
    let owner: Owner
    let name: String
    var columnName: String
    var kind: Kind

    enum Owner: String, Sendable {
        case order, event

        var table: String { self == .order ? "orders" : "events" }
        var ownColumns: [String] {
            self == .order ? WorkspaceSchema.orderColumns : WorkspaceSchema.eventColumns
        }
    }

    enum Kind: String, Sendable {
        case category, number, time

        var type: String {
            switch self {
            case .category: "TEXT"
            case .number: "REAL"
            case .time: "INTEGER"
            }
        }

        init(_ values: AttributeColumn.Values) {
            switch values {
            case .categorical: self = .category
            case .numeric: self = .number
            case .time: self = .time
            }
        }
    }

    /// All attributes, in the order in which they were first imported.
    static func all(_ database: Database) throws -> [StoredAttribute] {
        let sql = "SELECT id, owner, name, column_name, kind FROM attributes ORDER BY id"
        return try Row.fetchAll(database, sql: sql).map { row in
            guard let owner = Owner(rawValue: row[1]), let kind = Kind(rawValue: row[4]) else {
                throw WorkspaceError.altered(table: "attributes")
            }
            return StoredAttribute(id: row[0], owner: owner, name: row[2], columnName: row[3], kind: kind)
        }
    }
}

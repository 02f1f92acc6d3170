import GRDB

extension Workspace {
    /// Whether a text stands somewhere, whole, in what was brought in: as a resource or an order, in an attribute of the log, or in a
    /// table of one's own.
    /// - Complexity: O(rows); a resource is found at once.
    public func mentions(_ text: String) throws -> Bool {
        try WorkspaceError.translating(path) {
            try database.read { database in
                let sql = "SELECT EXISTS (SELECT 1 FROM resources WHERE name = ?)"
                if try Bool.fetchOne(database, sql: sql, arguments: [text]) ?? false { return true }
                let tables = try String.fetchAll(
                    database,
                    sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
                )
                return try tables.filter(WorkspaceSchema.isOfSources).contains { table in
                    let columns = try database.columns(in: table).map(\.name.quotedForSQL)
                    let isThere = columns.map { "\($0) = ?1" }.joined(separator: " OR ")
                    let sql = "SELECT EXISTS (SELECT 1 FROM \(table.quotedForSQL) WHERE \(isThere))"
                    return try Bool.fetchOne(database, sql: sql, arguments: [text]) ?? false
                }
            }
        }
    }
}

import GRDB

/// What a workspace holds before something is added to it, and whether anything can be.
public struct WorkspaceHoldings: Sendable, Equatable {
    public let orders: Int
    /// Where imports came from, each once, the first first.
    public let sources: [String]
}

extension Workspace {
    /// How many orders there are, and from where.
    /// - Complexity: O(orders), which SQLite counts.
    public func holdings() throws -> WorkspaceHoldings {
        try WorkspaceError.translating(path) {
            try database.read { database in
                WorkspaceHoldings(
                    orders: try Int.fetchOne(database, sql: "SELECT count(*) FROM orders") ?? 0,
                    sources: try String.fetchAll(
                        database,
                        sql: "SELECT source FROM imports GROUP BY source ORDER BY min(id)"
                    )
                )
            }
        }
    }

    /// Whether the file and its folder can be written: asked of SQLite, by a change that is taken back.
    /// - Throws: ``WorkspaceError`` for other reasons, such as ``WorkspaceError/busy(path:)``.
    public func canBeWritten() throws -> Bool {
        do {
            try WorkspaceError.translating(path) {
                try database.inDatabase { database in
                    try database.inTransaction(.immediate) {
                        // The header is a page like others, so that the journal has to be begun.
                        try database.execute(sql: "PRAGMA user_version = \(WorkspaceSchema.version)")
                        return .rollback
                    }
                }
            }
            return true
        } catch WorkspaceError.notWritable {
            return false
        }
    }
}

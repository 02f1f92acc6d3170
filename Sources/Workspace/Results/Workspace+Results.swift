import EventLogs
import GRDB

/// A table of results: what was computed from the log, kept beside it.
public struct ResultTable: Sendable {
    public let name: String
    public let columns: [TableColumn]

    /// - Precondition: the columns have one length, and there is at least one.
    public init(name: String, columns: [TableColumn]) {
        precondition(!columns.isEmpty, "a table has a column")
        precondition(columns.allSatisfy { $0.rows == columns[0].rows }, "columns of one length")
        self.name = name
        self.columns = columns
    }
}

extension Workspace {
    /// Writes tables of results in one transaction; a table of the same name is replaced.
    /// - Throws: ``WorkspaceError/reservedTable(_:)`` for the name of a table that keeps the log, and the other
    ///   cases of ``WorkspaceError``; the tables that were there before are then intact.
    public func replace(_ tables: [ResultTable]) throws {
        for table in tables
        where WorkspaceSchema.isReserved(table.name) || WorkspaceSchema.isRegister(table.name) {
            throw WorkspaceError.reservedTable(table.name)
        }
        try WorkspaceError.translating(path) {
            try database.write { database in
                for table in tables {
                    let name = table.name.quotedForSQL
                    let columns = table.columns.map { "\($0.name.quotedForSQL) \($0.values.type)" }
                    try database.execute(
                        sql: """
                            DROP TABLE IF EXISTS \(name);
                            CREATE TABLE \(name) (\(columns.joined(separator: ", "))) STRICT;
                            """
                    )
                    try database.insert(table.columns, into: table.name)
                }
            }
        }
    }

    /// Adds rows to a register, a table that keeps whatever was entered into it; it is made if it is not there.
    ///
    /// Rows are numbered by their `rowid`, from 1, in the order in which they were added.
    /// - Throws: ``WorkspaceError``; nothing is then added.
    /// - Precondition: a table of that name is a register.
    public func append(_ table: ResultTable) throws {
        precondition(WorkspaceSchema.isRegister(table.name), "\(table.name) is no register")
        try WorkspaceError.translating(path) {
            try database.write { database in
                let columns = table.columns.map { "\($0.name.quotedForSQL) \($0.values.type)" }
                try database.execute(
                    sql: """
                        CREATE TABLE IF NOT EXISTS \(table.name.quotedForSQL)
                            (\(columns.joined(separator: ", "))) STRICT
                        """
                )
                try database.insert(table.columns, into: table.name)
            }
        }
    }
}

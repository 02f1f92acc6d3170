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
    /// Writes tables of one's own in one transaction; a table of the same name is replaced.
    /// - Throws: ``WorkspaceError/reservedTable(_:)`` for the name of a table that keeps the log or results, and the
    ///   other cases of ``WorkspaceError``; the tables that were there before are then intact.
    public func replace(_ tables: [ResultTable]) throws {
        for table in tables
        where WorkspaceSchema.isReserved(table.name) || WorkspaceSchema.isRegister(table.name)
            || WorkspaceSchema.isResult(table.name)
        {
            throw WorkspaceError.reservedTable(table.name)
        }
        try WorkspaceError.translating(path) {
            try database.write { database in for table in tables { try database.replace(table) } }
        }
    }

    /// Writes all results of a run and enters it, in one transaction. Results of earlier runs are gone, also those that
    /// this one has not: whatever is there is of one run.
    /// - Parameter run: a row of the register of runs.
    /// - Throws: ``WorkspaceError/ownTable(_:path:)`` and the other cases of ``WorkspaceError``; the workspace is then as it was.
    /// - Precondition: the tables have the names of results, and `run` that of a register.
    public func replaceResults(_ tables: [ResultTable], entering run: ResultTable) throws {
        precondition(tables.allSatisfy { WorkspaceSchema.isResult($0.name) }, "tables of results")
        try WorkspaceError.translating(path) {
            try database.write { database in
                try database.checkResults(enteredIn: run.name, path: path)
                for name in WorkspaceSchema.results.sorted() {
                    try database.execute(sql: "DROP TABLE IF EXISTS \(name.quotedForSQL)")
                }
                for table in tables { try database.replace(table) }
                try database.append(run)
            }
        }
    }

    /// Makes sure, before anything is computed, that results of a run can be kept.
    /// - Throws: ``WorkspaceError/ownTable(_:path:)`` where a table of one's own has the name of one of them: it was stored before there
    ///   were results of that name.
    public func checkResults(enteredIn register: String) throws {
        try WorkspaceError.translating(path) {
            try database.read { try $0.checkResults(enteredIn: register, path: path) }
        }
    }

    /// Adds rows to a register, a table that keeps whatever was entered into it; it is made if it is not there.
    ///
    /// Rows are numbered by their `rowid`, from 1, in the order in which they were added.
    /// - Throws: ``WorkspaceError``; nothing is then added.
    /// - Precondition: a table of that name is a register.
    public func append(_ table: ResultTable) throws {
        try WorkspaceError.translating(path) { try database.write { try $0.append(table) } }
    }
}

extension Database {
    fileprivate func replace(_ table: ResultTable) throws {
        let name = table.name.quotedForSQL
        try execute(sql: "DROP TABLE IF EXISTS \(name); CREATE TABLE \(name) (\(table.definitions)) STRICT")
        try insert(table.columns, into: table.name)
    }

    fileprivate func append(_ table: ResultTable) throws {
        precondition(WorkspaceSchema.isRegister(table.name), "\(table.name) is no register")
        try execute(
            sql: "CREATE TABLE IF NOT EXISTS \(table.name.quotedForSQL) (\(table.definitions)) STRICT"
        )
        try insert(table.columns, into: table.name)
    }

    /// Where no run was entered, whatever has the name of a result is somebody's own.
    fileprivate func checkResults(enteredIn register: String, path: String) throws {
        if try tableExists(register) { return }
        for name in WorkspaceSchema.results.sorted() where try tableExists(name) {
            throw WorkspaceError.ownTable(name, path: path)
        }
    }
}

extension ResultTable {
    /// The columns as SQL declares them.
    fileprivate var definitions: String {
        columns.map { "\($0.name.quotedForSQL) \($0.values.type)" }.joined(separator: ", ")
    }
}

import EventLogs
import Foundation
import GRDB

/// One SQLite file that keeps the logs imported into it and the results computed from them.
///
/// ```swift
/// let workspace = try Workspace(at: "desk.olens", ifMissing: .create)
/// let report = try workspace.store(assembled, from: .file("orders.csv"), toolVersion: "0.1")
/// let log = try workspace.log()
/// ```
/// The file is all there is when nobody writes: it keeps a rollback journal beside it (`desk.olens-journal`)
/// only while an import runs. An import that is killed leaves the journal, and whoever opens the workspace next
/// is shown what it held before. A write-ahead log would write every imported page twice and leave two more
/// files behind a killed process.
public struct Workspace: Sendable {
    public let path: String
    let database: DatabaseQueue

    public enum WhenMissing: Sendable {
        case create, fail
    }

    /// Opens a workspace, and brings one of an older version up to date.
    /// - Parameters:
    ///   - ifMissing: whether a file that does not exist (or is empty) becomes a new workspace.
    ///   - patience: how long to wait for another process that is writing, in seconds.
    ///   - cacheBytes: how much of the file is kept in memory; an import that changes more writes it early.
    /// - Throws: ``WorkspaceError``; the file is not changed unless it is a workspace.
    public init(
        at path: String,
        ifMissing: WhenMissing = .fail,
        patience: Double = 10,
        cacheBytes: Int = 64 << 20
    ) throws {
        self.path = path
        if ifMissing == .fail, !FileManager.default.fileExists(atPath: path) {
            throw WorkspaceError.missing(path: path)
        }
        database = try WorkspaceError.translating(path) {
            var configuration = Configuration()
            configuration.busyMode = .timeout(patience)
            configuration.foreignKeysEnabled = false
            configuration.prepareDatabase { database in
                // Negative: in units of 1,024 bytes, not in pages.
                try database.execute(sql: "PRAGMA cache_size = \(-cacheBytes / 1_024)")
                try database.execute(sql: "PRAGMA temp_store = MEMORY")
            }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try Workspace.claim(queue, path: path, mayCreate: ifMissing == .create)
            return queue
        }
    }

    private static func claim(_ queue: DatabaseQueue, path: String, mayCreate: Bool) throws {
        let header = try queue.read { database in
            (
                application: try Int32.fetchOne(database, sql: "PRAGMA application_id"),
                version: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
                isEmpty: try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
            )
        }
        let isOurs = header.application == WorkspaceSchema.applicationID
        if !isOurs, !header.isEmpty { throw WorkspaceError.notWorkspace(path: path) }
        if !isOurs, !mayCreate { throw WorkspaceError.missing(path: path) }
        if header.version > WorkspaceSchema.version {
            throw WorkspaceError.newerVersion(
                path: path,
                found: header.version,
                supported: WorkspaceSchema.version
            )
        }
        if isOurs { try refuseLaterMigrations(queue, path: path) }
        if isOurs, header.version == WorkspaceSchema.version { return }
        // The mark is made first: a process killed between migrations leaves a workspace that is known as one.
        try queue.writeWithoutTransaction { database in
            // Has an effect on an empty file only: pages twice the usual size, half as many to write.
            try database.execute(sql: "PRAGMA page_size = 8192")
            try database.execute(sql: "PRAGMA application_id = \(WorkspaceSchema.applicationID)")
        }
        try WorkspaceSchema.migrator.migrate(queue)
    }

    /// Whatever the file says of its version: tables that are not as we know them are not written to.
    private static func refuseLaterMigrations(_ queue: DatabaseQueue, path: String) throws {
        let migrator = WorkspaceSchema.migrator
        let unknown = try queue.read { try migrator.appliedIdentifiers($0) }.subtracting(migrator.migrations)
        guard unknown.isEmpty else {
            throw WorkspaceError.newerMigrations(path: path, names: unknown.sorted())
        }
    }

    /// Whether every page and every index of the file is as SQLite means it to be.
    /// - Returns: what is wrong; empty if nothing is.
    /// - Complexity: reads the whole file.
    public func integrityProblems() throws -> [String] {
        try WorkspaceError.translating(path) {
            try database.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }.filter { $0 != "ok" }
        }
    }

    /// How many events there are to read, without counting them: the greatest id.
    public func eventCount() throws -> Int {
        try WorkspaceError.translating(path) {
            try database.read { try Int.fetchOne($0, sql: "SELECT max(id) FROM events") ?? 0 }
        }
    }

    /// How many attributes its orders and events have.
    public func attributeCount() throws -> Int {
        try WorkspaceError.translating(path) { try database.read { try StoredAttribute.all($0).count } }
    }

    /// Closes the file; the workspace cannot be used afterwards.
    public func close() throws {
        try WorkspaceError.translating(path) { try database.close() }
    }
}

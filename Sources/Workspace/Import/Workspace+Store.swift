import EventLogs
import Foundation
import GRDB
import Parallelism

extension Workspace {
    /// Imports a log: whole or, if anything fails or the process is killed, not at all.
    ///
    /// Events that the workspace has already are left out (``ImportReport/rowsDuplicate``), so that importing a
    /// file twice, or exports that overlap, adds only what is new. Values of known orders that differ are
    /// replaced by the new ones. Rejected rows are written to a file of their own before the import is
    /// committed, so that there is no import without them.
    /// - Parameters:
    ///   - rejectsPath: where rejected rows go; if nil, beside the workspace, named after it and the import:
    ///     `desk.rejects-3.csv`.
    ///   - importedAt: microseconds UTC, for the record of imports.
    /// - Complexity: O(n) to write n events, and the time to read the workspace if it is not empty.
    /// - Throws: ``WorkspaceError``, among others ``WorkspaceError/busy(path:)`` if another process is
    ///   importing and ``WorkspaceError/diskFull(path:)``.
    @discardableResult
    public func store(
        _ assembled: AssembledLog,
        from source: ImportSource,
        toolVersion: String,
        rejectsPath: String? = nil,
        importedAt: Microseconds = Microseconds(Date().timeIntervalSince1970 * 1e6)
    ) throws -> ImportReport {
        try store(
            assembled,
            from: source,
            toolVersion: toolVersion,
            rejectsPath: rejectsPath,
            importedAt: importedAt,
            leastByPages: 1_000
        )
    }

    /// - Parameter leastByPages: how many events of a first import are worth writing pages in place of rows.
    func store(
        _ assembled: AssembledLog,
        from source: ImportSource,
        toolVersion: String,
        rejectsPath: String?,
        importedAt: Microseconds,
        leastByPages: Int
    ) throws -> ImportReport {
        var rejects: RejectsFile?
        // From then on an interruption waits: there is no import without its rejected rows, nor these without it.
        var delay: InterruptionDelay?
        defer { delay?.end() }
        func run(
            _ database: Database,
            takingEvents: (([TableColumn]) throws -> Void)? = nil
        ) throws -> ImportReport {
            try LogImport(
                database: database,
                log: assembled.log,
                reading: assembled.reading,
                source: source,
                toolVersion: toolVersion,
                importedAt: importedAt,
                takingEvents: takingEvents
            ).run { rejectsPath ?? defaultRejectsPath(importID: $0) }
        }
        /// Only while nobody else can import: the default path is that of the import's number.
        func writeRejects(_ report: ImportReport) throws {
            guard let path = report.rejectsFile else { return }
            if delay == nil { delay = InterruptionDelay() }
            rejects = try RejectsFile(assembled.reading.rejected, at: path)
        }
        do {
            let report = try WorkspaceError.translating(path) { () -> ImportReport in
                if assembled.log.instanceCount >= leastByPages,
                    let first = try database.read({ try FirstImport($0) })
                {
                    let report = try database.writeWithoutTransaction { database in
                        try first.run(
                            into: database,
                            { try run($0, takingEvents: $1) },
                            preparing: writeRejects
                        )
                    }
                    if let report { return report }
                }
                return try database.write { database in
                    let report = try run(database)
                    try writeRejects(report)
                    return report
                }
            }
            rejects?.keep()
            return report
        } catch {
            rejects?.takeBack()
            throw error
        }
    }

    private func defaultRejectsPath(importID: Int64) -> String {
        let suffix = ".olens"
        let stem = path.hasSuffix(suffix) ? String(path.dropLast(suffix.count)) : path
        return "\(stem).rejects-\(importID).csv"
    }
}

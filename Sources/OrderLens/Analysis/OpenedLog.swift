import EventLogs
import Foundation
import LogQuality
import LogReaders
import Reports
import Workspace

/// A log that has been read, from a file or from a workspace.
public struct OpenedLog: Sendable {
    public var log: EventLog
    /// What became of the file's rows; nil for a workspace, which accounts for them when it imports.
    public var reading: ReadingReport?

    /// Reads the log at that path as the configuration says.
    /// - Parameter progress: called now and then with the bytes read so far and in all, perhaps from another thread.
    /// - Throws: ``LogReaders/ReadingError``, ``EventLogs/AssemblyError`` or ``Workspace/WorkspaceError``.
    public init(
        _ path: String,
        by configuration: Configuration = Configuration(),
        progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) throws {
        var options = try configuration.readingOptions()
        options.progress = progress
        if configuration.query == nil, OpenedLog.isDatabase(path),
            let workspace = try OpenedLog.workspace(path)
        {
            let budget = options.memory ?? .available()
            try budget?.check(
                rows: try workspace.eventCount(),
                attributes: try workspace.attributeCount(),
                path: path
            )
            log = try workspace.log()
            reading = nil
            if let zone = options.zone { log.zone = zone }
        } else {
            let assembled = try LogReader.read(path: path, options: options)
            log = assembled.log
            reading = assembled.reading
        }
    }

    /// What is wrong with the data.
    /// - Parameters:
    ///   - lateness: whether each order was late; if not given, the promises say so where the log has them.
    ///   - loads: those of the log's resources, where they are at hand.
    public func diagnosis(
        lateness: [Bool?]? = nil,
        loads: ResourceLoads? = nil,
        language: ReportLanguage = .english
    ) -> Diagnosis {
        LogDoctor.examine(
            log,
            reading: reading,
            lateness: lateness,
            loads: loads,
            options: LogDoctor.Options(language: language == .chinese ? .chinese : .english)
        )
    }

    /// Nil for a database of another program.
    private static func workspace(_ path: String) throws -> Workspace? {
        do { return try Workspace(at: path) } catch WorkspaceError.notWorkspace { return nil }
    }

    /// Whether a workspace is there.
    /// - Throws: ``Workspace/WorkspaceError`` where one is, and cannot be opened.
    public static func isWorkspace(_ path: String) throws -> Bool {
        isDatabase(path) ? try workspace(path) != nil : false
    }

    /// Looks at the first bytes; not of a pipe, for they would be gone from it.
    private static func isDatabase(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        return (try? file.read(upToCount: 16)) == Data("SQLite format 3\0".utf8)
    }
}

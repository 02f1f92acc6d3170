import Foundation
import GRDBSQLite

/// The files of the system without its clock (<https://sqlite.org/vfs.html>): a query that asks SQLite for the time gets none, however
/// it asks, and it is known that it did.
final class ClocklessFiles {
    private struct Files {
        var base: sqlite3_vfs
        var wasAsked = false
    }

    /// What to open a connection with.
    let name: String
    private let namePointer: UnsafeMutablePointer<CChar>
    private let files: UnsafeMutablePointer<Files>

    /// - Precondition: outlives the connections that are opened with it.
    init?() {
        guard let system = sqlite3_vfs_find(nil) else { return nil }
        // A name of its own, for it is known by it whose query asked.
        name = "orderlens-clockless-\(UUID().uuidString)"
        guard let pointer = strdup(name) else { return nil }
        namePointer = pointer
        var base = system.pointee
        base.pNext = nil
        base.zName = UnsafePointer(pointer)
        base.xCurrentTimeInt64 = { files, _ in ClocklessFiles.refuse(files) }
        base.xCurrentTime = { files, _ in ClocklessFiles.refuse(files) }
        files = .allocate(capacity: 1)
        files.initialize(to: Files(base: base))
        guard withBase({ sqlite3_vfs_register($0, 0) }) == SQLITE_OK else { return nil }
    }

    deinit {
        withBase { _ = sqlite3_vfs_unregister($0) }
        files.deallocate()
        free(namePointer)
    }

    /// Whether a query asked for the time since this was last set.
    var wasAsked: Bool {
        get { files.pointee.wasAsked }
        set { files.pointee.wasAsked = newValue }
    }

    /// SQLite knows of the first part only.
    private func withBase<Result>(_ body: (UnsafeMutablePointer<sqlite3_vfs>) -> Result) -> Result {
        body(UnsafeMutableRawPointer(files).assumingMemoryBound(to: sqlite3_vfs.self))
    }

    private static func refuse(_ files: UnsafeMutablePointer<sqlite3_vfs>?) -> Int32 {
        UnsafeMutableRawPointer(files)?.assumingMemoryBound(to: Files.self).pointee.wasAsked = true
        return SQLITE_ERROR
    }
}

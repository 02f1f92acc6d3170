import Foundation
import GRDB
import GRDBSQLite

/// Shows SQLite a ``DraftFile`` as a file that can only be read: a file system (<https://sqlite.org/vfs.html>) of
/// that one file.
enum DraftFileSystem {
    private struct OpenFile {
        var base = sqlite3_file()
        var draft: UnsafeMutableRawPointer?
    }

    /// Calls `body` with a connection to the draft.
    static func withConnection<Result>(
        to draft: DraftFile,
        _ body: (OpaquePointer) throws -> Result
    ) throws -> Result {
        guard let system = sqlite3_vfs_find(nil) else { throw DatabaseError(resultCode: .SQLITE_ERROR) }
        // SQLite holds it by a bare pointer, which Swift does not see.
        defer { withExtendedLifetime(draft) {} }
        // A name of its own, for imports may run side by side.
        return try "orderlens-draft-\(UUID().uuidString)".withCString { name in
            // Time and randomness are the system's.
            var files = system.pointee
            files.pNext = nil
            files.zName = name
            files.szOsFile = Int32(MemoryLayout<OpenFile>.size)
            files.pAppData = Unmanaged.passUnretained(draft).toOpaque()
            files.xOpen = { files, _, file, _, flags in
                guard let files, let file else { return SQLITE_MISUSE }
                UnsafeMutableRawPointer(file).initializeMemory(
                    as: OpenFile.self,
                    to: OpenFile(
                        base: sqlite3_file(pMethods: DraftFileSystem.methods),
                        draft: files.pointee.pAppData
                    )
                )
                flags?.pointee = SQLITE_OPEN_READONLY
                return SQLITE_OK
            }
            files.xAccess = { _, _, _, exists in
                exists?.pointee = 0
                return SQLITE_OK
            }
            files.xDelete = { _, _, _ in SQLITE_OK }
            files.xFullPathname = { _, path, size, full in
                guard let path, let full, strlen(path) < Int(size) else { return SQLITE_CANTOPEN }
                strcpy(full, path)
                return SQLITE_OK
            }
            return try withUnsafeMutablePointer(to: &files) { files in
                try check(sqlite3_vfs_register(files, 0))
                defer { sqlite3_vfs_unregister(files) }
                var connection: OpaquePointer?
                let code = sqlite3_open_v2("draft", &connection, SQLITE_OPEN_READONLY, name)
                defer { sqlite3_close(connection) }
                try check(code)
                guard let connection else { throw DatabaseError(resultCode: .SQLITE_NOMEM) }
                return try body(connection)
            }
        }
    }

    private static func check(_ code: Int32) throws {
        if code != SQLITE_OK { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    private static func draft(_ file: UnsafeMutablePointer<sqlite3_file>?) -> DraftFile? {
        UnsafeMutableRawPointer(file)?.assumingMemoryBound(to: OpenFile.self).pointee.draft.map {
            Unmanaged<DraftFile>.fromOpaque($0).takeUnretainedValue()
        }
    }

    private nonisolated(unsafe) static let methods: UnsafePointer<sqlite3_io_methods> = {
        var methods = sqlite3_io_methods()
        methods.iVersion = 1
        methods.xClose = { _ in SQLITE_OK }
        methods.xRead = { file, bytes, count, offset in
            guard let draft = DraftFileSystem.draft(file), let bytes else { return SQLITE_IOERR }
            let (page, start) = Int(offset).quotientAndRemainder(dividingBy: draft.pageSize)
            // SQLite reads a page, or a part of one.
            guard start + Int(count) <= draft.pageSize, let found = draft.page(page + 1) else {
                memset(bytes, 0, Int(count))
                return SQLITE_IOERR | 2 << 8  // SQLITE_IOERR_SHORT_READ
            }
            memcpy(bytes, found + start, Int(count))
            return SQLITE_OK
        }
        methods.xWrite = { _, _, _, _ in SQLITE_READONLY }
        methods.xTruncate = { _, _ in SQLITE_READONLY }
        methods.xSync = { _, _ in SQLITE_OK }
        methods.xFileSize = { file, size in
            guard let draft = DraftFileSystem.draft(file) else { return SQLITE_IOERR }
            size?.pointee = Int64(draft.pageCount) * Int64(draft.pageSize)
            return SQLITE_OK
        }
        methods.xLock = { _, _ in SQLITE_OK }
        methods.xUnlock = { _, _ in SQLITE_OK }
        methods.xCheckReservedLock = { _, isReserved in
            isReserved?.pointee = 0
            return SQLITE_OK
        }
        methods.xFileControl = { _, _, _ in SQLITE_NOTFOUND }
        methods.xSectorSize = { _ in 4_096 }
        methods.xDeviceCharacteristics = { _ in SQLITE_IOCAP_IMMUTABLE }
        let lasting = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        lasting.initialize(to: methods)
        return UnsafePointer(lasting)
    }()
}

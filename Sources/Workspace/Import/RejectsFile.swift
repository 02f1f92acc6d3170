import EventLogs
import Foundation

/// The rows that could not be imported, as CSV (RFC 4180): line, column, reason, text.
///
/// It takes its place before the import is committed, so that there is no import without it; what was in that place is kept
/// beside it until then.
struct RejectsFile {
    let path: String
    /// Where an older file of that name is kept.
    private let older: String?

    /// Writes the file under a temporary name beside `path` and renames it, so that it is there whole or not.
    /// - Throws: ``WorkspaceError/rejectsNotWritable(path:code:)``, or ``WorkspaceError/diskFull(path:)``; what was there
    ///   before is as it was.
    init(_ rows: [RejectedRow], at path: String) throws {
        self.path = path
        let temporary = path + ".part"
        let aside = path + ".older"
        do {
            try RejectsFile.write(Array(RejectsFile.csv(rows).utf8), toNewFile: temporary)
            if RejectsFile.isFolder(path) { throw SystemFailure(code: EISDIR) }
            let hasOlder = rename(path, aside) == 0
            older = hasOlder ? aside : nil
            if rename(temporary, path) != 0 {
                let failure = SystemFailure(code: errno)
                if hasOlder { rename(aside, path) }
                throw failure
            }
        } catch let failure as SystemFailure {
            unlink(temporary)
            if [ENOSPC, EDQUOT].contains(failure.code) { throw WorkspaceError.diskFull(path: path) }
            throw WorkspaceError.rejectsNotWritable(path: path, code: failure.code)
        }
    }

    /// The import is committed: what was there before is not wanted any more.
    func keep() {
        if let older { unlink(older) }
    }

    /// There is no import: puts back what was there before.
    func takeBack() {
        if let older { rename(older, path) } else { unlink(path) }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func csv(_ rows: [RejectedRow]) -> String {
        var text = "line,column,reason,text\r\n"
        for row in rows {
            text +=
                "\(row.line),\(quoted(row.column ?? "")),\(quoted(row.reason.code)),\(quoted(row.text))\r\n"
        }
        return text
    }

    private static func quoted(_ field: String) -> String {
        let needsQuotes = field.utf8.contains { [0x22, 0x2C, 0x0D, 0x0A].contains($0) }
        return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }

    private struct SystemFailure: Error {
        let code: Int32
    }

    private static func write(_ bytes: [UInt8], toNewFile path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        if descriptor < 0 { throw SystemFailure(code: errno) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw SystemFailure(code: errno) }
            written += count
        }
        if fsync(descriptor) != 0 { throw SystemFailure(code: errno) }
    }
}

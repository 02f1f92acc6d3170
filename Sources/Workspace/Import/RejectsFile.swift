import EventLogs
import Foundation

/// The rows that could not be imported, as CSV (RFC 4180): line, column, reason, text.
public enum RejectsFile {
    /// Writes the file under a temporary name beside `path` and renames it, so that it is there whole or not.
    /// - Throws: ``WorkspaceError/rejectsNotWritable(path:code:)``, or ``WorkspaceError/diskFull(path:)``.
    public static func write(_ rows: [RejectedRow], to path: String) throws {
        let temporary = path + ".part"
        do {
            try write(Array(csv(rows).utf8), toNewFile: temporary)
            if rename(temporary, path) != 0 { throw SystemFailure(code: errno) }
        } catch let failure as SystemFailure {
            unlink(temporary)
            if [ENOSPC, EDQUOT].contains(failure.code) { throw WorkspaceError.diskFull(path: path) }
            throw WorkspaceError.rejectsNotWritable(path: path, code: failure.code)
        }
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

import Foundation

/// A folder for what is not to be kept, which nobody else can look into.
enum TemporaryFolder {
    /// The folder is gone afterwards, also after an interruption.
    /// - Throws: ``OutputError`` where it cannot be made, and what `body` throws.
    static func holding<Result>(_ body: (_ path: String) throws -> Result) throws -> Result {
        // `mkdtemp` puts letters in place of the X's.
        let place = FileManager.default.temporaryDirectory.appending(path: "orderlens-XXXXXX")
        var name = Array(place.path(percentEncoded: false).utf8CString)
        guard mkdtemp(&name) != nil else {
            throw OutputError(path: place.path, reason: String(cString: strerror(errno)))
        }
        let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { Interruption.remove(path) }
        return try Interruption.clearing({ Interruption.remove(path) }) { try body(path) }
    }
}

import Foundation

enum OutputFolder {
    /// Makes the folder, and those that it lies in, if it is not there.
    /// - Throws: ``OutputError``.
    static func make(_ path: String) throws {
        // Foundation's own errors do not say why.
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += "\(part)/"
            guard mkdir(made, 0o777) == 0 || errno == EEXIST else { throw failure(path) }
        }
        guard opendir(path).map({ closedir($0) }) != nil else { throw failure(path) }
    }

    private static func failure(_ path: String) -> OutputError {
        OutputError(path: path, reason: String(cString: strerror(errno)))
    }

    /// The same for as long as `body` needs it: if that fails and nothing is in the folder, it is taken away again.
    static func making<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        try make(path)
        do { return try body() } catch {
            rmdir(path)
            throw error
        }
    }
}

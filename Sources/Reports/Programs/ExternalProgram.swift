import Foundation

/// A program of the machine that does a part of the work: found by its name, given files, and asked for one.
struct ExternalProgram: Sendable {
    /// Its path.
    let path: String

    /// The first of these that is there; nil if none is.
    /// - Parameter folders: that the program may be in, separated by colons; nil for those of the environment.
    static func first(of names: [String], searching folders: String? = nil) -> ExternalProgram? {
        let folders = folders ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
        let places = folders.split(separator: ":")
        for name in names {
            for place in places where FileManager.default.isExecutableFile(atPath: "\(place)/\(name)") {
                return ExternalProgram(path: "\(place)/\(name)")
            }
        }
        return nil
    }

    /// How a run ended that did not end well.
    struct Failure: Error {
        let status: Int32
        let message: String
    }

    /// Runs it in a folder of its own, which is removed afterwards.
    ///
    /// Files, not pipes: the program can read and write as it likes.
    /// - Parameters:
    ///   - temporary: where the folder is made.
    ///   - prepare: puts the inputs into the folder and gives the arguments.
    ///   - output: reads the result from the folder, once the program has ended well; its output is in `output`.
    /// - Throws: ``Failure``.
    func run<Result>(
        in temporary: URL = FileManager.default.temporaryDirectory,
        prepare: (URL) throws -> [String],
        output: (URL) throws -> Result
    ) throws -> Result {
        let name = "orderlens-\(ProcessInfo.processInfo.processIdentifier)-\(UUID())"
        let folder = temporary.appending(path: name)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let (out, errors) = (folder.appending(path: "output"), folder.appending(path: "errors"))
            for file in [out, errors] { try Data().write(to: file) }
            let process = Process()
            process.executableURL = URL(filePath: path)
            process.arguments = try prepare(folder)
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: out)
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
            process.waitUntilExit()
            guard process.terminationReason == .exit, process.terminationStatus == 0 else {
                let message = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
                throw Failure(
                    status: process.terminationStatus,
                    message: message.trimmingCharacters(in: .whitespacesAndNewlines)
                )
            }
            return try output(folder)
        } catch let error as Failure {
            throw error
        } catch {
            throw Failure(status: -1, message: error.localizedDescription)
        }
    }
}

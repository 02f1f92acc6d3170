import Dispatch
import Foundation

/// A program of the machine that does a part of the work: found by its name, given files, and asked for one.
struct ExternalProgram: Sendable {
    /// Its path.
    let path: String

    /// The first of these that is there; nil if none is.
    /// - Parameter folders: that the program may be in, separated by colons; nil for those of the environment.
    static func first(of names: [String], searching folders: String? = nil) -> ExternalProgram? {
        all(of: names, searching: folders).first
    }

    /// Those of these that are there, in the order of the names.
    static func all(of names: [String], searching folders: String? = nil) -> [ExternalProgram] {
        let folders = folders ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
        let places = folders.split(separator: ":")
        return names.compactMap { name in
            places.first { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
                .map { ExternalProgram(path: "\($0)/\(name)") }
        }
    }

    /// Runs it in a folder of its own, which is removed afterwards.
    ///
    /// Files, not pipes: the program can read and write as it likes.
    /// - Parameters:
    ///   - limit: how long it may run; then it is ended.
    ///   - temporary: where the folder is made.
    ///   - prepare: puts the inputs into the folder and gives the arguments.
    ///   - output: reads the result from the folder, once the program has ended well; its output is in `output`.
    /// - Throws: ``ProgramFailure``.
    func run<Result>(
        for limit: Duration,
        in temporary: URL = FileManager.default.temporaryDirectory,
        prepare: (URL) throws -> [String],
        output: (URL) throws -> Result
    ) throws -> Result {
        let name = "orderlens-\(ProcessInfo.processInfo.processIdentifier)-\(UUID())"
        let folder = temporary.appending(path: name)
        let run = RunningPrograms.begin(in: folder)
        defer { RunningPrograms.end(run) }
        let (out, errors) = (folder.appending(path: "output"), folder.appending(path: "errors"))
        let process = Process()
        let hasEnded = DispatchSemaphore(value: 0)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in [out, errors] { try Data().write(to: file) }
            process.executableURL = URL(filePath: path)
            process.arguments = try prepare(folder)
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: out)
            process.standardError = try FileHandle(forWritingTo: errors)
            process.terminationHandler = { _ in hasEnded.signal() }
            try process.run()
        } catch {
            throw ProgramFailure.notStarted(reason: error.localizedDescription)
        }
        RunningPrograms.set(process.processIdentifier, of: run)
        if hasEnded.wait(timeout: .now() + limit.seconds) == .timedOut {
            RunningPrograms.kill(process.processIdentifier)
            hasEnded.wait()
            throw ProgramFailure.tookTooLong(seconds: limit.seconds)
        }
        let said = String(decoding: (try? Data(contentsOf: errors)) ?? Data(), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw ProgramFailure.ended(status: process.terminationStatus, message: said)
        }
        do { return try output(folder) } catch { throw ProgramFailure.noResult(message: said) }
    }
}

/// How a program of the machine did not do its part.
public enum ProgramFailure: Error, Sendable, Equatable {
    case notStarted(reason: String)
    /// It ended with this status, or by this signal, and said so.
    case ended(status: Int32, message: String)
    /// It was ended after so long.
    case tookTooLong(seconds: Double)
    /// It ended well and left nothing that could be read.
    case noResult(message: String)
}

extension Duration {
    fileprivate var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}

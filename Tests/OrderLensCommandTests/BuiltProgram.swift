import Foundation

/// The program as it was built, run from outside.
struct BuiltProgram {
    struct Result {
        let exitCode: Int32
        let output: String
        let errors: String
    }

    /// A folder of its own that the program runs in; gone when the test is over.
    final class Folder {
        let url: URL

        init() throws {
            url = FileManager.default.temporaryDirectory.appending(path: "orderlens-\(UUID())")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: url) }
    }

    private let place: Folder

    init() throws { place = try Folder() }

    var url: URL { place.url }

    func write(_ text: String, to name: String) throws {
        try write(Data(text.utf8), to: name)
    }

    func write(_ data: Data, to name: String) throws {
        try data.write(to: place.url.appending(path: name))
    }

    func content(of name: String) throws -> String {
        try String(contentsOf: place.url.appending(path: name), encoding: .utf8)
    }

    var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: place.url.path).sorted() }
    }

    func run(_ arguments: String...) throws -> Result { try run(arguments) }

    /// - Parameters:
    ///   - processor: the one that the program may use; nil for all.
    ///   - path: where the program looks for others; nil for where the tests do.
    ///   - variables: of the environment, beside or in the place of those that all runs have.
    func run(
        _ arguments: [String],
        onProcessor processor: Int? = nil,
        searchingIn path: String? = nil,
        with variables: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        let executable = try BuiltProgram.executable
        process.executableURL = processor == nil ? executable : URL(filePath: BuiltProgram.taskset)
        process.arguments =
            processor.map { ["--cpu-list", String($0), executable.path] + arguments } ?? arguments
        process.currentDirectoryURL = place.url
        var environment = BuiltProgram.environment
        if let path { environment["PATH"] = path }
        process.environment = environment.merging(variables) { $1 }
        // Files, not pipes: neither stream can fill up while the other is read.
        let streams = ["output", "errors"].map { place.url.appending(path: ".\($0)") }
        for stream in streams { try Data().write(to: stream) }
        process.standardOutput = try FileHandle(forWritingTo: streams[0])
        process.standardError = try FileHandle(forWritingTo: streams[1])
        try process.run()
        process.waitUntilExit()
        let texts = try streams.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        for stream in streams { try FileManager.default.removeItem(at: stream) }
        return Result(exitCode: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    /// How another program ends that begins in this folder, and what it says on standard error.
    func errors(
        of executable: URL,
        _ arguments: [String],
        environment: [String: String] = BuiltProgram.environment,
        writingTo output: FileHandle? = nil
    ) throws -> (exitCode: Int32, text: String) {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = url
        process.environment = environment
        if let output { process.standardOutput = output }
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    /// Of this process, but for what makes the output another one: terminals and languages differ between machines.
    static var environment: [String: String] {
        var variables = ProcessInfo.processInfo.environment
        for name in ["LC_ALL", "LC_MESSAGES"] { variables[name] = nil }
        variables["LANG"] = "C.UTF-8"
        variables["COLUMNS"] = "80"
        return variables
    }

    /// Keeps a program to some processors; part of util-linux.
    static let taskset = "/usr/bin/taskset"

    /// Beside the test bundle.
    static var executable: URL {
        get throws {
            let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(filePath: bundle).deletingLastPathComponent().appending(path: "orderlens")
        }
    }
}

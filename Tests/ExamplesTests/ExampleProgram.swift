import Foundation

/// An example as it was built, run in a folder of its own that has the files of `Datasets/order-desk`.
final class ExampleProgram {
    let folder: URL
    private let name: String

    init(_ name: String) throws {
        self.name = name
        folder = FileManager.default.temporaryDirectory.appending(path: "orderlens-example-\(UUID())")
        try FileManager.default.copyItem(
            at: ExampleProgram.root.appending(path: "Datasets/order-desk"),
            to: folder
        )
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The checkout.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardized

    /// - Returns: its exit code, and what it printed.
    func run() throws -> (exitCode: Int32, output: String) {
        let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let process = Process()
        process.executableURL = URL(filePath: bundle).deletingLastPathComponent().appending(path: name)
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}

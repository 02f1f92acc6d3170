import Foundation
import Testing

/// Ctrl-C while a report is made: nothing is left of it, and the earlier one is as it was.
@Suite struct ReportInterruptionTests {
    private let program: BuiltProgram

    /// A desk with a report in `out`, a browser that never ends, and a folder for temporary files.
    init() throws {
        program = try .besideDesk(orders: 40)
        for folder in ["programs", "temporary"] {
            try FileManager.default.createDirectory(
                at: program.url.appending(path: folder),
                withIntermediateDirectories: true
            )
        }
        let browser = program.url.appending(path: "programs/chromium")
        try Data("#!/bin/sh\necho $$ > \"$0.number\"\n/bin/sleep 987 &\nwait\n".utf8).write(to: browser)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser.path)
    }

    private static let quick =
        ["--no-map", "--calendars", "always", "--to", "out"]
        + ["weeks", "drivers", "segments", "improvements"].flatMap { ["--skip", $0] }

    private var number: Int32? {
        let text = try? program.content(of: "programs/chromium.number")
        return text.flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }

    /// Begins, waits until the browser runs, and interrupts.
    private func interrupted(_ arguments: [String], by signal: Int32) throws -> Process {
        try? FileManager.default.removeItem(at: program.url.appending(path: "programs/chromium.number"))
        let process = Process()
        process.executableURL = try BuiltProgram.executable
        process.arguments = arguments + Self.quick
        process.currentDirectoryURL = program.url
        process.environment = BuiltProgram.environment.merging([
            "PATH": program.url.appending(path: "programs").path,
            "TMPDIR": program.url.appending(path: "temporary").path,
        ]) { $1 }
        // Who runs the tests in the background has them ignore it, and whatever they begin.
        _ = Foundation.signal(signal, SIG_DFL)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<1_500 where number == nil && process.isRunning { usleep(20_000) }
        try #require(number != nil && process.isRunning)
        #expect(try !files(in: "temporary").isEmpty)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        return process
    }

    private func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: program.url.appending(path: folder).path).sorted()
    }

    @Test func nothingIsLeftAndTheEarlierReportIsWhole() throws {
        let report = ["report", "desk/orders.csv"]
        let made = try program.run(report + Self.quick, searchingIn: "/nowhere")
        try #require(made.exitCode == 0, "\(made.errors)")
        let before = try files(in: "out")
        let pages = try ["html", "xlsx", "json"].map {
            try Data(contentsOf: program.url.appending(path: "out/report.\($0)"))
        }
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            let process = try interrupted(report + ["--title", "Other"], by: signal)
            #expect(process.terminationReason == .exit && process.terminationStatus == 128 + signal)
            #expect(try files(in: "temporary").isEmpty)
            #expect(try files(in: "out") == before)
            let group = try #require(number)
            for _ in 0..<100 where kill(-group, 0) == 0 { usleep(20_000) }
            #expect(kill(-group, 0) != 0, "the browser still runs")
        }
        let after = try ["html", "xlsx", "json"].map {
            try Data(contentsOf: program.url.appending(path: "out/report.\($0)"))
        }
        #expect(after == pages)
    }

    @Test func theWorkspaceThatIsNotKeptIsGone() throws {
        let process = try interrupted(["analyze", "desk/orders.csv", "--pseudonymise"], by: SIGINT)
        #expect(process.terminationStatus == 128 + SIGINT)
        #expect(try files(in: "temporary").isEmpty)
        #expect(try program.files == ["desk", "programs", "temporary"])
    }
}

import Foundation
import Testing

@testable import Reports

@Suite struct PagePrinterTests {
    /// Runs the test with a folder of programs, each of these lines of a shell.
    private func with(_ programs: [String: String], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "printers-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, lines) in programs {
            let program = folder.appending(path: name)
            try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: program)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        }
        try body(folder.path)
    }

    private func failures(_ path: String, for limit: Duration = .seconds(20)) throws -> [String:
        ProgramFailure]
    {
        do {
            _ = try PagePrinter.pdf(of: "page", searching: path, for: limit)
        } catch PagePrinterError
            .failed(let attempts)
        {
            let names = attempts.map { (URL(filePath: $0.program).lastPathComponent, $0.failure) }
            return Dictionary(uniqueKeysWithValues: names)
        }
        return [:]
    }

    @Test func whereNothingIsInstalledThatIsSaid() throws {
        #expect(throws: PagePrinterError.missing) { try PagePrinter.pdf(of: "page", searching: "/nowhere") }
    }

    @Test func theNextOnePrintsWhatOneCannot() throws {
        try with(["chromium": "exit 3", "weasyprint": "printf '%%PDF-1.7' > \"$3\""]) { path in
            let printed = try PagePrinter.pdf(of: "page", searching: path)
            #expect(printed == Data("%PDF-1.7".utf8))
        }
    }

    @Test func whatEachOfThemSaidIsKept() throws {
        let programs = [
            "chromium": "echo no display >&2; exit 3", "google-chrome": "exit 0",
            "weasyprint": "echo '<html>' > \"$3\"",
        ]
        try with(programs) { path in
            let said = try failures(path)
            #expect(said["chromium"] == .ended(status: 3, message: "no display"))
            #expect(said["google-chrome"] == .noResult(message: ""))
            #expect(said["weasyprint"] == .noResult(message: ""))
        }
    }

    @Test func oneThatDoesNotEndIsEndedWithWhatItStarted() throws {
        let begun = ContinuousClock.now
        try with(["chromium": "echo $$ > \"$0.number\"; sleep 987 & wait"]) { path in
            let failure = try failures(path, for: .milliseconds(800))["chromium"]
            #expect(failure == .tookTooLong(seconds: 0.8))
            let number = try String(contentsOfFile: "\(path)/chromium.number", encoding: .utf8)
            let group = try #require(Int32(number.trimmingCharacters(in: .whitespacesAndNewlines)))
            // What was ended is waited for by the system a moment later.
            for _ in 0..<100 where kill(-group, 0) == 0 { usleep(20_000) }
            #expect(kill(-group, 0) != 0)
        }
        #expect(ContinuousClock.now - begun < .seconds(60))
    }

    @Test func aMapThatIsNotLaidOutInTimeIsGivenUp() throws {
        let graph = GraphOutline(boxes: [.init(width: 80, height: 30)], arrows: [])
        try with(["dot": "sleep 987"]) { path in
            #expect(throws: GraphvizError.failed(.tookTooLong(seconds: 0.5))) {
                try Graphviz.layout(graph, searching: path, for: .milliseconds(500))
            }
        }
    }
}

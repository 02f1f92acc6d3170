import Foundation
import Testing

/// `Documentation/Guide.md` shows what the program prints.
///
/// Its blocks `console` hold commands and what they print in part: `…` stands for any lines, and at the end of a line for the
/// rest of it. A command fails where an `Error: ` is shown, and nowhere else. Those marked `slow` are run with `GUIDE_ALL=1` only.
@Suite struct GuideTests {
    /// As it is read, in one folder: no chapter is in a later one's way.
    @Test func theGuideIsTrueFromTopToBottom() throws {
        let desk = try GuideDesk()
        for chapter in try Guide().chapters { try check(chapter, at: desk) }
    }

    /// Nor does one need what another left.
    @Test(.enabled(if: Guide.isWhole), arguments: try Guide().chapters)
    func aChapterIsTrueByItself(chapter: Guide.Chapter) throws {
        try check(chapter, at: GuideDesk())
    }

    private func check(_ chapter: Guide.Chapter, at desk: GuideDesk) throws {
        for step in chapter.steps where !step.isSlow || Guide.isWhole {
            guard let (exitCode, printed) = try desk.result(of: step.command) else { continue }
            let fails = step.excerpt.contains { $0.hasPrefix("Error: ") }
            #expect((exitCode != 0) == fails, "\(chapter.title): \(step.command)\n\(printed.suffix(1_000))")
            var rest = printed.split(separator: "\n", omittingEmptySubsequences: false)[...]
            for line in step.excerpt where line != "…" {
                let place = rest.firstIndex { Guide.shows(line, $0.trimmingCharacters(in: .whitespaces)) }
                guard let place else {
                    let command = "\(chapter.title): \(step.command)"
                    Issue.record("\(command)\ndoes not print\n\(line)\nbut\n\(printed.prefix(4_000))")
                    break
                }
                rest = rest[(place + 1)...]
            }
        }
    }

    /// Every chapter has something to run.
    @Test func theGuideHasCommands() throws {
        let chapters = try Guide().chapters
        #expect(chapters.count >= 10)
        for chapter in chapters { #expect(!chapter.steps.isEmpty, "\(chapter.title)") }
    }
}

struct Guide {
    let chapters: [Chapter]

    struct Chapter: Sendable, CustomTestStringConvertible {
        let title: String
        var steps: [Step] = []

        var testDescription: String { title }
    }

    struct Step: Sendable {
        let command: String
        let isSlow: Bool
        var excerpt: [String] = []
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardized
    static let isWhole = ProcessInfo.processInfo.environment["GUIDE_ALL"] == "1"

    init() throws {
        let text = try String(
            contentsOf: Guide.root.appending(path: "Documentation/Guide.md"),
            encoding: .utf8
        )
        var chapters: [Chapter] = []
        /// Of the block that is being read: whether it is slow; nil outside.
        var isSlow: Bool?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if isSlow == nil, line.hasPrefix("## ") {
                chapters.append(Chapter(title: String(line.dropFirst(3))))
            } else if line.hasPrefix("```") {
                isSlow = line.hasPrefix("```console") ? line.hasSuffix(" slow") : nil
            } else if let slow = isSlow, line.hasPrefix("$ ") {
                chapters[chapters.count - 1].steps.append(
                    Step(command: String(line.dropFirst(2)), isSlow: slow)
                )
            } else if isSlow != nil, let last = chapters.last?.steps.indices.last {
                let excerpt = line.trimmingCharacters(in: .whitespaces)
                chapters[chapters.count - 1].steps[last].excerpt.append(excerpt)
            }
        }
        self.chapters = chapters.filter { !$0.title.isEmpty }
    }

    static func shows(_ excerpt: String, _ line: String) -> Bool {
        excerpt.hasSuffix("…") ? line.hasPrefix(excerpt.dropLast()) : line == excerpt
    }
}

/// A folder with the files of `Datasets/order-desk`, in which commands are run one after the other.
private final class GuideDesk {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "orderlens-guide-\(UUID())")
        try FileManager.default.copyItem(at: Guide.root.appending(path: "Datasets/order-desk"), to: folder)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// How a shell command ends, and what it prints, errors included; nil where its program is not installed.
    func result(of command: String) throws -> (exitCode: Int32, output: String)? {
        let program = command.prefix { $0 != " " }
        let result = try shell("command -v \(program) >/dev/null || exit 127; (\(command)) 2>&1")
        return result.exitCode == 127 ? nil : result
    }

    private func shell(_ script: String) throws -> (exitCode: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = folder
        var variables = BuiltProgram.environment
        let programs = try BuiltProgram.executable.deletingLastPathComponent().path
        variables["PATH"] = "\(programs):\(variables["PATH"] ?? "/usr/bin:/bin")"
        process.environment = variables
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}

import Foundation
import Testing

@testable import CommandReference

@Suite struct CommandReferenceTests {
    @Test func theReferenceIsWhatTheProgramSays() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let written = try String(
            contentsOf: root.appending(path: "Documentation/CommandLine.md"),
            encoding: .utf8
        )
        let program = try BuiltProgram()
        let said = try CommandReference { try program.run($0).output }.text
        let difference = zip(
            written.split(separator: "\n", omittingEmptySubsequences: false),
            said.split(separator: "\n", omittingEmptySubsequences: false)
        ).first { $0 != $1 }
        #expect(
            written == said,
            """
            Documentation/CommandLine.md is not what the program says: run `make reference`
            written: \(difference?.0 ?? "another number of lines")
            said:    \(difference?.1 ?? "another number of lines")
            """
        )
    }
}

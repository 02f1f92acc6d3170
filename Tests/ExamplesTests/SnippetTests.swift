import Foundation
import Testing

/// Swift that documents show is part of a program or a test here, so that it compiles.
@Suite struct SnippetTests {
    private static let sources = ["Examples", "Tests/StatisticsTests/ReadmeExampleTests.swift"]

    @Test(arguments: [
        "README.md", "Documentation/Guide.md", "Sources/OrderLens/OrderLens.docc/OrderLens.md",
    ])
    func theSwiftOfADocumentCompiles(document: String) throws {
        let text = try String(contentsOf: ExampleProgram.root.appending(path: document), encoding: .utf8)
        let snippets = text.matches(of: /(?s)```swift\n(.*?)```/).map { String($0.output.1) }
        #expect(!snippets.isEmpty)
        let compiled = try SnippetTests.compiled.map(SnippetTests.code)
        for snippet in snippets {
            let code = SnippetTests.code(snippet)
            #expect(
                compiled.contains { $0.contains(code) },
                "\(document) shows what is in no example: \(snippet)"
            )
        }
    }

    private static var compiled: [String] {
        get throws {
            try sources.flatMap { source -> [String] in
                let url = ExampleProgram.root.appending(path: source)
                if source.hasSuffix(".swift") { return [try String(contentsOf: url, encoding: .utf8)] }
                let files = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)
                return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
                    .map { try String(contentsOf: $0, encoding: .utf8) }
            }
        }
    }

    /// Lines without layout, comments and imports.
    private static func code(_ text: String) -> String {
        text.split(separator: "\n").map {
            $0.replacing(/(^|\s)\/\/.*$/, with: "").trimmingCharacters(in: .whitespaces)
        }.filter { !$0.isEmpty && !$0.hasPrefix("import ") }.joined(separator: "\n")
    }
}

import Foundation
import Testing

/// The texts of the reports are members of protocols. One that a language lacks does not compile; one that nobody uses would be
/// translated for nothing.
@Suite struct PhraseCatalogueTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Reports")

    private static func sources() throws -> [(name: String, text: String)] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return try (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
            .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
    }

    /// The members that a protocol declares, which have no bodies: not those of its extensions.
    private static func declared(_ text: String) -> [String] {
        text.matches(of: /(?ms)^protocol \w*Phrases\b.*?^}/).flatMap { declaration in
            String(declaration.output).matches(of: /(?m)^    (?:var|func) (\w+)/).map { String($0.output.1) }
        }
    }

    /// Members that are called by name; in the files of the catalogue also without what they are members of.
    private static func used(in text: String, isCatalogue: Bool) -> [String] {
        let code = text.replacing(/(?ms)^protocol \w*Phrases\b.*?^}/, with: "").replacing(/\/\/.*/, with: "")
        let called = code.matches(of: /\.(\w+)/).map { String($0.output.1) }
        return isCatalogue ? called + code.matches(of: /\w+/).map { String($0.output) } : called
    }

    @Test func everyTextIsUsed() throws {
        let sources = try Self.sources()
        let names = Set(sources.flatMap { Self.declared($0.text) })
        #expect(names.count > 400)
        let others = sources.filter { !$0.name.hasPrefix("English") && !$0.name.hasPrefix("Chinese") }
        let words = Set(others.flatMap { Self.used(in: $0.text, isCatalogue: $0.name.contains("Phrases")) })
        #expect(names.subtracting(words).sorted() == [])
    }
}

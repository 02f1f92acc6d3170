import Foundation
import Testing

/// Of every analysis the formula, what it takes for granted, when not to trust it and where it is from can be found by headings.
@Suite struct MethodNoteTests {
    /// Where the table of analyses in Findings.md says that the formulas are.
    private static func formulas() throws -> [(note: String, anchor: String)] {
        let rows = try lines(of: "Findings.md").drop { $0 != "| analysis | formula |" }
            .prefix { $0.hasPrefix("|") }
        return rows.flatMap { row in
            row.matches(of: /\]\((\w+\.md)#([^)]+)\)/).map { (String($0.output.1), String($0.output.2)) }
        }
    }

    private static func notes() throws -> [String] {
        Set(try formulas().map(\.note) + ["Findings.md"]).sorted()
    }

    private static func lines(of note: String) throws -> [Substring] {
        let file = Guide.root.appending(path: "Documentation/\(note)")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    }

    private static func headings(of note: String) throws -> [Substring] {
        try lines(of: note).filter { $0.hasPrefix("## ") }.map { $0.dropFirst(3) }
    }

    @Test func allAnalysesHaveANote() throws { #expect(try Self.notes().count == 12) }

    @Test(arguments: try notes()) func aNoteHasItsHeadings(note: String) throws {
        let headings = try Self.headings(of: note).map { $0.trimmingPrefix(/[0-9]+\.\ /) }
        for heading in ["Assumptions", "When not to trust it", "References"] {
            #expect(headings.contains { $0 == heading }, "\(heading)")
        }
    }

    @Test func everyFormulaIsWhereItIsSaidToBe() throws {
        for (note, anchor) in try Self.formulas() {
            let anchors = try Self.headings(of: note).map { heading in
                heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
                    .replacing(" ", with: "-")
            }
            #expect(anchors.contains(anchor), "\(note)#\(anchor)")
        }
    }
}

import Foundation
import Testing

@testable import Reports

@Suite struct MarkupTests {
    @Test func nothingTurnsTheDirectionOfALineAround() {
        #expect(Markup.escaped("a\u{202E}b\u{2066}c") == "abc")
        #expect("a\u{202E}b".withoutControls == "a\u{FFFD}b")
    }

    @Test func textIsEscapedAndMarkupIsNot() {
        let name = "<script>alert('x & \"y\"')</script>"
        let cell: Markup = "<td title=\"\(name)\">\(name)</td>"
        #expect(!cell.source.contains("<script>"))
        let row: Markup = "<tr>\(cell)</tr>"
        #expect(row.source == "<tr>\(cell.source)</tr>")
        #expect(Markup.escaped("a\u{0}\u{1B}b") == "ab")
    }

    @Test func thePageIsWellFormedAndNeedsNothingBesideIt() throws {
        for language in ReportLanguage.allCases {
            let page = HTMLReport(try Golden.report(), language: language).text
            // Names of the log with markup in them are text.
            #expect(page.contains("Pick &amp; pack &lt;A&gt;"))
            #expect(!page.contains("<A>"))
            for reference in ["http:", "https:", "<script", "<link", "<img", "@import", "url(http"] {
                #expect(!page.contains(reference), "\(reference)")
            }
            #expect(Balance.problems(page) == [])
        }
    }
}

/// Whether every element that is opened is closed in its place.
enum Balance {
    private static let empty: Set<String> = ["meta", "!DOCTYPE"]

    static func problems(_ page: String) -> [String] {
        var open: [String] = []
        var problems: [String] = []
        for piece in page.split(separator: "<").dropFirst() {
            guard let end = piece.firstIndex(of: ">") else { return ["an unclosed tag: \(piece.prefix(40))"] }
            let tag = piece[..<end]
            let name = String(tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" && $0 != "\n" })
            if tag.hasPrefix("/") {
                if open.popLast() != name { problems.append("</\(name)> closes something else") }
            } else if !tag.hasSuffix("/"), !empty.contains(name) {
                open.append(name)
            }
        }
        return problems + open.map { "<\($0)> is never closed" }
    }
}

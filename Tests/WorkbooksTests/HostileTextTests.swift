import Testing
import WorkbookReading

@testable import Workbooks

@Suite struct HostileTextTests {
    /// In memory and row by row, which write strings in different ways.
    @Test(arguments: [false, true])
    func textStaysTextWhateverItIs(isLong: Bool) throws {
        let hostile = Samples.hostile + [String(repeating: "long ", count: 2_000)]
        var table = Table(
            heading: "=heading",
            columns: [
                Column("=title", .text(hostile)),
                Column("Link", .links(hostile.map { Link($0, sheet: "=1+1 [x]") })),
            ]
        )
        if isLong {
            let filler = Array(repeating: "", count: 70_000)
            table.columns = [
                Column("=title", .text(hostile + filler)),
                Column("Link", .links(hostile.map { Link($0, sheet: "=1+1 [x]") } + filler.map { _ in nil })),
                Column("N", .integers(Array(0..<hostile.count + filler.count))),
            ]
        }
        let workbook = Workbook(
            title: "=1+1",
            sheets: [
                Sheet(
                    title: "=1+1 [x]",
                    introduction: [Line("=cmd()", .title)],
                    tables: [table],
                    charts: [
                        Chart(.bars, title: "=cmd()", series: [], rows: nil),
                        Chart(
                            .bars,
                            title: "=Sheet!A1",
                            series: [Chart.Series(0, Colour(0))],
                            rows: 0..<2,
                            valueTitle: "=A1"
                        ),
                    ]
                )
            ]
        )
        #expect(workbook.isLong == isLong)
        let sheet = try #require(try writtenAndRead(workbook).sheets.first)
        #expect(sheet.name == "=1+1 -x-")
        #expect(sheet.cells["A1"] == .text("=cmd()"))
        #expect(Array(sheet.texts("=title").prefix(hostile.count)) == hostile)
        #expect(Array(sheet.texts("Link").prefix(hostile.count)) == hostile)
        #expect(sheet.cells.values.allSatisfy { if case .formula = $0 { false } else { true } })
        #expect(sheet.content.all("f").isEmpty)
        let title = try #require(sheet.charts.first?.all("c:title").first)
        #expect(title.all("c:f").isEmpty)
        #expect(title.all("a:t").map(\.text) == [" =Sheet!A1"])
    }

    @Test func whatXMLCannotHoldIsTakenOut() throws {
        #expect(CellText.safe("a\u{0}b\u{1}c\u{1B}[31md\u{7F}e\u{9B}f") == "abc[31mdef")
        #expect(CellText.safe("a\u{FFFE}b\u{FFFF}c") == "abc")
        #expect(CellText.safe("one\r\ntwo\rthree\tfour") == "one\ntwo\nthree\tfour")
        let book = try writtenAndRead(
            Workbook(
                title: "\u{0}",
                sheets: [
                    Sheet(
                        title: "\u{0}\u{FFFE}",
                        tables: [Table(columns: [Column("T", .text(["a\u{0}b", "\u{8}", "\r\n"]))])]
                    )
                ]
            )
        )
        #expect(book.sheets[0].name == "_")
        #expect(book.sheets[0].texts("T") == ["ab", nil, "\n"])
    }

    @Test func textLongerThanACellIsCutWithAnEllipsis() throws {
        let most = CellText.most
        let exact = String(repeating: "x", count: most)
        // A character of two units that would be torn apart, and one of several scalars.
        let wide = String(repeating: "𠮷", count: most)
        let family = String(repeating: "x", count: most - 4) + "👩‍👩‍👧"
        let values = [exact, exact + "y", wide, family]
        let sheet = try #require(
            try writtenAndRead(
                Workbook(
                    title: "",
                    sheets: [Sheet(title: "Long", tables: [Table(columns: [Column("T", .text(values))])])]
                )
            ).sheets.first
        )
        let texts = sheet.texts("T").compactMap(\.self)
        #expect(texts[0] == exact)
        #expect(texts[1] == String(exact.dropLast()) + "…")
        #expect(texts[2].utf16.count == most)
        #expect(texts[2].hasSuffix("𠮷…"))
        #expect(texts[3] == String(repeating: "x", count: most - 4) + "…")
    }

    @Test func codesOfCharactersAreKeptAsText() {
        #expect(CellText.safe("_x0041_") == "_x005F_x0041_")
        #expect(CellText.safe("a_b __x00e9_ _x12_") == "a_b __x005F_x00e9_ _x12_")
    }
}

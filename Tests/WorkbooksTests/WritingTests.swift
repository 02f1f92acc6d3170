import Foundation
import Testing
import WorkbookReading

@testable import Workbooks

@Suite struct WritingTests {
    @Test func everyKindOfValueComesBack() throws {
        let sheet = try #require(try writtenAndRead(Samples.workbook)["All"])
        #expect(Array(sheet.texts("Stage").prefix(3)) == ["Review", "审核", nil])
        #expect(Array(sheet.numbers("Orders").prefix(3)) == [12, 34_567, nil])
        #expect(Array(sheet.numbers("Hours").prefix(3)) == [1.25, 0.01, nil])
        #expect(Array(sheet.numbers("Difference").prefix(3)) == [-3.5, 2.25, 0])
        #expect(Array(sheet.numbers("Share").prefix(3)) == [0.25, 0.0001, nil])
        #expect(Array(sheet.numbers("Points").prefix(3)) == [1.5, -2.5, nil])
        #expect(Array(sheet.numbers("p").prefix(3)) == [0.04, 0.000_01, nil])
        // 2026-03-01 is day 46082 and 2024-02-29 day 45351 of spreadsheets (Python: date - date(1899, 12, 30)).
        let nine = 46_082 + 9.5 / 24
        #expect(abs(try #require(sheet.numbers("At")[0]) - nine) < 1e-9)
        #expect(sheet.numbers("At")[1] == 45_351)
        #expect(sheet.numbers("Week")[0] == 46_083)
        #expect(sheet.texts("Week")[1] == "1899-12-31 00:00")
        #expect(Array(sheet.texts("Light").prefix(3)) == ["Green", "Red", nil])
        #expect(Array(sheet.numbers("Score").prefix(3)) == [99.5, 12, nil])
        #expect(Array(sheet.texts("See").prefix(3)) == ["the notes", "nothing", nil])
    }

    @Test func theHeaderStaysInSightIsRepeatedAndFiltered() throws {
        let book = try writtenAndRead(Samples.workbook)
        let sheet = try #require(book["All"])
        let header = try #require(sheet.cells.first { $0.value == .text("Stage") }?.key)
        let row = try #require(Int(header.dropFirst()))
        let pane = try #require(sheet.content.all("pane").first)
        #expect(pane["state"] == "frozen")
        #expect(pane["ySplit"] == String(row))
        #expect(pane["xSplit"] == "1")
        #expect(sheet.content.first("autoFilter")?["ref"] == "A\(row):L\(row + 3)")
        let workbook = try Element.root(of: try #require(book.zip.parts["xl/workbook.xml"]))
        let names = workbook.all("definedName").map { ($0["name"], $0.text) }
        #expect(names.contains { $0.0 == "_xlnm.Print_Titles" && $0.1.hasSuffix("$\(row):$\(row)") })
        let setup = try #require(sheet.content.first("pageSetup"))
        #expect(setup["orientation"] == "landscape")
        #expect(setup["paperSize"] == "9")
        #expect(setup["fitToHeight"] == "0")
    }

    @Test func theHeaderOfOneShortTableAmongOthersDoesNotStayInSight() throws {
        var workbook = Samples.workbook
        workbook.sheets[0].tables.append(Table(columns: [Column("Other", .integers([1]))]))
        let book = try writtenAndRead(workbook)
        let pane = try #require(book["All"]?.content.all("pane").first)
        #expect(pane["ySplit"] == nil)
        #expect(pane["xSplit"] == "1")
        let names = try Element.root(of: try #require(book.zip.parts["xl/workbook.xml"])).all("definedName")
        #expect(!names.contains { $0["name"] == "_xlnm.Print_Titles" })
    }

    @Test func numbersAreShownWithoutASignThatTheyDoNotHave() {
        func code(_ values: Column.Values) -> CellStyle { values.cell(at: 0).style }
        #expect(code(.hourDifferences([0.04])) == .number(code: "#,##0.0;#,##0.0"))
        #expect(code(.hourDifferences([-0.06])) == .number(code: "+#,##0.0;-#,##0.0;#,##0.0"))
        #expect(code(.hours([-2])) == .number(code: "#,##0.0"))
        #expect(code(.hours([2])) == .number(code: NumberCode.hours))
        #expect(code(.percentages([-0.2])) == .number(code: "0.0%"))
    }

    @Test func shadingsAndLightsAreRulesOfTheDocument() throws {
        let sheet = try #require(try writtenAndRead(Samples.workbook)["All"])
        let rules = sheet.content.all("cfRule")
        #expect(rules.count { $0["type"] == "dataBar" } >= 1)
        #expect(rules.count { $0["type"] == "colorScale" } == 1)
        let lights = rules.filter { $0["type"] == "cellIs" }.compactMap { $0.first("formula")?.text }
        #expect(lights == ["\"Green\"", "\"Amber\"", "\"Red\""])
    }

    @Test func aChartIsBoundToTheCellsOfItsTable() throws {
        let sheet = try #require(try writtenAndRead(Samples.workbook)["All"])
        #expect(sheet.charts.count == Chart.Kind.allCases.count)
        for chart in sheet.charts {
            let series = chart.all("c:ser")
            #expect(series.count == 2)
            let values = try #require(series[0].first("c:val"))
            let range = try #require(values.all("c:f").first?.text)
            let header = try #require(sheet.cells.first { $0.value == .text("Hours") }?.key)
            let row = try #require(Int(header.dropFirst()))
            #expect(range == "All!$C$\(row + 1):$C$\(row + 2)")
            // What a program shows before it has looked at the cells.
            #expect(values.all("c:v").map(\.text) == ["1.25", "0.01"])
            #expect(series[0].first("c:tx")?.all("c:f").first?.text == "All!$C$\(row)")
        }
    }

    @Test func linksLeadToSheets() throws {
        let sheet = try #require(try writtenAndRead(Samples.workbook)["All"])
        #expect(sheet.content.all("hyperlink").compactMap { $0["location"] } == ["'Notes'!A1", "'Notes'!A1"])
        var lost = Samples.workbook
        lost.sheets.removeLast()
        #expect(throws: WorkbookError.unknownSheet("Notes")) { _ = try writtenAndRead(lost) }
    }

    @Test func theTitleIsThatOfTheDocument() throws {
        let book = try writtenAndRead(Samples.workbook)
        let core = try Element.root(of: try #require(book.zip.parts["docProps/core.xml"]))
        #expect(core.first("dc:title")?.text == "A <title> & more")
        #expect(core.first("dcterms:created")?.text == "2000-01-01T00:00:00Z")
    }

    @Test(arguments: [0, Workbook.mostCellsInMemory])
    func theSameWorkbookGivesTheSameBytes(longRows: Int) throws {
        let folder = try TemporaryFolder()
        var workbook = Samples.workbook
        if longRows > 0 {
            workbook.sheets.append(
                Sheet(title: "Long", tables: [Table(columns: [Column("N", .integers(Array(0...longRows)))])])
            )
            #expect(workbook.isLong)
        }
        try workbook.write(to: folder.path("one.xlsx"))
        try workbook.write(to: folder.path("two.xlsx"))
        let (one, two) = (
            try Data(contentsOf: folder.url.appending(path: "one.xlsx")),
            try Data(contentsOf: folder.url.appending(path: "two.xlsx"))
        )
        #expect(one == two)
    }
}

import Testing
import WorkbookReading

@testable import Workbooks

@Suite struct LongSheetTests {
    @Test func aLongSheetHasAllItsRowsAndWhatOthersHave() throws {
        let rows = 60_000
        let table = Table(
            columns: [
                Column("Order", .text((0..<rows).map { "订单 \($0)" })),
                Column("Hours", .hours((0..<rows).map { Double($0) / 8 })),
                Column("Share", .percentages((0..<rows).map { Double($0) / Double(rows) })),
                Column("Light", .lights((0..<rows).map { Light.allCases[$0 % 3] }, words: Samples.words)),
            ],
            shadings: [Shading(2, .bars(Colour(0x6FA8DC)))]
        )
        let chart = Chart(.columns, title: "Hours", series: [Chart.Series(1, Colour(0x0072B2))], rows: 0..<20)
        let workbook = Workbook(
            title: "Long",
            sheets: [
                Sheet(
                    title: "长表",
                    introduction: [Line("Title", .title), Line("See", sheet: "长表")],
                    tables: [table],
                    charts: [chart]
                )
            ]
        )
        #expect(workbook.isLong)
        let sheet = try #require(try writtenAndRead(workbook).sheets.first)
        #expect(sheet.texts("Order").compactMap(\.self) == (0..<rows).map { "订单 \($0)" })
        #expect(sheet.numbers("Hours").compactMap(\.self) == (0..<rows).map { Double($0) / 8 })
        #expect(sheet.content.all("pane").first?["state"] == "frozen")
        #expect(sheet.content.first("autoFilter") != nil)
        #expect(sheet.charts.count == 1)
        #expect(sheet.content.all("hyperlink").count == 1)
        #expect(sheet.content.all("mergeCell").count == 2)
        #expect(sheet.content.all("cfRule").count >= 4)
    }

    @Test func aTableIsCutAndSaysByHowMuch() {
        let table = Table(
            columns: [
                Column("A", .integers(Array(0..<10))),
                Column("B", .text(Array(repeating: "b", count: 10))),
            ]
        )
        let (cut, omitted) = table.prefix(4)
        #expect(cut.rowCount == 4)
        #expect(omitted == 6)
        #expect(cut.columns[0].values == .integers([0, 1, 2, 3]))
        #expect(table.prefix(10).omitted == 0)
    }
}

import Testing

@testable import Workbooks

@Suite struct LayoutTests {
    private func sheet(rows: Int, charts: Int) -> Sheet {
        Sheet(
            title: "S",
            introduction: [Line("Title", .title), Line("Text")],
            tables: [
                Table(heading: "H", columns: [Column("N", .integers(Array(0..<rows)))]),
                Table(columns: [Column("M", .integers([1]))]),
            ],
            charts: (0..<charts).map { _ in
                Chart(.columns, title: "C", series: [Chart.Series(0, Colour(1))])
            },
            notes: [Line("Note")]
        )
    }

    @Test func nothingStandsUponAnother() {
        let layout = SheetLayout(sheet(rows: 5, charts: 2))
        // Two lines, a blank one, a heading; the header and five rows; the charts under them, and the other table.
        #expect(layout.headers[0] == 4)
        #expect(layout.charts.map(\.column) == [0, 0])
        #expect(layout.charts[0].row > 9)
        #expect(layout.charts[1].row >= layout.charts[0].row + layout.charts[0].height / 20)
        #expect(layout.headers[1] > layout.charts[1].row + layout.charts[1].height / 20)
        #expect(layout.rowCount > layout.headers[1] + 2)
    }

    @Test func chartsStandBesideALongTable() {
        let layout = SheetLayout(sheet(rows: SheetLayout.shortTable + 1, charts: 2))
        #expect(layout.charts.map(\.column) == [2, 2])
        #expect(layout.charts.map(\.row) == [layout.headers[0], layout.headers[0] + 19])
        // The other table is under them all the same.
        #expect(layout.headers[1] > layout.headers[0] + SheetLayout.shortTable + 1)
    }

    @Test func aChartDoesNotLieAcrossTheEndOfAPage() {
        let pages = PrintedPages(width: 620, header: 0)
        for rows in 1...SheetLayout.shortTable {
            let layout = SheetLayout(sheet(rows: rows - 1, charts: 1))
            // Rows are 20 pixels high but for the title (37), the line (21), the heading (30) and the header (28).
            let top = layout.charts[0].row * 20 + 36
            #expect(pages.rest(below: top) >= layout.charts[0].height - 12)
            #expect(layout.charts[0].height >= 260)
            // There is no more room left above it than a chart would need.
            #expect(layout.charts[0].row - (rows + 5) < 18)
        }
    }

    @Test func aHeaderIsRepeatedWhereItIsThatOfAllTables() {
        var sheet = sheet(rows: 3, charts: 0)
        #expect(!SheetLayout.repeatsHeader(sheet))
        sheet.tables[1].columns[0].title = "N"
        #expect(SheetLayout.repeatsHeader(sheet))
        sheet.tables.removeLast()
        #expect(SheetLayout.repeatsHeader(sheet))
    }

    @Test func longTextMakesItsRowHigher() {
        #expect(ColumnWidths.lines(of: "short") == 1)
        #expect(ColumnWidths.lines(of: "two\nlines") == 2)
        #expect(ColumnWidths.lines(of: String(repeating: "word ", count: 20)) == 3)
    }

    @Test func chineseCharactersCountDouble() {
        func width(_ text: String) -> Double {
            ColumnWidths.of([Table(columns: [Column("T", .text([text]))])])[0]
        }
        #expect(width("abcdefghijkl") == 15)
        #expect(width("订单完成时间订单完成时间") == 27)
        #expect(width(String(repeating: "long ", count: 100)) == ColumnWidths.mostOfText)
        #expect(width("a") == ColumnWidths.leastOfAll)
    }

    @Test func timesAreReadAsTheClockShowsThem() {
        #expect(LocalTime("2026-03-01T09:30:15.123456+08:00")?.serial == 46_082 + 34_215.0 / 86_400)
        #expect(LocalTime("1900-03-01")?.serial == 61)
        #expect(LocalTime("1900-02-28")?.serial == nil)
        #expect(LocalTime("9999-12-31")?.serial == 2_958_465)
        for text in [
            "", "2026-13-01", "2026-02-29", "2026-1-01", "2026-01-01X10:00", "2026-01-01T25:00",
            "２０２６-01-01",
        ] {
            #expect(LocalTime(text) == nil)
        }
    }

    @Test func coloursAreReadFromStyleSheets() {
        #expect(Colour(web: "#0072b2") == Colour(0x0072B2))
        #expect(Colour(web: "url(#hatch)") == nil)
        #expect(Colour(web: "#12345") == nil)
    }
}

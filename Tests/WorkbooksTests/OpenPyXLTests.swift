import Testing
import WorkbookReading

@testable import Workbooks

/// What a second reader finds in the files.
@Suite(.enabled(if: OpenPyXL.isInstalled, Comment(rawValue: OpenPyXL.missing)))
struct OpenPyXLTests {
    @Test func everythingIsThere() throws {
        let folder = try TemporaryFolder()
        try Samples.workbook.write(to: folder.path())
        let book = try OpenPyXL.read(folder.path())
        let own = try WrittenWorkbook(path: folder.path())
        #expect(book.title == Samples.workbook.title)
        #expect(book.sheets.map(\.name) == ["All", "Notes"])
        let sheet = book.sheets[0]
        #expect(sheet.charts == Chart.Kind.allCases.count)
        #expect(sheet.frozen?.hasPrefix("B") == true)
        #expect(sheet.filter == own.sheets[0].content.first("autoFilter")?["ref"])
        #expect(sheet.rules.values.reduce(0, +) == 5)
        for (one, other) in zip(book.sheets, own.sheets) {
            var numbers: [String: Double] = [:]
            var texts: [String: String] = [:]
            for (place, value) in other.cells {
                switch value {
                case .number(let number): numbers[place] = number
                case .text(let text): texts[place] = text
                case .formula: Issue.record("a formula at \(place)")
                }
            }
            #expect(one.texts == texts)
            #expect(one.numbers.keys.sorted() == numbers.keys.sorted())
            // It reads dates to the millisecond.
            #expect(numbers.allSatisfy { abs($0.value - (one.numbers[$0.key] ?? .nan)) < 2e-8 })
            #expect(one.formulas == 0)
        }
    }

    @Test func hostileTextIsText() throws {
        let folder = try TemporaryFolder()
        let hostile = Samples.hostile
        let sheet = Sheet(
            title: "=1+1 [x]",
            introduction: hostile.map { Line($0) },
            tables: [Table(columns: [Column("=title", .text(hostile))])]
        )
        try Workbook(title: "=1", sheets: [sheet]).write(to: folder.path())
        let read = try #require(try OpenPyXL.read(folder.path()).sheets.first)
        #expect(read.formulas == 0)
        #expect(read.numbers.isEmpty)
        #expect(Set(read.texts.values) == Set(hostile + ["=title"]))
    }
}

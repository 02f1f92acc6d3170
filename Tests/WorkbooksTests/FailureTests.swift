import Foundation
import Testing

@testable import Workbooks

@Suite struct FailureTests {
    private func workbook(_ sheet: Sheet) -> Workbook { Workbook(title: "", sheets: [sheet]) }

    @Test func anOlderFileStaysUntilTheNewOneIsWhole() throws {
        let folder = try TemporaryFolder()
        try "old".write(toFile: folder.path(), atomically: true, encoding: .utf8)
        let tooLong = Table(columns: [Column("N", .integers(Array(repeating: 1, count: 1_048_576)))])
        let failing = workbook(Sheet(title: "Long", tables: [tooLong]))
        #expect(throws: WorkbookError.tooManyRows(sheet: "Long", rows: 1_048_579)) {
            try failing.write(to: folder.path())
        }
        #expect(try String(contentsOfFile: folder.path(), encoding: .utf8) == "old")
        try Samples.workbook.write(to: folder.path())
        #expect(try Data(contentsOf: folder.url.appending(path: "book.xlsx")).prefix(2) == Data("PK".utf8))
        #expect(try folder.files == ["book.xlsx"])
    }

    @Test func aFolderThatIsNotThereIsNamedWithTheSystemsReason() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("none/book.xlsx")
        #expect(throws: WorkbookError.notWritten(path: path, reason: "No such file or directory")) {
            try Samples.workbook.write(to: path)
        }
    }

    @Test func aFolderIsNotReplaced() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path(percentEncoded: false)
        #expect(throws: WorkbookError.notAFile(path: path)) { try Samples.workbook.write(to: path) }
        #expect(throws: WorkbookError.notAFile(path: "/dev/null")) {
            try Samples.workbook.write(to: "/dev/null")
        }
    }

    @Test func aLinkIsFollowed() throws {
        let folder = try TemporaryFolder()
        try "old".write(toFile: folder.path("real.xlsx"), atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link.xlsx"),
            withDestinationPath: folder.path("real.xlsx")
        )
        try Samples.workbook.write(to: folder.path("link.xlsx"))
        #expect(try Data(contentsOf: folder.url.appending(path: "real.xlsx")).count > 1_000)
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.xlsx"))
                == folder.path("real.xlsx")
        )
    }

    @Test func whatASheetDoesNotHaveIsNotDrawn() {
        let table = Table(columns: [Column("N", .integers([1, 2]))])
        let colour = Colour(0x0072B2)
        let charts = [
            Chart(.bars, title: "", table: 1, series: [Chart.Series(0, colour)]),
            Chart(.bars, title: "", series: [Chart.Series(1, colour)]),
            Chart(.bars, title: "", series: [Chart.Series(0, colour)], rows: 0..<3),
        ]
        for chart in charts {
            let sheet = Sheet(title: "S", tables: [table], charts: [chart])
            #expect(throws: WorkbookError.unknownColumns(sheet: "S")) {
                try workbook(sheet).write(to: "/nowhere/book.xlsx")
            }
        }
        var shaded = table
        shaded.shadings = [Shading(0..<2, .bars(colour))]
        #expect(throws: WorkbookError.unknownColumns(sheet: "S")) {
            try workbook(Sheet(title: "S", tables: [shaded])).write(to: "/nowhere/book.xlsx")
        }
        #expect(throws: WorkbookError.noSheets) { try Workbook(title: "").write(to: "/nowhere/book.xlsx") }
    }
}

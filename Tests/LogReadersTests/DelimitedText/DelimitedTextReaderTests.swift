import EventLogs
import Foundation
import TestInputs
import Testing

@testable import LogReaders

@Suite struct DelimitedTextReaderTests {
    static let header = "order,activity,start,end,resource,note\n"

    @Test func everySplitGivesTheSameLog() throws {
        for seed in UInt64(1)...60 {
            var random = SeededGenerator(seed: seed)
            var text = DelimitedTextReaderTests.header
            for _ in 0..<random.next(below: 120) + 20 {
                let hour = random.next(below: 20)
                var fields = [
                    "o\(random.next(below: 12))", "act\(random.next(below: 5))",
                    "2026-01-0\(random.next(below: 9) + 1) \(hour):00",
                    "2026-01-0\(random.next(below: 9) + 1) \(hour + 1):30",
                    random.next(below: 4) == 0 ? "" : "r\(random.next(below: 3))",
                    random.next(below: 5) == 0
                        ? "\"two\nlines, \"\"quoted\"\"\"" : "n\(random.next(below: 4))",
                ]
                if random.next(below: 20) == 0 { fields.removeLast() }
                if random.next(below: 20) == 0 { fields[0] = "" }
                text += fields.joined(separator: ",") + (random.next(below: 9) == 0 ? "\r\n\n" : "\n")
            }
            let file = try TemporaryFile(Data(text.utf8))
            var options = ReadingOptions()
            options.threads = 1
            let whole = try DelimitedTextReader.read(ByteStream(path: file.path), options: options)
            #expect(whole.reading.rowsRead == whole.reading.rowsStored + whole.reading.rejected.count)
            for threads in [2, 3, 7, 40] {
                options.threads = threads
                let parts = try DelimitedTextReader.read(
                    ByteStream(path: file.path),
                    options: options,
                    smallestPart: 1
                )
                #expect(parts == whole, "seed \(seed), \(threads) threads")
            }
        }
    }

    @Test func everySplitOfLifecycleRowsGivesTheSameLog() throws {
        for seed in UInt64(1)...40 {
            var random = SeededGenerator(seed: seed)
            var text = "case,activity,timestamp,lifecycle,instance,resource,deadline\n"
            for _ in 0..<100 {
                let order = random.next(below: 6)
                text +=
                    [
                        "c\(order)", "a\(random.next(below: 3))",
                        "2026-01-01T0\(random.next(below: 9)):00:00Z",
                        ["start", "complete", "suspend"][random.next(below: 3)],
                        random.next(below: 2) == 0 ? "" : "i\(random.next(below: 9))",
                        "r\(random.next(below: 3))",
                        "2026-02-0\(order + 1)",
                    ].joined(separator: ",") + "\n"
            }
            let file = try TemporaryFile(Data(text.utf8))
            var options = ReadingOptions()
            options.threads = 1
            let whole = try DelimitedTextReader.read(ByteStream(path: file.path), options: options)
            #expect(whole.reading.columns.contains { $0.role == .lifecycle })
            #expect(whole.reading.rowsRead == whole.reading.rowsStored + whole.reading.rejected.count)
            options.threads = 5
            let parts = try DelimitedTextReader.read(
                ByteStream(path: file.path),
                options: options,
                smallestPart: 1
            )
            #expect(parts == whole, "seed \(seed)")
        }
    }

    @Test(arguments: [
        ["a", String(repeating: "é", count: 1_000)],
        ["a", "x", "2026-01-02"] + Array(repeating: "bc", count: 1_000),
    ])
    func ofARaggedRowAsMuchIsKeptAsOfAField(_ fields: [String]) throws {
        let row = fields.joined(separator: ",")
        let read = try DelimitedTextReaderTests.read("order,activity,time\na,x,2026-01-01\n\(row)\n")
        #expect(read.reading.rejected.map(\.text) == [row.prefix(RejectedRow.longestText - 1) + "…"])
    }

    @Test func raggedRowsAreRejectedWithTheirLine() throws {
        let read = try DelimitedTextReaderTests.read(
            "order,activity,time\na,x,2026-01-01\n\na,\"y\nz\",2026-01-02,,\na,x\nb,x,2026-01-01,more\n"
        )
        #expect(read.log.instanceCount == 2)
        #expect(
            read.reading.rejected == [
                RejectedRow(
                    row: 3,
                    line: 6,
                    column: nil,
                    reason: .tooFewFields(found: 2, expected: 3),
                    text: "a,x"
                ),
                RejectedRow(
                    row: 4,
                    line: 7,
                    column: nil,
                    reason: .tooManyFields(found: 4, expected: 3),
                    text: "b,x,2026-01-01,more"
                ),
            ]
        )
    }

    @Test func aHeaderMayBeGiven() throws {
        var options = ReadingOptions()
        options.header = ["order", "activity", "time"]
        let read = try DelimitedTextReaderTests.read("a,x,2026-01-01\na,y,2026-01-02\n", options: options)
        #expect(read.log.instanceCount == 2)
        #expect(read.log.sourceRow == [1, 2])
    }

    @Test func aLineThatNamesTheDelimiterIsNoHeader() throws {
        let read = try DelimitedTextReaderTests.read("sep=;\r\norder;activity;time\r\na;x,y;2026-01-01\r\n")
        #expect(read.log.activities.names == ["x,y"])
        #expect(read.reading.rowsRead == 1)
    }

    @Test func dayAndMonthAreDecidedByTheWholeFile() throws {
        var text = "order,activity,time\n"
        for row in 0..<3_000 { text += "o\(row / 3),a\(row % 3),0\(row % 9 + 1)/02/2026 10:00\n" }
        let ambiguous = try DelimitedTextReaderTests.read(text)
        #expect(
            ambiguous.reading.notes.contains(.ambiguousDayAndMonth(column: "time", assumed: .dayMonthYear))
        )
        let decided = try DelimitedTextReaderTests.read(text + "o9999,a1,02/13/2026 10:00\n")
        #expect(decided.reading.columns.last?.timeFormat == .monthDayYear)
        #expect(
            !decided.reading.notes.contains { if case .ambiguousDayAndMonth = $0 { true } else { false } }
        )
        #expect(decided.reading.rejected.isEmpty)
    }

    @Test func otherColumnsDecideDayAndMonth() throws {
        let read = try DelimitedTextReaderTests.read(
            "order,activity,time,deadline\na,x,01/02/2026,28/02/2026\na,y,03/02/2026,28/02/2026\n"
        )
        #expect(read.log.end[0] == TimestampFormat.yearMonthDay.parse("2026-02-01")?.clock)
        #expect(!read.reading.notes.contains { if case .ambiguousDayAndMonth = $0 { true } else { false } })
    }

    // MARK: - Failures

    @Test func filesWithoutRowsAreRefused() throws {
        for text in ["", "\n\n", "\u{FEFF}"] {
            let file = try TemporaryFile(Data(text.utf8))
            #expect(throws: ReadingError.emptyFile(path: file.path)) { try LogReader.read(path: file.path) }
        }
        let file = try TemporaryFile(Data("order,activity,time\n".utf8))
        #expect(throws: ReadingError.noRows(path: file.path)) { try LogReader.read(path: file.path) }
    }

    @Test func aWorkbookIsNamedAsOne() throws {
        let file = try TemporaryFile(Data([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]))
        #expect(
            throws: ReadingError.unknownKind(
                path: file.path,
                firstBytes: "the mark of an XLSX workbook or another zip archive"
            )
        ) { try LogReader.read(path: file.path) }
    }

    /// Though it is closed further on, by another that strays.
    @Test func aQuoteNearTheTopIsNotFollowedThroughAllOfTheFile() throws {
        let row = "a,x,2026-01-01\n"
        let rows = String(repeating: row, count: (17 << 20) / row.utf8.count)
        let text = "order,activity,time\n\(row)\"b,x,2026-01-01\n\(rows)b\",x,2026-01-01\n\(row)"
        let file = try TemporaryFile(Data(text.utf8))
        #expect(throws: ReadingError.unclosedQuote(path: file.path, line: 3)) {
            try DelimitedTextReader.read(ByteStream(path: file.path), options: ReadingOptions())
        }
    }

    @Test func anUnclosedQuoteIsNamedByItsLineOnEveryThread() throws {
        var text = "order,activity,time\n"
        for row in 0..<200 { text += "o\(row),a,2026-01-01\n" }
        text += "o,\"open,2026-01-01\n"
        for row in 0..<200 { text += "o\(row),a,2026-01-01\n" }
        let file = try TemporaryFile(Data(text.utf8))
        for threads in [1, 3] {
            var options = ReadingOptions()
            options.threads = threads
            #expect(throws: ReadingError.unclosedQuote(path: file.path, line: 202)) {
                try DelimitedTextReader.read(ByteStream(path: file.path), options: options, smallestPart: 64)
            }
        }
    }

    @Test func aColumnThatIsNotThereIsRefused() throws {
        let file = try TemporaryFile(Data("order,activity,time,time\na,x,2026-01-01,2026-01-01\n".utf8))
        var options = ReadingOptions()
        options.columns = [.order: "Ordre"]
        #expect(
            throws: ReadingError.noSuchColumn(
                path: file.path,
                name: "Ordre",
                columns: ["order", "activity", "time", "time"]
            )
        ) { try LogReader.read(path: file.path, options: options) }
        options.columns = [.time: "Time"]
        #expect(throws: ReadingError.ambiguousColumn(path: file.path, name: "Time")) {
            try LogReader.read(path: file.path, options: options)
        }
    }

    @Test func progressEndsAtTheWholeFile() throws {
        let text = "order,activity,time\n" + String(repeating: "a,x,2026-01-01\n", count: 1_000)
        let file = try TemporaryFile(Data(text.utf8))
        let seen = Seen()
        var options = ReadingOptions()
        options.progress = { done, total in seen.note(done, total) }
        _ = try LogReader.read(path: file.path, options: options)
        #expect(seen.last?.done == text.utf8.count)
        #expect(seen.last?.total == text.utf8.count)
    }

    private final class Seen: @unchecked Sendable {
        private let lock = NSLock()
        private var value: (done: Int, total: Int)?
        var last: (done: Int, total: Int)? { lock.withLock { value } }
        func note(_ done: Int, _ total: Int) { lock.withLock { value = (done, total) } }
    }

    static func read(_ text: String, options: ReadingOptions = ReadingOptions()) throws -> AssembledLog {
        let file = try TemporaryFile(Data(text.utf8))
        var read = try LogReader.read(path: file.path, options: options)
        read.reading.source = "test"
        return read
    }
}

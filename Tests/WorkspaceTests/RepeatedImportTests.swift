import EventLogs
import SampleLogs
import Testing

@testable import Workspace

@Suite struct RepeatedImportTests {
    @Test func importingAgainAddsNothing() throws {
        let folder = try WorkspaceFolder()
        let sample = SampleLog.random(seed: 7, orders: 200, rejected: 3)
        let workspace = try folder.workspace()
        let first = try workspace.store(sample)
        let before = try workspace.log().transcript
        let second = try workspace.store(sample)
        #expect(try workspace.log().transcript == before)
        #expect((first.rowsDuplicate, first.rowsRejected, first.ordersAdded) == (0, 3, 200))
        #expect(second.rowsStored == 0)
        #expect(second.rowsDuplicate == sample.log.instanceCount)
        #expect((second.ordersAdded, second.orderValuesReplaced, second.orderValuesFilled) == (0, 0, 0))
    }

    @Test func overlappingExportsAddWhatIsNew() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let monday = [
            ["A", "Enter", "Ann", "2026-01-05 09:00", "2026-01-05 09:30"],
            ["B", "Enter", "Bob", "2026-01-05 09:10", "2026-01-05 09:20"],
        ]
        let tuesday = [
            ["B", "Enter", "Bob", "2026-01-05 09:10", "2026-01-05 09:20"],
            ["C", "Enter", "Cem", "2026-01-06 08:00", "2026-01-06 09:20"],
            ["A", "Check", "Cem", "2026-01-04 08:00", "2026-01-04 09:20"],
        ]
        try workspace.store(try logRead(plainColumns, monday))
        let report = try workspace.store(try logRead(plainColumns, tuesday))
        #expect(
            (report.rowsRead, report.rowsStored, report.rowsDuplicate, report.ordersAdded) == (3, 2, 1, 1)
        )
        let stored = try workspace.storedLog()
        #expect(stored.log.orders.names == ["A", "B", "C"])
        #expect(stored.log.activities.names == ["Enter", "Check"])
        #expect(stored.log.activity == [1, 0, 0, 0], "in the order of (order, start, end)")
        #expect(stored.eventID == [4, 1, 2, 3])
    }

    @Test func identicalRowsOfOneFileAreKept() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let row = ["A", "Enter", "Ann", "2026-01-05 09:00", "2026-01-05 09:30"]
        #expect(try workspace.store(try logRead(plainColumns, [row, row])).rowsStored == 2)
        #expect(try workspace.store(try logRead(plainColumns, [row])).rowsStored == 0)
        let third = try workspace.store(try logRead(plainColumns, [row, row, row]))
        #expect((third.rowsStored, third.rowsDuplicate) == (1, 2))
        #expect(try workspace.log().instanceCount == 3)
    }

    /// Over random logs of few values, many of them the same, each content is in the workspace as often as in
    /// the log that has it most often, and the instances come out sorted.
    @Test func storedIsTheLargestCountOfEachContent() throws {
        var random = SplitMix(state: 11)
        for _ in 0..<60 {
            let folder = try WorkspaceFolder()
            let workspace = try folder.workspace()
            var expected: [String: Int] = [:]
            for _ in 0..<3 {
                let rows = (0...random.below(30)).map { _ in
                    let start = random.below(3)
                    return [
                        "O\(random.below(3))", "A\(random.below(2))", ["", "Ann", "Bob"][random.below(3)],
                        random.below(4) == 0 ? "" : "2026-01-05 09:0\(start)",
                        "2026-01-05 09:0\(start + random.below(2))", "\(random.below(2))",
                        ["", "x", "y"][random.below(3)],
                    ]
                }
                let columns = plainColumns + [("size", .eventAttribute), ("note", .eventAttribute)]
                let sample = try logRead(columns, rows)
                var counts: [String: Int] = [:]
                for text in sample.log.instanceTexts() { counts[text, default: 0] += 1 }
                expected.merge(counts, uniquingKeysWith: max)
                let report = try workspace.store(sample)
                #expect(report.rowsRead == report.rowsStored + report.rowsDuplicate + report.rowsRejected)
            }
            let log = try workspace.log()
            var counts: [String: Int] = [:]
            for text in log.instanceTexts() { counts[text, default: 0] += 1 }
            #expect(counts == expected)
            for order in 0..<log.orderCount {
                let range = log.instances(ofOrder: order)
                for (before, after) in zip(range, range.dropFirst()) {
                    #expect((log.start[before], log.end[before]) <= (log.start[after], log.end[after]))
                }
            }
        }
    }

    @Test func pairedRowsCountTwice() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let columns: [(name: String, role: ColumnRole)] = [
            ("order", .order), ("activity", .activity), ("time", .time), ("transition", .lifecycle),
        ]
        let rows = [
            ["A", "Enter", "2026-01-05 09:00", "start"], ["A", "Enter", "2026-01-05 09:30", "complete"],
            ["A", "Ship", "2026-01-06 09:30", "complete"], ["A", "Bill", "2026-01-07 09:30", "start"],
        ]
        let first = try workspace.store(try logRead(columns, rows))
        #expect((first.rowsRead, first.rowsStored, first.rowsDuplicate, first.rowsRejected) == (4, 3, 0, 1))
        #expect(first.eventsStored == 2)
        let more = rows + [["A", "Bill", "2026-01-07 10:30", "complete"]]
        let second = try workspace.store(try logRead(columns, more))
        #expect(
            (second.rowsRead, second.rowsStored, second.rowsDuplicate, second.rowsRejected) == (5, 2, 3, 0)
        )
        #expect(second.eventsDuplicate == 2)
    }

    @Test func theSameFileIsRecognised() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let sample = SampleLog.random(seed: 1, orders: 2)
        let source = ImportSource(name: "a.csv", bytes: 10, contentHash: 0xAB)
        let first = try workspace.store(sample, from: source, toolVersion: "test")
        #expect(first.sameFileAsImport == nil)
        let second = try workspace.store(sample, from: source, toolVersion: "test")
        #expect(second.sameFileAsImport == 1)
    }
}

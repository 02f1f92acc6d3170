import EventLogs
import SampleLogs
import Testing

@testable import Workspace

/// Exports of one system change over time: values of orders, columns, kinds of columns.
@Suite struct ChangingColumnsTests {
    private let start = "2026-01-05 09:00"
    private let end = "2026-01-05 09:30"

    @Test func theLaterValueOfAnOrderWins() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let columns =
            plainColumns + [("promise", .promise), ("region", .orderAttribute), ("value", .orderAttribute)]
        try workspace.store(
            try logRead(
                columns,
                [
                    ["A", "Enter", "Ann", start, end, "2026-02-01", "north", "5"],
                    ["B", "Enter", "Ann", start, end, "2026-02-02", "south", ""],
                ]
            )
        )
        let report = try workspace.store(
            try logRead(
                columns,
                [
                    ["B", "Enter", "Ann", start, end, "2026-02-09", "", "7"],
                    ["A", "Enter", "Ann", start, end, "", "east", "5.0"],
                ]
            )
        )
        #expect((report.orderValuesReplaced, report.orderValuesFilled, report.rowsStored) == (2, 1, 0))
        let log = try workspace.log()
        #expect(
            log.promise.map { ZoneRules.utc.iso8601($0) } == ["2026-02-01T00:00:00Z", "2026-02-09T00:00:00Z"]
        )
        let region = NameTable(["east", "south"])
        #expect(log.orderAttributes[0].values == .categorical(codes: [0, 1], table: region))
        #expect(log.orderAttributes[1].values == .numeric([5, 7]))
    }

    @Test func anotherColumnDoesNotMakeEventsNew() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let wide = plainColumns + [("team", .eventAttribute)]
        try workspace.store(try logRead(plainColumns, [["A", "Enter", "Ann", start, end]]))
        let second = try workspace.store(
            try logRead(
                wide,
                [["A", "Enter", "Ann", start, end, "blue"], ["B", "Enter", "Ann", start, end, "red"]]
            )
        )
        #expect((second.rowsStored, second.rowsDuplicate) == (1, 1))
        // The column exists by now, but the first import still did not have it.
        let third = try workspace.store(
            try logRead(
                wide,
                [["A", "Enter", "Ann", start, end, "blue"], ["B", "Enter", "Ann", start, end, "pink"]]
            )
        )
        #expect((third.rowsStored, third.rowsDuplicate) == (1, 1))
        let narrow = try workspace.store(try logRead(plainColumns, [["B", "Enter", "Ann", start, end]]))
        #expect(narrow.rowsStored == 0)
    }

    @Test func anAttributeMayBeTheOrdersInOneExportAndTheEventsInAnother() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let columns = plainColumns + [("team", .attribute)]
        let first = ["A", "Enter", "Ann", start, end, "blue"]
        let later = ["A", "Ship", "Ann", "2026-01-06 09:00", "2026-01-06 09:30", "red"]
        let one = try logRead(columns, [first])
        #expect(one.log.orderAttributes.count == 1)
        let both = try logRead(columns, [first, later])
        #expect(both.log.instanceAttributes.count == 1)
        try workspace.store(one)
        let second = try workspace.store(both)
        #expect((second.rowsStored, second.rowsDuplicate) == (1, 1))
        // And back again: the order's value stands for its events.
        let third = try workspace.store(one)
        #expect((third.rowsStored, third.rowsDuplicate) == (0, 1))
        let other = try logRead(columns, [["A", "Enter", "Ann", start, end, "green"]])
        #expect(try workspace.store(other).rowsStored == 1)
    }

    @Test func aColumnOfNumbersThatGetsAWordBecomesText() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let columns = plainColumns + [("size", .eventAttribute), ("value", .orderAttribute)]
        let numbers = [
            ["A", "Enter", "Ann", start, end, "12", "0.1"], ["B", "Enter", "Ann", start, end, "", "3"],
        ]
        let words = [
            ["A", "Enter", "Ann", start, end, "12", "unknown"],
            ["C", "Enter", "Ann", start, end, "n/a", "3"],
        ]
        try workspace.store(try logRead(columns, numbers))
        let report = try workspace.store(try logRead(columns, words))
        #expect((report.rowsStored, report.rowsDuplicate, report.orderValuesReplaced) == (1, 1, 1))
        let log = try workspace.log()
        #expect(
            log.instanceAttributes[0].values
                == .categorical(codes: [0, -1, 1], table: NameTable(["12", "n/a"]))
        )
        #expect(
            log.orderAttributes[0].values
                == .categorical(codes: [0, 1, 1], table: NameTable(["unknown", "3"]))
        )
        // Numbers go in as text from now on, and are recognised.
        #expect(try workspace.store(try logRead(columns, numbers)).rowsStored == 0)
        #expect(try workspace.integrityProblems() == [])
    }

    @Test func aColumnOfTimesThatGetsAWordBecomesText() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let sample = SampleLog.random(seed: 5, orders: 20)
        try workspace.store(sample)
        let row = ["A", "Enter", "Ann", start, end, "soon"]
        try workspace.store(try logRead(plainColumns + [("seen", .eventAttribute)], [row]))
        #expect(try workspace.store(sample).rowsStored == 0)
    }
}

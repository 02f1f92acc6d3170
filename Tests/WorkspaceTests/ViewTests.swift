import EventLogs
import GRDB
import Testing

@testable import Workspace

@Suite struct ViewTests {
    private func workspace(_ folder: borrowing WorkspaceFolder) throws -> Workspace {
        let workspace = try folder.workspace()
        let columns =
            plainColumns + [("promise", .promise), ("order", .eventAttribute), ("order", .orderAttribute)]
        let berlin = try #require(ZoneRules(identifier: "Europe/Berlin"))
        try workspace.store(
            try logRead(
                columns,
                [
                    // The clocks went forward in the night of 29 March 2026.
                    [
                        "A", "Enter", "Ann", "2026-03-28 23:30", "2026-03-29 03:30:00.25", "2026-04-01", "x",
                        "y",
                    ],
                    ["A", "Ship", "", "", "1969-12-31 23:59:59.5", "2026-04-01", "", "y"],
                ],
                zone: berlin
            )
        )
        return workspace
    }

    @Test func eventsAreShownByNameAndInTheLogsOwnTime() throws {
        let folder = try WorkspaceFolder()
        let rows = try workspace(folder).database.read {
            try Row.fetchAll($0, sql: "SELECT * FROM event_log")
        }
        #expect(
            rows == [
                [
                    "order": "A", "activity": "Ship", "resource": nil, "start": nil,
                    "end": "1969-12-31T23:59:59.500", "hours": nil, "order_2": "y", "order_3": nil,
                    "event_id": 1,
                ],
                [
                    "order": "A", "activity": "Enter", "resource": "Ann", "start": "2026-03-28T23:30:00.000",
                    "end": "2026-03-29T03:30:00.250", "hours": 3 + 0.25 / 3_600, "order_2": "y",
                    "order_3": "x", "event_id": 2,
                ],
            ]
        )
    }

    @Test func ordersAreShownWithTheirSpan() throws {
        let folder = try WorkspaceFolder()
        let rows = try workspace(folder).database.read {
            try Row.fetchAll($0, sql: "SELECT * FROM order_log")
        }
        #expect(
            rows == [
                [
                    "order": "A", "arrival": nil, "promise": "2026-04-01T00:00:00.000", "completed": nil,
                    "first_start": "1969-12-31T23:59:59.500", "last_end": "2026-03-29T03:30:00.250",
                    "events": 2, "order_2": "y", "order_id": 1,
                ]
            ]
        )
    }

    @Test func everyImportIsOnRecord() throws {
        let folder = try WorkspaceFolder()
        let workspace = try workspace(folder)
        let row = try #require(
            try workspace.database.read { try Row.fetchOne($0, sql: "SELECT * FROM imports") }
        )
        #expect(row["zone"] == "Europe/Berlin")
        #expect((row["rows_read"], row["rows_stored"], row["rows_duplicate"]) == (2, 2, 0))
        #expect(row["tool_version"] == "test")
    }
}

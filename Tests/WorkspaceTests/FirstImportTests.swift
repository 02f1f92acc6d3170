import EventLogs
import Foundation
import GRDB
import SampleLogs
import Testing

@testable import Workspace

/// The first import writes pages, the others rows; nobody can tell which it was.
@Suite struct FirstImportTests {
    private static let sample = SampleLog.random(seed: 5, orders: 900, rejected: 2)

    private static func store(_ workspace: Workspace, byPages: Bool) throws -> ImportReport {
        try workspace.store(
            sample,
            from: ImportSource(name: "sample"),
            toolVersion: "test",
            rejectsPath: nil,
            importedAt: 0,
            leastByPages: byPages ? 1 : .max
        )
    }

    /// All tables and views, row by row, and what the schema says.
    private static func content(_ workspace: Workspace) throws -> [String] {
        try workspace.database.read { database in
            let sql = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name"
            let schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
            let tables = try String.fetchAll(database, sql: sql).flatMap { table in
                try Row.fetchAll(database, sql: "SELECT * FROM \(table.quotedForSQL)").map {
                    "\(table) \($0)"
                }
            }
            return try Row.fetchAll(database, sql: schema).map(\.description) + tables
        }
    }

    @Test(arguments: [512, 4_096, 8_192, 65_536])
    func pagesHoldWhatRowsWouldHave(pageSize: Int) throws {
        let folder = try WorkspaceFolder()
        let workspaces = try ["pages", "rows"].map { name in
            let workspace = try Workspace(at: folder.path + "/\(name).olens", ifMissing: .create)
            try workspace.database.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA page_size = \(pageSize); VACUUM")
            }
            // Results of an earlier time stay.
            let values = TableColumn(name: "value", values: .integers(Array(0..<5_000)))
            try workspace.replace([ResultTable(name: "earlier", columns: [values])])
            return workspace
        }
        var reports = [
            try FirstImportTests.store(workspaces[0], byPages: true),
            try FirstImportTests.store(workspaces[1], byPages: false),
        ]
        #expect(reports[0].rejectsFile?.hasSuffix("pages.rejects-1.csv") == true)
        for index in reports.indices { reports[index].rejectsFile = nil }
        #expect(reports[0] == reports[1])
        try workspaces.forEach {
            try $0.database.write { try $0.execute(sql: "UPDATE imports SET rejects_file = ''") }
        }
        #expect(try FirstImportTests.content(workspaces[0]) == FirstImportTests.content(workspaces[1]))
        #expect(try workspaces[0].integrityProblems() == [])
        #expect(try workspaces[0].log().transcript == FirstImportTests.sample.log.transcript)
        let more = try workspaces.map { try $0.store(SampleLog.random(seed: 6, orders: 400)) }
        #expect(more[0] == more[1])
        #expect(try workspaces[0].log().transcript == workspaces[1].log().transcript)
        #expect(try workspaces[0].integrityProblems() == [])
    }

    @Test func whereAnotherHasImportedMeanwhileNothingIsCopied() throws {
        let folder = try WorkspaceFolder()
        let (workspace, other) = (try folder.workspace(), try folder.workspace())
        let first = try #require(try workspace.database.read { try FirstImport($0) })
        try other.store(SampleLog.random(seed: 1, orders: 20))
        let before = try other.log().transcript
        let report = try workspace.database.writeWithoutTransaction { database in
            try first.run(
                into: database,
                { draft, events in
                    try LogImport(
                        database: draft,
                        log: FirstImportTests.sample.log,
                        reading: FirstImportTests.sample.reading,
                        source: ImportSource(name: "sample"),
                        toolVersion: "test",
                        importedAt: 0,
                        takingEvents: events
                    ).run { "\($0)" }
                },
                preparing: { _ in Issue.record("rejected rows would go into the other's file") }
            )
        }
        #expect(report == nil)
        #expect(try workspace.log().transcript == before)
        #expect(try workspace.integrityProblems() == [])
        #expect(try workspace.database.read { try FirstImport($0) } == nil)
    }

    @Test func anIndexOfTheEventsIsFilled() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        try workspace.database.write { try $0.execute(sql: "CREATE INDEX by_order ON events (order_id)") }
        _ = try FirstImportTests.store(workspace, byPages: true)
        #expect(try workspace.integrityProblems() == [])
        #expect(try workspace.log().transcript == FirstImportTests.sample.log.transcript)
    }

    @Test func aFileOfAnotherEncodingKeepsIt() throws {
        let folder = try WorkspaceFolder()
        let file = try DatabaseQueue(path: folder.workspacePath)
        try file.writeWithoutTransaction { database in
            try database.execute(
                sql: "PRAGMA encoding = 'UTF-16le'; CREATE TABLE empty (a); DROP TABLE empty"
            )
        }
        try file.close()
        let workspace = try folder.workspace()
        _ = try FirstImportTests.store(workspace, byPages: true)
        let sql = "SELECT DISTINCT remark FROM events WHERE remark > 'b' ORDER BY remark"
        #expect(try workspace.database.read { try String.fetchAll($0, sql: sql) } == ["it's", "null"])
        #expect(try workspace.integrityProblems() == [])
    }

    @Test func whoFindsTheWorkspaceBusyIsToldSo() throws {
        let folder = try WorkspaceFolder()
        let (first, second) = (try folder.workspace(), try folder.workspace(patience: 0.05))
        try first.database.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                #expect(throws: WorkspaceError.busy(path: folder.workspacePath)) {
                    try FirstImportTests.store(second, byPages: true)
                }
                return .commit
            }
        }
        #expect(folder.files == ["desk.olens"], "no rejected rows without an import")
        #expect(try FirstImportTests.store(second, byPages: true).ordersAdded == 900)
        #expect(try first.log().transcript == FirstImportTests.sample.log.transcript)
    }

    @Test func withoutItsRejectedRowsNothingIsImported() throws {
        let folder = try WorkspaceFolder()
        try folder.workspace().close()
        let path = folder.workspacePath
        // The rejected rows cannot be written, so nothing is copied.
        let workspace = try Workspace(at: path)
        #expect(throws: WorkspaceError.self) {
            try workspace.store(
                FirstImportTests.sample,
                from: ImportSource(name: "sample"),
                toolVersion: "test",
                rejectsPath: folder.path + "/nowhere/rejects.csv"
            )
        }
        #expect(try workspace.log().instanceCount == 0)
        #expect(try FirstImportTests.store(workspace, byPages: true).importID == 1)
    }
}

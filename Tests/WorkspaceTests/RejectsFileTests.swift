import EventLogs
import Foundation
import GRDB
import SampleLogs
import Testing

@testable import Workspace

@Suite struct RejectsFileTests {
    @Test func rejectedRowsAreWrittenBesideTheWorkspace() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let report = try workspace.store(SampleLog.random(seed: 1, orders: 3, rejected: 2))
        let path = folder.path + "/desk.rejects-1.csv"
        #expect(report.rejectsFile == path)
        #expect(report.rowsRejected == 2)
        #expect(folder.files == ["desk.olens", "desk.rejects-1.csv"])
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let rows = report.rowsStored
        let expected = """
            line,column,reason,text\r
            \(rows + 2),"end, of ""work""\",unreadable-time,31.02.0\r
            \(rows + 3),"end, of ""work""\",unreadable-time,31.02.1\r

            """
        #expect(text == expected)
    }

    @Test func textsWithLineBreaksStayOneField() {
        let row = RejectedRow(row: 1, line: 2, column: nil, reason: .blankOrder, text: "a\n\"b\",c")
        #expect(RejectsFile.csv([row]) == "line,column,reason,text\r\n2,,blank-order,\"a\n\"\"b\"\",c\"\r\n")
    }

    @Test func withoutRejectedRowsThereIsNoFile() throws {
        let folder = try WorkspaceFolder()
        let report = try folder.workspace().store(SampleLog.random(seed: 1, orders: 3))
        #expect(report.rejectsFile == nil)
        #expect(folder.files == ["desk.olens"])
    }

    /// An import fails as late as it can: when it is committed.
    @Test(arguments: [nil, "older"]) func aFailedImportPutsBackWhatWasThere(_ older: String?) throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        try workspace.store(SampleLog.random(seed: 1, orders: 3))
        let path = folder.path + "/rejects.csv"
        try older?.write(toFile: path, atomically: true, encoding: .utf8)
        let before = folder.files
        let refusal = CommitRefusal()
        workspace.database.add(transactionObserver: refusal, extent: .databaseLifetime)
        #expect(throws: CommitRefusal.Refused.self) {
            try workspace.store(
                SampleLog.random(seed: 2, orders: 3, rejected: 2),
                from: ImportSource(name: "sample"),
                toolVersion: "test",
                rejectsPath: path
            )
        }
        #expect(folder.files == before)
        #expect(try older.map { try String(contentsOfFile: path, encoding: .utf8) == $0 } ?? true)
    }

    @Test func anOlderFileIsReplaced() throws {
        let folder = try WorkspaceFolder()
        let path = folder.path + "/rejects.csv"
        try "older".write(toFile: path, atomically: true, encoding: .utf8)
        try folder.workspace().store(
            SampleLog.random(seed: 2, orders: 3, rejected: 2),
            from: ImportSource(name: "sample"),
            toolVersion: "test",
            rejectsPath: path
        )
        #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("line,column"))
        #expect(folder.files == ["desk.olens", "rejects.csv"])
    }

    @Test func ifTheyCannotBeWrittenNothingIsImported() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let path = folder.path + "/nowhere/rejects.csv"
        #expect(throws: WorkspaceError.rejectsNotWritable(path: path, code: ENOENT)) {
            try workspace.store(
                SampleLog.random(seed: 1, orders: 3, rejected: 2),
                from: ImportSource(name: "sample"),
                toolVersion: "test",
                rejectsPath: path
            )
        }
        #expect(try workspace.log().orderCount == 0)
    }
}

/// Lets no transaction be committed.
private final class CommitRefusal: TransactionObserver {
    struct Refused: Error {}

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseWillCommit() throws { throw Refused() }
    func databaseDidCommit(_ database: Database) {}
    func databaseDidRollback(_ database: Database) {}
}

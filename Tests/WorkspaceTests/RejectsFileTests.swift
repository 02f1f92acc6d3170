import EventLogs
import Foundation
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

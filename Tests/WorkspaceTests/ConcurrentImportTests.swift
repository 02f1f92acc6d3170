import EventLogs
import Foundation
import GRDB
import SampleLogs
import Testing

@testable import Workspace

@Suite struct ConcurrentImportTests {
    @Test func whoFindsTheWorkspaceBusyIsToldSo() throws {
        let folder = try WorkspaceFolder()
        let first = try folder.workspace()
        try first.store(SampleLog.random(seed: 1, orders: 10))
        let second = try folder.workspace(patience: 0.05)
        try first.database.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                #expect(throws: WorkspaceError.busy(path: folder.workspacePath)) {
                    try second.store(SampleLog.random(seed: 2, orders: 10))
                }
                return .commit
            }
        }
        #expect(try second.store(SampleLog.random(seed: 2, orders: 10)).ordersAdded == 10)
    }

    @Test(arguments: [50, 600])
    func importsAtOnceWaitForOneAnother(orders: Int) async throws {
        let folder = try WorkspaceFolder()
        let path = folder.workspacePath
        try folder.workspace().close()
        let added = try await withThrowingTaskGroup(of: Int.self) { group in
            for seed in 1...4 {
                group.addTask {
                    let sample = SampleLog.random(seed: UInt64(seed), orders: orders, rejected: seed)
                    return try Workspace(at: path).store(sample).ordersAdded
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(added == 4 * orders)
        let workspace = try Workspace(at: path)
        #expect(try workspace.log().orderCount == 4 * orders)
        // Each import has the rows that it rejected in a file of its own.
        let rejects = try workspace.database.read {
            try Row.fetchAll($0, sql: "SELECT rows_rejected, rejects_file FROM imports")
        }
        for row in rejects {
            let file: String = row["rejects_file"]
            let lines = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\r\n")
            #expect(lines.count - 2 == row["rows_rejected"] as Int)
        }
    }
}

import EventLogs
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
                    try Workspace(at: path).store(SampleLog.random(seed: UInt64(seed), orders: orders))
                        .ordersAdded
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(added == 4 * orders)
        #expect(try Workspace(at: path).log().orderCount == 4 * orders)
    }
}

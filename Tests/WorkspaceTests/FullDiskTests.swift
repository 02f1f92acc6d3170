import EventLogs
import Foundation
import GRDB
import SampleLogs
import Testing

@testable import Workspace

@Suite struct FullDiskTests {
    @Test func aFullDiskLeavesWhatWasThere() throws {
        let folder = try WorkspaceFolder()
        let mount = folder.path + "/small"
        try FileManager.default.createDirectory(atPath: mount, withIntermediateDirectories: true)
        guard try run("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", mount]) else {
            print("SKIPPED aFullDiskLeavesWhatWasThere: this user may not mount a small disk")
            return
        }
        defer { _ = try? run("umount", [mount]) }
        let workspace = try Workspace(at: mount + "/desk.olens", ifMissing: .create)
        #expect(throws: WorkspaceError.diskFull(path: workspace.path)) {
            try workspace.store(SampleLog.random(seed: 2, orders: 5_000))
        }
        #expect(try workspace.log().instanceCount == 0)
        #expect(try workspace.integrityProblems() == [])
        try workspace.store(SampleLog.random(seed: 1, orders: 500))
        let before = try workspace.log().transcript
        #expect(throws: WorkspaceError.diskFull(path: workspace.path)) {
            try workspace.store(SampleLog.random(seed: 2, orders: 5_000, rejected: 1))
        }
        #expect(try workspace.log().transcript == before)
        #expect(try workspace.integrityProblems() == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: mount) == ["desk.olens"])
        try workspace.close()
        let reopened = try Workspace(at: mount + "/desk.olens")
        #expect(try reopened.log().transcript == before)
        #expect(try reopened.store(SampleLog.random(seed: 2, orders: 100)).ordersAdded == 100)
        try reopened.close()
    }

    @Test func aFileThatMayNotGrowLeavesWhatWasThere() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        try workspace.store(SampleLog.random(seed: 1, orders: 200))
        let before = try workspace.log().transcript
        try workspace.database.writeWithoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages + 20)")
        }
        #expect(throws: WorkspaceError.diskFull(path: workspace.path)) {
            try workspace.store(SampleLog.random(seed: 2, orders: 2_000))
        }
        #expect(try workspace.log().transcript == before)
        #expect(try workspace.integrityProblems() == [])
    }

    private func run(_ program: String, _ arguments: [String]) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}

import EventLogs
import Foundation
import GRDB
import SampleLogs
import Testing

@testable import Workspace

@Suite struct OpeningTests {
    private func contents(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

    @Test func aMissingFileIsNotCreatedUnlessAsked() throws {
        let folder = try WorkspaceFolder()
        let path = folder.workspacePath
        #expect(throws: WorkspaceError.missing(path: path)) { try Workspace(at: path) }
        #expect(folder.files == [])
    }

    @Test(arguments: [Workspace.WhenMissing.create, .fail])
    func aFileThatIsNotSQLiteIsRefused(ifMissing: Workspace.WhenMissing) throws {
        let folder = try WorkspaceFolder()
        let path = folder.workspacePath
        let text = Data(String(repeating: "order,activity,start,end\n", count: 100).utf8)
        try text.write(to: URL(fileURLWithPath: path))
        #expect(throws: WorkspaceError.notSQLite(path: path)) {
            try Workspace(at: path, ifMissing: ifMissing)
        }
        #expect(contents(path) == text)
    }

    @Test(arguments: [Workspace.WhenMissing.create, .fail])
    func theDatabaseOfAnotherProgramIsRefused(ifMissing: Workspace.WhenMissing) throws {
        let folder = try WorkspaceFolder()
        let path = folder.workspacePath
        let other = try DatabaseQueue(path: path)
        try other.write { try $0.execute(sql: "CREATE TABLE orders (id INTEGER PRIMARY KEY)") }
        try other.close()
        let before = contents(path)
        #expect(throws: WorkspaceError.notWorkspace(path: path)) {
            try Workspace(at: path, ifMissing: ifMissing)
        }
        #expect(contents(path) == before)
    }

    @Test func aNewerWorkspaceIsRefused() throws {
        let folder = try WorkspaceFolder()
        let path = folder.workspacePath
        let workspace = try folder.workspace()
        try workspace.database.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        try workspace.close()
        let error = WorkspaceError.newerVersion(path: path, found: 99, supported: WorkspaceSchema.version)
        #expect(throws: error) { try Workspace(at: path) }
    }

    @Test func aWorkspaceWithStepsOfALaterVersionIsRefused() throws {
        let folder = try WorkspaceFolder()
        let path = folder.workspacePath
        let workspace = try folder.workspace()
        try workspace.database.write { database in
            try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('2: something later')")
        }
        try workspace.close()
        let before = contents(path)
        let error = WorkspaceError.newerMigrations(path: path, names: ["2: something later"])
        for ifMissing in [Workspace.WhenMissing.fail, .create] {
            #expect(throws: error) { try Workspace(at: path, ifMissing: ifMissing) }
        }
        #expect(contents(path) == before)
    }

    @Test func whatIsHeldIsCountedAndNamed() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        #expect(try workspace.holdings() == WorkspaceHoldings(orders: 0, sources: []))
        try workspace.store(SampleLog.random(seed: 1, orders: 7))
        let held = try workspace.holdings()
        #expect(held.orders == 7 && held.sources.count == 1)
    }

    @Test func askingWhetherItCanBeWrittenChangesNothing() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let before = contents(folder.workspacePath)
        #expect(try workspace.canBeWritten())
        #expect(contents(folder.workspacePath) == before && folder.files == ["desk.olens"])
    }

    @Test func anEmptyFileBecomesAWorkspace() throws {
        let folder = try WorkspaceFolder()
        try Data().write(to: URL(fileURLWithPath: folder.workspacePath))
        try folder.workspace().store(SampleLog.random(seed: 1, orders: 3))
        #expect(try Workspace(at: folder.workspacePath).log().orderCount == 3)
    }

    @Test func aWorkspaceWhoseCreationWasCutShortIsFinished() throws {
        let folder = try WorkspaceFolder()
        let started = try DatabaseQueue(path: folder.workspacePath)
        try started.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA application_id = \(WorkspaceSchema.applicationID)")
        }
        try started.close()
        try folder.workspace().store(SampleLog.random(seed: 1, orders: 3))
        #expect(try Workspace(at: folder.workspacePath).log().orderCount == 3)
    }

    @Test func theHeaderSaysWhoseFileItIs() throws {
        let folder = try WorkspaceFolder()
        try folder.workspace().close()
        let header = try #require(contents(folder.workspacePath))
        #expect(header[68..<72].elementsEqual("OLNS".utf8))
        #expect(header[60..<64].elementsEqual([0, 0, 0, UInt8(WorkspaceSchema.version)]))
    }

    @Test func aTableThatWasChangedIsReported() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        try workspace.store(SampleLog.random(seed: 1, orders: 5))
        try workspace.database.write { try $0.execute(sql: "DELETE FROM orders WHERE id = 2") }
        #expect(throws: WorkspaceError.altered(table: "orders")) { try workspace.log() }
    }

    @Test func aFolderThatIsNotThereIsReported() throws {
        let folder = try WorkspaceFolder()
        let path = folder.path + "/nowhere/desk.olens"
        #expect(throws: WorkspaceError.notWritable(path: path)) {
            try Workspace(at: path, ifMissing: .create)
        }
    }
}

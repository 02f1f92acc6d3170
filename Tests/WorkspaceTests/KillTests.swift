import EventLogs
import Foundation
import GRDB
import SampleLogs
import Testing

@testable import Workspace

/// Imports in a process of their own, killed at any moment.
@Suite struct KillTests {
    private static let kills = 50
    private static let base = SampleLog.random(seed: 1, orders: 200)
    private static let orders = 800
    private static let rejected = 5
    private static let added = SampleLog.random(seed: 2, orders: orders, rejected: rejected)

    /// Half of the imports go into a workspace that holds an import already, half into one that is yet to be
    /// created; every other one of each writes into the file long before it is committed, because the cache is
    /// small. The moments are spread over the time that a whole import takes, and somewhat beyond; one in five is counted from
    /// when the database's journal appears, however long everything takes.
    @Test func aKilledImportIsThereWholeOrNotAtAll() throws {
        let whole = try WorkspaceFolder()
        let fresh = try KillTests.complete(whole.path + "/fresh.olens", hasBase: false)
        let based = try KillTests.complete(whole.path + "/based.olens", hasBase: true)
        var seconds = 0.0
        var random = SplitMix(state: 42)
        var outcomes = (none: 0, journal: 0, all: 0)
        for kill in 0..<KillTests.kills {
            let folder = try WorkspaceFolder()
            let path = folder.workspacePath
            let hasBase = kill % 2 == 0
            // Measured again and again, because other programs come and go.
            if kill % 5 == 0 { seconds = try KillTests.run("\(whole.path)/\(kill).olens", killAfter: nil) }
            if hasBase { try KillTests.importBase(path) }
            // One moment at random in each fiftieth of the time.
            let share = (Double(kill) + Double.random(in: 0..<1, using: &random)) / Double(KillTests.kills)
            let cache = kill / 2 % 2 == 0 ? 64 << 20 : 32 << 10
            _ = try KillTests.run(
                path,
                cacheBytes: cache,
                killAfter: seconds * (kill % 5 == 4 ? 0.02 : 1.1) * share,
                onceThereIs: kill % 5 == 4 ? path + "-journal" : nil
            )
            if folder.files.contains("desk.olens-journal") { outcomes.journal += 1 }

            let workspace = try Workspace(at: path, ifMissing: .create)
            #expect(try workspace.integrityProblems() == [])
            let before = hasBase ? KillTests.base.log.instanceCount : 0
            let held = try workspace.log()
            let imports = try workspace.database.read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM imports") ?? -1
            }
            let isWhole = held.instanceCount == before + KillTests.added.log.instanceCount
            #expect(isWhole || held.instanceCount == before, "kill \(kill): \(held.instanceCount) events")
            #expect(imports == (hasBase ? 1 : 0) + (isWhole ? 1 : 0))
            if isWhole {
                outcomes.all += 1
                #expect(held.transcript == (hasBase ? based : fresh))
                #expect(folder.files.contains("desk.rejects-\(imports).csv"))
            } else {
                outcomes.none += 1
                #expect(held.transcript == (hasBase ? KillTests.base.log.transcript : EventLog.none))
            }

            let next = try workspace.store(KillTests.added)
            #expect(next.eventsStored == (isWhole ? 0 : KillTests.added.log.instanceCount))
            #expect(try workspace.log().transcript == (hasBase ? based : fresh))
        }
        print("killed \(KillTests.kills) imports of about \(seconds) s: \(outcomes)")
        #expect(outcomes.journal >= 5, "kills must hit imports while they write")
    }

    private static func importBase(_ path: String) throws {
        let workspace = try Workspace(at: path, ifMissing: .create)
        try workspace.store(base)
        try workspace.close()
    }

    /// What a workspace holds after an import that nobody disturbs.
    private static func complete(_ path: String, hasBase: Bool) throws -> [String] {
        if hasBase { try importBase(path) }
        let workspace = try Workspace(at: path, ifMissing: .create)
        try workspace.store(added)
        return try workspace.log().transcript
    }

    /// Runs an import in a child process.
    /// - Parameters:
    ///   - killAfter: seconds after it began to open the workspace; nil to let it finish.
    ///   - onceThereIs: a file from whose appearance the seconds are counted instead.
    /// - Returns: the seconds from there to its end.
    private static func run(
        _ path: String,
        cacheBytes: Int = 64 << 20,
        killAfter: Double?,
        onceThereIs file: String? = nil
    ) throws -> Double {
        let here = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let child = Process()
        child.executableURL = URL(fileURLWithPath: here).deletingLastPathComponent()
            .appendingPathComponent("ImportChild")
        child.arguments = [path, "2", "\(orders)", "\(rejected)", "\(cacheBytes)"]
        let pipe = Pipe()
        child.standardOutput = pipe
        try child.run()
        let first = try #require(try pipe.fileHandleForReading.read(upToCount: 6))
        #expect(first == Data("ready\n".utf8))
        let began = ContinuousClock.now
        if let killAfter {
            while let file, access(file, F_OK) != 0, child.isRunning { usleep(100) }
            Thread.sleep(forTimeInterval: killAfter)
            kill(child.processIdentifier, SIGKILL)
        }
        // The pipe ends with the child; Foundation notices its end only later.
        let rest = try pipe.fileHandleForReading.readToEnd()
        let passed = ContinuousClock.now - began
        if killAfter == nil { #expect(rest == Data("done\n".utf8)) }
        return passed / .seconds(1)
    }
}

extension EventLog {
    /// The transcript of a log of nothing.
    fileprivate static var none: [String] {
        EventLog(
            zone: .utc,
            orders: NameTable(),
            arrival: [],
            promise: [],
            orderAttributes: [],
            firstInstance: [0],
            activities: NameTable(),
            resources: NameTable(),
            activity: [],
            resource: [],
            start: [],
            end: [],
            startSource: [],
            sourceRow: [],
            instanceAttributes: []
        ).transcript
    }
}

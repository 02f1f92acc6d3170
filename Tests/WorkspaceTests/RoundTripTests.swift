import EventLogs
import SampleLogs
import Testing

@testable import Workspace

@Suite struct RoundTripTests {
    @Test(arguments: [UInt64(1), 2, 3])
    func aLogReadsBackAsItWasStored(seed: UInt64) throws {
        let folder = try WorkspaceFolder()
        let sample = SampleLog.random(seed: seed, orders: 300)
        let workspace = try folder.workspace()
        let report = try workspace.store(sample)
        #expect(report.rowsStored == sample.log.instanceCount)
        #expect(try workspace.log().transcript == sample.log.transcript)
        try workspace.close()
        #expect(folder.files == ["desk.olens"], "one file and nothing else when nobody writes")
        let reopened = try Workspace(at: folder.workspacePath)
        #expect(try reopened.log().transcript == sample.log.transcript)
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func twoConnectionsReadWhatOneReads(seed: UInt64) throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        func compare() throws {
            try workspace.database.read { database in
                let one = try StoredLog(database)
                let two = try StoredLog(database, path: workspace.path, leastToSplit: 1)
                #expect(one.log.transcript == two.log.transcript)
                #expect(one.eventID == two.eventID)
                let unhelped = try StoredLog(database, path: workspace.path + "-elsewhere", leastToSplit: 1)
                #expect(one.log.transcript == unhelped.log.transcript)
            }
        }
        try compare()
        try workspace.store(SampleLog.random(seed: seed, orders: Int(seed) * 7))
        try compare()
        // Further events of the same orders, so that the table is not in the order of the log.
        try workspace.store(SampleLog.random(seed: seed, orders: 30))
        let row = ["SO-\(seed)-0", "Ship", "Zoe", "2020-01-05 09:00", "2020-01-05 09:30", "zzz"]
        try workspace.store(try logRead(plainColumns + [("remark", .eventAttribute)], [row]))
        try compare()
    }

    @Test func aLogFromTextReadsBackAsItWasAssembled() throws {
        let folder = try WorkspaceFolder()
        let columns =
            plainColumns + [("promised", .promise), ("Region", .attribute), ("note", .eventAttribute)]
        let sample = try logRead(
            columns,
            [
                ["B", "Ship", "", "2026-03-29 01:30", "2026-03-29 03:30", "2026-04-01", "south", "late"],
                ["A", "Enter", "Ann", "", "2026-03-29 09:00", "", "north", ""],
                ["B", "Enter", "Ann", "2026-03-28 09:00", "2026-03-28 09:30", "2026-04-01", "south", "7"],
                ["A", "Ship", "Bob", "2026-03-30 09:00", "2026-03-30 08:00", "", "north", "x"],
            ],
            zone: try #require(ZoneRules(identifier: "Europe/Berlin"))
        )
        let workspace = try folder.workspace()
        let report = try workspace.store(sample)
        #expect((report.rowsRead, report.rowsStored, report.rowsRejected) == (4, 3, 1))
        #expect(try workspace.log().transcript == sample.log.transcript)
    }

    @Test(arguments: ["UTC", "GMT+0530", "GMT-0330", "Asia/Shanghai"])
    func theZoneIsKept(identifier: String) throws {
        let folder = try WorkspaceFolder()
        let zone = try #require(ZoneRules(identifier: identifier))
        try folder.workspace().store(SampleLog.random(seed: 1, orders: 1, zone: zone))
        #expect(try folder.workspace().log().zone == zone)
    }

    @Test func aZoneOfAFixedOffsetIsKept() throws {
        let folder = try WorkspaceFolder()
        let zone = ZoneRules(fixedOffset: 8 * .hour)
        try folder.workspace().store(SampleLog.random(seed: 1, orders: 1, zone: zone))
        #expect(try folder.workspace().log().zone == zone)
    }

    @Test func aNewWorkspaceHoldsAnEmptyLog() throws {
        let folder = try WorkspaceFolder()
        let log = try folder.workspace().log()
        #expect(log.orderCount == 0)
        #expect(log.instanceCount == 0)
    }

    @Test func attributesMayHaveAnyName() throws {
        let folder = try WorkspaceFolder()
        let names = [
            "id", "Start", "end", "", "a\"b", "x; DROP TABLE orders", "amount", "AMOUNT", "order", "客户",
        ]
        let columns = plainColumns + names.map { ($0, .eventAttribute) } + names.map { ($0, .orderAttribute) }
        let sample = try logRead(
            columns,
            [
                ["A", "Enter", "Ann", "2026-01-01 09:00", "2026-01-01 09:30"] + names.map { "e" + $0 }
                    + names.map { "o" + $0 }
            ]
        )
        let workspace = try folder.workspace()
        try workspace.store(sample)
        #expect(try workspace.log().transcript == sample.log.transcript)
        #expect(try workspace.store(sample).rowsDuplicate == 1)
    }

    @Test func columnsOfOneNameStayApart() throws {
        let folder = try WorkspaceFolder()
        let columns = plainColumns + [("note", .eventAttribute), ("note", .eventAttribute)]
        let sample = try logRead(
            columns,
            [
                ["A", "Enter", "Ann", "2026-01-01 09:00", "2026-01-01 09:30", "first", "second"],
                ["A", "Ship", "Ann", "2026-01-02 09:00", "2026-01-02 09:30", "", "third"],
            ]
        )
        let workspace = try folder.workspace()
        try workspace.store(sample)
        #expect(try workspace.log().transcript == sample.log.transcript)
    }

    @Test func moreAttributesThanColumnsAreRefused() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        // As many as there may be, known from imports before.
        let known = (1...WorkspaceSchema.mostAttributes).map { "('event', 'a\($0)', 'a\($0)', 'number')" }
        try workspace.database.write { database in
            let values = known.joined(separator: ", ")
            try database.execute(
                sql: "INSERT INTO attributes (owner, name, column_name, kind) VALUES \(values)"
            )
        }
        let row = ["A", "Enter", "Ann", "2026-01-01 09:00", "2026-01-01 09:30", "x"]
        let sample = try logRead(plainColumns + [("another", .orderAttribute)], [row])
        #expect(throws: WorkspaceError.tooManyAttributes(limit: WorkspaceSchema.mostAttributes)) {
            try workspace.store(sample)
        }
    }
}

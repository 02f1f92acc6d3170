import EventLogs
import Foundation
import GRDB
import TestInputs
import Testing

@testable import Workspace

/// The pages of the file say what SQLite says, or nothing.
@Suite final class EventPagesTests {
    private let folder: WorkspaceFolder
    private let workspace: Workspace

    /// A workspace of events without attributes, some of them without a resource.
    init() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let rows = (0..<3_000).map { row in
            let minute = row % 60 < 10 ? "0\(row % 60)" : "\(row % 60)"
            let resource = row % 7 == 0 ? "" : "R\(row % 300)"
            let date = "20\(10 + row % 90)-01-05"
            return ["O\(row / 3)", "A\(row % 5)", resource, "\(date) 09:\(minute)", "\(date) 10:00"]
        }
        try workspace.store(try logRead(Array(plainColumns.prefix(5)), rows))
        self.workspace = workspace
        self.folder = folder
    }

    private func execute(_ sql: String) throws {
        try workspace.database.writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    /// How many events the pages give; nil if they are not read. Whoever reads gets the same log.
    private func eventsInPages() throws -> Int? {
        try workspace.database.read { database in
            let plain = try StoredLog(database)
            let fast = try StoredLog(database, path: workspace.path, leastToSplit: 1)
            #expect(plain.log.transcript == fast.log.transcript)
            #expect(plain.eventID == fast.eventID)
            #expect(plain.importID == fast.importID)
            guard let pages = try EventPages(database) else { return nil }
            let rows = try Int.fetchOne(database, sql: "SELECT max(id) FROM events") ?? 0
            let names = try NameCounts(database)
            var count: Int?
            _ = try EventColumns(rows: rows) { cells in
                count = try pages.read(
                    pages.leaves.indices,
                    of: database,
                    into: cells,
                    rows: rows,
                    names: names
                )?.reduce(0) { $0 + $1.count }
            }
            return count
        }
    }

    @Test(arguments: [512, 1_024, 8_192, 65_536])
    func pagesOfAnySizeAreRead(_ size: Int) throws {
        try execute("PRAGMA page_size = \(size); VACUUM")
        #expect(try eventsInPages() == 3_000)
        try workspace.database.read { database in
            let leaves = try #require(try EventPages(database)).leaves.count
            #expect(size == 512 ? leaves > 200 : leaves >= 2)
        }
    }

    @Test func numbersOfEverySizeAreRead() throws {
        try execute(
            """
            UPDATE events SET start = CASE id % 8 WHEN 0 THEN 0 WHEN 1 THEN 1 ELSE (-1 << (id % 60)) + id % 3 END;
            UPDATE events SET "end" = (1 << (id % 62)) - id % 3;
            UPDATE events SET source_row = min(4294967295, 1 << (id % 33)), start_source = id % 3
            """
        )
        #expect(try eventsInPages() == 3_000)
    }

    @Test func severalImportsAreRead() throws {
        let row = ["O1", "A9", "R9", "2030-01-05 09:00", "2030-01-05 09:30"]
        try workspace.store(try logRead(Array(plainColumns.prefix(5)), [row]))
        #expect(try eventsInPages() == 3_001)
    }

    @Test func whatNoImportLeavesIsLeftToSQLite() throws {
        try execute("DELETE FROM events WHERE id BETWEEN 100 AND 120")
        #expect(try eventsInPages() == nil, "ids have a gap, so the log is read by SQLite")
        try execute("ALTER TABLE events ADD COLUMN note TEXT; UPDATE events SET note = hex(zeroblob(9000))")
        #expect(try eventsInPages() == nil)
        try execute("PRAGMA journal_mode = WAL")
        #expect(try eventsInPages() == nil)
    }

    @Test func anImportUnderWayIsReadBySQLite() throws {
        try workspace.database.write { database in
            try database.execute(sql: "UPDATE events SET start = start + 1")
            #expect(try EventPages(database) == nil)
        }
    }

    @Test func eventsOfNoActivityAreReported() throws {
        try execute("UPDATE events SET activity_id = 99 WHERE id = 2000")
        #expect(throws: WorkspaceError.altered(table: "events")) { try workspace.log() }
        #expect(throws: WorkspaceError.altered(table: "events")) { try eventsInPages() }
    }

    @Test func anIdBeyondAllReasonIsReported() throws {
        try execute("UPDATE events SET id = 9000000000000 WHERE id = 3000")
        #expect(throws: WorkspaceError.altered(table: "events")) { try workspace.log() }
    }

    /// Whatever byte is wrong, reading ends, with a log or an error: of a tree out of order SQLite itself gives this or that.
    @Test func aDamagedFileIsReadToAnEnd() throws {
        let whole = try Data(contentsOf: URL(filePath: workspace.path))
        let copy = workspace.path + ".damaged"
        defer { try? FileManager.default.removeItem(atPath: copy) }
        var generator = SeededGenerator(seed: 9)
        var read = 0
        for _ in 0..<200 {
            var bytes = whole
            let place = Int.random(in: 8_192..<bytes.count, using: &generator)
            bytes[place] = UInt8.random(in: 0...255, using: &generator)
            try bytes.write(to: URL(filePath: copy))
            guard let damaged = try? Workspace(at: copy) else { continue }
            let log = try? damaged.database.read { try StoredLog($0, path: copy, leastToSplit: 1).log }
            if let log, log.instanceCount > 2_000 { read += 1 }
            try? damaged.close()
        }
        #expect(read > 100, "most damage is in a value and hurts nothing else")
    }
}

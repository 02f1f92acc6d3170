import EventLogs
import Foundation
import GRDB
import GRDBSQLite
import TestInputs
import Testing

@testable import Workspace

/// SQLite reads the pages made from columns, and finds in them what it would have stored itself.
@Suite struct EventLeavesTests {
    /// Columns of every kind, whole numbers of every size, texts of none to many bytes.
    private static func columns(rows: Int, longest: Int, seed: Int) -> [TableColumn] {
        var random = SeededGenerator(seed: seed)
        func some<Value>(_ value: (inout SeededGenerator) -> Value) -> [Value] {
            (0..<rows).map { _ in value(&random) }
        }
        func number(_ random: inout SeededGenerator) -> Int64 {
            let bits = random.next(below: 65)
            let value = bits == 0 ? 0 : Int64(bitPattern: random.next()) >> Int64(64 - bits)
            return random.next(below: 9) == 0 ? (value < 0 ? -1 : 1) << Int64(random.next(below: 63)) : value
        }
        var names = NameInterner()
        let texts: [Int32] = some { random in
            if random.next(below: 5) == 0 { return -1 }
            let length = random.next(below: 20) == 0 ? random.next(below: longest + 1) : random.next(below: 9)
            return names.code(
                of: String(repeating: ["ä", "\0", "z"][random.next(below: 3)], count: length / 2)
            )
        }
        return [
            TableColumn(name: "order_id", values: .ids(codes: some { Int32($0.next(below: 70_000)) })),
            TableColumn(name: "activity_id", values: .ids(codes: some { Int32($0.next(below: 3)) - 1 })),
            TableColumn(name: "start", values: .integers(some(number))),
            TableColumn(name: "end", values: .integers(some(number))),
            TableColumn(name: "start_source", values: .bytes(some { UInt8($0.next(below: 256)) })),
            TableColumn(
                name: "source_row",
                values: .counts(some { UInt32($0.next() >> (32 + $0.next(below: 32))) })
            ),
            TableColumn(name: "import_id", values: .constant(Int64(seed), rows: rows)),
            TableColumn(name: "note", values: .names(codes: texts, table: names.table)),
            TableColumn(
                name: "amount",
                values: .reals(
                    some { [.nan, -0.0, 1e300, Double($0.next(below: 1_000)) / 8 - 9][$0.next(below: 4)] }
                )
            ),
        ]
    }

    private static func emptyTable(_ columns: [TableColumn], pageSize: Int) throws -> DatabaseQueue {
        let database = try DatabaseQueue()
        try database.writeWithoutTransaction { database in
            let columns = columns.map { "\($0.name.quotedForSQL) \($0.values.type)" }.joined(separator: ", ")
            try database.execute(sql: "PRAGMA page_size = \(pageSize)")
            try database.execute(sql: "CREATE TABLE events (id INTEGER PRIMARY KEY, \(columns)) STRICT")
        }
        return database
    }

    /// Calls `body` with a connection to the pages; nil if they cannot be made.
    private static func read<Result>(
        _ columns: [TableColumn],
        pageSize: Int,
        _ body: (OpaquePointer, DraftFile) throws -> Result
    ) throws -> Result? {
        let database = try emptyTable(columns, pageSize: pageSize)
        return try database.read { database in
            let root = try Int.fetchOne(database, sql: "SELECT rootpage FROM sqlite_schema") ?? 0
            var size: Int64 = 0
            let bytes = try #require(sqlite3_serialize(database.sqliteConnection, "main", &size, 0))
            defer { sqlite3_free(bytes) }
            return try PinnedColumn.pin(columns[...]) { pinned -> Result? in
                try pinned.withUnsafeBufferPointer { pinned -> Result? in
                    let base = UnsafeMutableBufferPointer(start: bytes, count: Int(size))
                    guard let leaves = EventLeaves(pinned, rows: columns[0].rows, pageSize: pageSize),
                        let draft = DraftFile(base: base, root: root, leaves: leaves)
                    else { return nil }
                    return try DraftFileSystem.withConnection(to: draft) { try body($0, draft) }
                }
            }
        }
    }

    /// Each row of the answer as text.
    private static func answer(_ connection: OpaquePointer, _ sql: String) -> [String] {
        var rows: [String] = []
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { return ["error"] }
        defer { sqlite3_finalize(statement) }
        while sqlite3_step(statement) == SQLITE_ROW {
            let values = (0..<sqlite3_column_count(statement)).map { column -> String in
                if sqlite3_column_type(statement, column) == SQLITE_FLOAT {
                    return "\(sqlite3_column_double(statement, column))"
                }
                return sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "NULL"
            }
            rows.append(values.joined(separator: "|"))
        }
        return rows
    }

    private static let everything = """
        SELECT id, order_id, activity_id, start, "end", start_source, source_row, import_id, hex(note), amount,
            typeof(start) || typeof(note) || typeof(amount) || typeof(activity_id) FROM events
        """

    /// A tree of four levels, leaves cut where a new part begins, and pages of any size.
    @Test(arguments: [(512, 30_000), (1_024, 3_000), (4_096, 67_000), (8_192, 5_000), (32_768, 6_000)])
    func sqliteReadsWhatItWouldHaveStored(pageSize: Int, most: Int) throws {
        for (seed, rows) in [(1, most), (2, most / 2), (3, most / 3)] {
            let columns = EventLeavesTests.columns(rows: rows, longest: pageSize - 130, seed: seed)
            let reference = try EventLeavesTests.emptyTable(columns, pageSize: pageSize)
            let stored = try reference.write { database in
                try database.insert(columns, into: "events")
                return EventLeavesTests.answer(
                    try #require(database.sqliteConnection),
                    EventLeavesTests.everything
                )
            }
            let made = try EventLeavesTests.read(columns, pageSize: pageSize) { connection, _ in
                #expect(EventLeavesTests.answer(connection, "PRAGMA integrity_check") == ["ok"])
                return EventLeavesTests.answer(connection, EventLeavesTests.everything)
            }
            #expect(made == stored, "seed \(seed)")
            #expect(stored.count == rows)
        }
    }

    @Test func whatDoesNotFitIntoLeavesIsLeftToSQLite() throws {
        let many = (0..<100).map { Int64($0) << 40 }
        func isMade(_ columns: [TableColumn]) throws -> Bool {
            try EventLeavesTests.read(columns, pageSize: 512) { _, _ in true } ?? false
        }
        func texts(_ length: Int) -> [TableColumn] {
            let texts = (0..<100).map { $0 == 50 ? String(repeating: "x", count: length) : "y" }
            return [TableColumn(name: "a", values: .texts(texts))]
        }
        // A header of its size, the id, and a type of two bytes; a record of 477 bytes stays in its leaf.
        #expect(try isMade(texts(473)))
        #expect(try !isMade(texts(474)))
        func wide(_ count: Int) -> [TableColumn] {
            (0..<count).map { TableColumn(name: "c\($0)", values: .integers(many)) }
        }
        #expect(try isMade(wide(24)))
        #expect(try !isMade(wide(25)))
        #expect(try !isMade([TableColumn(name: "a", values: .integers([1, 2, 3]))]), "one leaf is no tree")
    }

    /// SQLite never uses the page at 2^30 bytes.
    @Test func aFileBeyondAGigabyteLeavesThePageOfLocksOut() throws {
        let rows = 270_000
        let text = String(repeating: "0123456789abcdef", count: 240)
        let table = NameTable([text])
        let codes = [Int32](repeating: 0, count: rows)
        let columns = [TableColumn(name: "a", values: .names(codes: codes, table: table))]
        let answers = try EventLeavesTests.read(columns, pageSize: 8_192) { connection, draft in
            #expect(draft.pageCount * draft.pageSize > 1 << 30)
            #expect(draft.page(131_073) == nil)
            return [
                EventLeavesTests.answer(connection, "PRAGMA integrity_check"),
                EventLeavesTests.answer(connection, "SELECT count(*), sum(id), min(length(a)) FROM events"),
            ]
        }
        #expect(answers == [["ok"], ["\(rows)|\(rows * (rows + 1) / 2)|\(text.utf8.count)"]])
    }
}

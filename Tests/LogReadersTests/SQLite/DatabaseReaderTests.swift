import EventLogs
import Foundation
import GRDB
import TestInputs
import Testing

@testable import LogReaders

@Suite struct DatabaseReaderTests {
    /// A database with a table of events in it.
    private func database(_ statements: String) throws -> TemporaryFile {
        let file = try TemporaryFile(Data())
        try DatabaseQueue(path: file.path).write { try $0.execute(sql: statements) }
        return file
    }

    private func read(_ file: TemporaryFile, _ query: String?) throws -> AssembledLog {
        var options = ReadingOptions()
        options.query = query
        return try LogReader.read(path: file.path, options: options)
    }

    private let events = """
        CREATE TABLE events (order_id INTEGER, activity TEXT, timestamp TEXT, resource TEXT, amount REAL, scan BLOB);
        INSERT INTO events VALUES
          (7, 'enter', '2024-01-01 08:00:00', 'Ann', 12.5, NULL),
          (7, 'ship', '2024-01-02 08:00:00', NULL, 12.5, x'FF00'),
          (8, 'enter', '2024-01-01 09:00:00', 'Bob', 1e20, x'616263'),
          (8, 'ship', NULL, 'Bob', 3, NULL);
        """

    @Test func theRowsOfAQueryAreRows() throws {
        let assembled = try read(try database(events), "SELECT * FROM events")
        let log = assembled.log
        #expect(log.orders.names == ["7", "8"])
        #expect(log.activity.map { log.activities[$0] } == ["enter", "ship", "enter"])
        #expect(log.resource.map { $0 < 0 ? "" : log.resources[$0] } == ["Ann", "", "Bob"])
        #expect(assembled.reading.rejected.map(\.reason) == [.blankTime])
        #expect(assembled.reading.rejected.map(\.row) == [4])
        #expect(assembled.reading.notes.contains(.binaryCells(column: "scan", cells: 1)))
        let amount = try #require(
            (log.orderAttributes + log.instanceAttributes).first { $0.name == "amount" }
        )
        guard case .numeric(let numbers) = amount.values else {
            Issue.record("amount is a number")
            return
        }
        #expect(numbers.contains(12.5))
        #expect(numbers.contains(1e20))
    }

    @Test(arguments: [
        "DELETE FROM events", "SELECT * FROM events; DROP TABLE events", "PRAGMA table_info(events)",
        "EXPLAIN SELECT 1", "INSERT INTO events SELECT * FROM events RETURNING *", "",
        "-- only a comment", "/* never ended",
        "WITH gone AS (SELECT 1) DELETE FROM events RETURNING *",
    ]) func onlyOneSelectIsRun(_ query: String) throws {
        let file = try database(events)
        #expect(throws: ReadingError.database(path: file.path, .notOneSelect(query: query))) {
            _ = try read(file, query)
        }
        let rows = try DatabaseQueue(path: file.path).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM events")
        }
        #expect(rows == 4)
    }

    @Test(arguments: [
        "SELECT * FROM events", "  \n-- first\n/* then */ select * from events",
        "WITH e AS (SELECT * FROM events) SELECT * FROM e", "SELECT * FROM events;",
        "SELECT * FROM events ; -- done",
    ]) func selectsInAnyClothingAreRun(_ query: String) throws {
        #expect(try read(try database(events), query).log.orderCount == 2)
    }

    @Test func complaintsOfSQLiteAreHandedOn() throws {
        let file = try database(events)
        #expect(
            throws: ReadingError.database(path: file.path, .sqlite(code: 1, message: "no such table: gone"))
        ) {
            _ = try read(file, "SELECT * FROM gone")
        }
        var damaged = try Data(contentsOf: URL(fileURLWithPath: file.path))
        damaged.replaceSubrange(
            4_096..<damaged.count,
            with: repeatElement(0xAB, count: damaged.count - 4_096)
        )
        let broken = try TemporaryFile(damaged)
        #expect {
            _ = try read(broken, "SELECT * FROM events")
        } throws: { error in
            guard case ReadingError.database(broken.path, .sqlite(_, let message)) = error else {
                return false
            }
            return message.contains("malformed")
        }
    }

    @Test func aViewOfWhatIsNotThereIsNotListed() throws {
        let file = try database(
            "CREATE TABLE orders (id INTEGER);"
                + "CREATE VIEW broken AS SELECT o.number FROM orders o JOIN orders c ON c.key = o.id"
        )
        let table = DatabaseTable(name: "orders", columns: ["id"])
        #expect(throws: ReadingError.database(path: file.path, .noQuery(tables: [table]))) {
            _ = try LogReader.read(path: file.path)
        }
    }

    @Test func withoutAQueryTheTablesAreListed() throws {
        let file = try database(events)
        let table = DatabaseTable(
            name: "events",
            columns: ["order_id", "activity", "timestamp", "resource", "amount", "scan"]
        )
        #expect(throws: ReadingError.database(path: file.path, .noQuery(tables: [table]))) {
            _ = try read(file, nil)
        }
    }

    @Test func aQueryWithoutRowsAndAQueryOfAnotherKindAreTold() throws {
        let file = try database(events)
        #expect(throws: ReadingError.noRows(path: file.path)) {
            _ = try read(file, "SELECT * FROM events WHERE 0")
        }
        let text = try TemporaryFile(Data("order,activity,time\n1,a,2024-01-01\n".utf8))
        #expect(throws: ReadingError.queryWithoutDatabase(path: text.path)) { _ = try read(text, "SELECT 1") }
    }

    @Test(.needsSharedData) func aPackedDatabaseLeavesNoCopyBehind() throws {
        let folder = FileManager.default.temporaryDirectory.path
        func copies() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasPrefix("orderlens-") && $0.hasSuffix(".sqlite") }
        }
        let before = Set(try copies())
        var options = ReadingOptions()
        options.objectType = "orders"
        let path = SharedData.path("ocel/order-management_ocel2.sqlite.gz")
        #expect(try LogReader.read(path: path, options: options).log.orderCount == 2_000)
        options.objectType = nil
        #expect(throws: ReadingError.self) { try LogReader.read(path: path, options: options) }
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let cut = try TemporaryFile(whole.prefix(100_000))
        #expect {
            _ = try LogReader.read(path: cut.path, options: options)
        } throws: { error in
            guard case ReadingError.truncatedGzip = error else { return false }
            return true
        }
        #expect(Set(try copies()).subtracting(before) == [])
    }

    /// The figures of the data's README: 830 orders, 809 of them shipped, 37 after the required date.
    @Test(.needsSharedData) func northwindHas37OrdersShippedLate() throws {
        let query = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("northwind-orders.sql"),
            encoding: .utf8
        )
        var options = ReadingOptions()
        options.query = query
        let assembled = try LogReader.read(path: SharedData.path("pm4py/northwind.sqlite"), options: options)
        let log = assembled.log
        #expect(log.orderCount == 830)
        #expect(log.instanceCount == 830 + 809)
        #expect(
            assembled.reading.columns.map(\.role).prefix(5) == [
                .order, .activity, .time, .resource, .promise,
            ]
        )
        let shipped = (0..<log.orderCount).compactMap { order in
            log.instances(ofOrder: order).first { log.activities[log.activity[$0]] == "ship order" }
                .map { (end: log.end[$0], promise: log.promise[order]) }
        }
        #expect(shipped.count == 809)
        #expect(shipped.count { $0.end > $0.promise } == 37)
    }
}

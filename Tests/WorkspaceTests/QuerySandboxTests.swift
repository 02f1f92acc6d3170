import Foundation
import SampleLogs
import Testing

@testable import Workspace

struct QuerySandboxTests {
    /// What nobody may do, and what the refusal says of it.
    private static let hostile: [(sql: String, reason: QueryFault.Reason, offset: Int?)] = [
        ("ATTACH DATABASE '/tmp/other.db' AS other", .forbidden("ATTACH"), 0),
        ("PRAGMA user_version = 7", .forbidden("PRAGMA"), 0),
        ("SELECT * FROM pragma_table_info('orders')", .forbiddenTable("pragma_table_info"), 14),
        ("SELECT * FROM json_each('[1]')", .forbidden("a table that is a function"), nil),
        ("DELETE FROM orders", .forbidden("DELETE"), 0),
        ("UPDATE orders SET name = 'x'", .forbidden("UPDATE"), 0),
        ("INSERT INTO orders (name) VALUES ('x')", .forbidden("INSERT"), 0),
        ("REPLACE INTO orders (name) VALUES ('x')", .forbidden("INSERT"), nil),
        ("WITH a AS (SELECT 1) DELETE FROM orders", .forbidden("DELETE"), 21),
        ("CREATE TABLE x (y)", .forbidden("INSERT"), nil),
        ("CREATE TEMP TABLE x AS SELECT 1", .forbidden("INSERT"), nil),
        ("DROP TABLE orders", .forbidden("DELETE"), nil),
        ("ALTER TABLE orders RENAME TO y", .forbidden("ALTER TABLE"), 0),
        ("VACUUM INTO '/tmp/copy.db'", .notOneSelect, nil),
        ("COMMIT", .forbidden("BEGIN, COMMIT or ROLLBACK"), nil),
        ("SAVEPOINT x", .forbidden("SAVEPOINT"), 0),
        ("REINDEX", .forbidden("REINDEX"), 0),
        ("ANALYZE", .forbidden("INSERT"), nil),
        ("SELECT load_extension('evil')", .forbiddenFunction("load_extension"), 7),
        ("SELECT 1,\n  random()", .forbiddenFunction("random"), 12),
        ("SELECT randomblob(9)", .forbiddenFunction("randomblob"), 7),
        ("SELECT sqlite_version()", .forbiddenFunction("sqlite_version"), 7),
        ("SELECT current_timestamp", .forbiddenFunction("current_timestamp"), 7),
        ("SELECT CURRENT_DATE, 1", .forbiddenFunction("current_date"), 7),
        ("SELECT current_time", .forbiddenFunction("current_time"), 7),
        ("SELECT 1,\n date('now')", .machineTime("now"), 16),
        ("SELECT julianday(  )", .machineTime("julianday"), 7),
        ("SELECT strftime('%s', 'NOW', '-1 day')", .machineTime("NOW"), 22),
        ("SELECT strftime('%Y')", .machineTime("strftime"), 7),
        ("SELECT abs(unixepoch(/* */))", .machineTime("unixepoch"), 11),
        ("SELECT datetime('2026-03-02', '+1 day', 'localtime')", .machineTime("localtime"), 40),
        ("SELECT time('10:00', \"utc\")", .machineTime("utc"), 21),
        ("SELECT * FROM sqlite_master", .forbiddenTable("sqlite_master"), 14),
        ("EXPLAIN SELECT 1", .notOneSelect, nil),
        ("SELECT 1; SELECT 2", .notOneSelect, 10),
        ("SELECT 1; DROP TABLE orders", .notOneSelect, 10),
        ("SELECT ?", .hasParameters, nil),
        ("", .notOneSelect, nil),
        ("-- nothing", .notOneSelect, nil),
        ("SELECT nonsense FROM orders", .sqlite("no such column: nonsense"), 7),
        ("SELECT 1 FROM ordres", .sqlite("no such table: ordres"), nil),
        ("SELECT 1 FROM", .sqlite("incomplete input"), nil),
        ("SELECT 1 FRM orders o", .sqlite("near \"orders\": syntax error"), 13),
    ]

    @Test(arguments: hostile.indices)
    func whatAQueryMayNotDoIsRefusedBeforeItRuns(index: Int) throws {
        let folder = try WorkspaceFolder()
        let (sql, reason, offset) = QuerySandboxTests.hostile[index]
        let workspace = try QuerySandboxTests.workspace(in: folder)
        let before = try Data(contentsOf: URL(filePath: workspace.path))
        let sandbox = try QuerySandbox(workspace)
        let fault = try #require(throws: QueryFault.self) { try sandbox.forEachRow(of: sql) { _ in } }
        #expect(fault.reason == reason)
        #expect(fault.offset == offset)
        #expect(throws: QueryFault.self) { try sandbox.define("own", as: sql) }
        #expect(try Data(contentsOf: URL(filePath: workspace.path)) == before)
    }

    @Test func whatOnlyReadsIsRun() throws {
        let folder = try WorkspaceFolder()
        let sandbox = try QuerySandbox(try QuerySandboxTests.workspace(in: folder))
        let queries = [
            "SELECT count(*) FROM orders", "SELECT count(*) FROM orders; -- done", "VALUES (20)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) SELECT max(i) FROM n",
            "SELECT sum(20) OVER () FROM orders LIMIT 1",
            "SELECT count(*) FROM (SELECT DISTINCT \"order\" FROM order_log)",
            "SELECT CASE WHEN 0 / 0 IS NULL THEN 20 END",
        ]
        for query in queries {
            var values: [QueryRow.Value] = []
            if query.contains("OVER") {
                try sandbox.forEachRow(of: query) { values.append($0[0]) }
                #expect(values == [.integer(400)])
            } else {
                try sandbox.forEachRow(of: query) { values.append($0[0]) }
                #expect(values == [.integer(20)], "\(query)")
            }
        }
    }

    /// However a query comes by the word, SQLite asks for the clock, and there is none.
    @Test(arguments: [
        "SELECT date('n' || 'ow')", "SELECT date(word) FROM (SELECT 'now' AS word)",
        "WITH t(w) AS (VALUES ('2026-03-02'), ('Now')) SELECT julianday(w) FROM t",
        "SELECT datetime(\"now\")",
    ])
    func theClockIsNotToBeHadInAnyWay(sql: String) throws {
        let folder = try WorkspaceFolder()
        let sandbox = try QuerySandbox(try QuerySandboxTests.workspace(in: folder))
        let fault = try #require(throws: QueryFault.self) { try sandbox.forEachRow(of: sql) { _ in } }
        guard case .machineTime = fault.reason else {
            Issue.record("\(fault)")
            return
        }
        try sandbox.define("late", as: sql)
        #expect(throws: QueryFault.self) { try sandbox.forEachRow(of: "SELECT * FROM late") { _ in } }
        // And what does not ask is run.
        var found: [QueryRow.Value] = []
        try sandbox.forEachRow(of: "SELECT date('2026-03-02', '+1 day')") { found.append($0[0]) }
        #expect(found == [.text("2026-03-03")])
    }

    /// Words of time that are none, and times that are written down.
    @Test(arguments: [
        "SELECT count(*) FROM (SELECT 'now' AS \"utc\") WHERE \"utc\" = 'now' AND 'utc' <> 'localtime'",
        "SELECT julianday('2026-03-03') - julianday(coalesce(NULL, '2026-03-02')) = 1",
        "SELECT strftime('%Y', '2026-03-02', '-1 year') = '2025'",
        "SELECT date(\"utc\") IS NOT NULL FROM (SELECT '2026-03-02' AS \"utc\")",
        "SELECT count(*) FROM (SELECT 1 AS date) WHERE (date) = 1",
    ])
    func timesThatAreWrittenDownAreAllowed(sql: String) throws {
        let folder = try WorkspaceFolder()
        let sandbox = try QuerySandbox(try QuerySandboxTests.workspace(in: folder))
        var found: [QueryRow.Value] = []
        try sandbox.forEachRow(of: sql) { found.append($0[0]) }
        #expect(found == [.integer(1)])
    }

    @Test func anEndlessRecursionIsStopped() throws {
        let folder = try WorkspaceFolder()
        let limits = QuerySandbox.Limits(seconds: 0.2, rows: 1_000, bytes: 10_000)
        let sandbox = try QuerySandbox(try QuerySandboxTests.workspace(in: folder), limits: limits)
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        let started = ContinuousClock.now
        #expect(throws: QueryFault(.outOfTime(seconds: 0.2))) {
            try sandbox.forEachRow(of: "\(endless) SELECT max(i) FROM n") { _ in }
        }
        #expect(ContinuousClock.now - started < .seconds(10))
        #expect(throws: QueryFault(.tooManyRows(1_000))) {
            try sandbox.forEachRow(of: "\(endless) SELECT i FROM n") { _ in }
        }
        #expect(throws: QueryFault(.tooLarge(bytes: 10_000))) {
            try sandbox.forEachRow(of: "SELECT replace(printf('%5000d', 1), ' ', 'long')") { _ in }
        }
        // And the sandbox still works.
        var count = 0
        try sandbox.forEachRow(of: "SELECT 1 FROM orders") { _ in count += 1 }
        #expect(count == 20)
    }

    @Test func definedQueriesAreSelectedFromByName() throws {
        let folder = try WorkspaceFolder()
        let workspace = try QuerySandboxTests.workspace(in: folder)
        let sandbox = try QuerySandbox(workspace)
        #expect(try sandbox.hasTable("Orders"))
        #expect(try sandbox.hasTable("event_log"))
        #expect(try !sandbox.hasTable("some \"orders\""))
        try sandbox.define("some \"orders\"", as: "SELECT name FROM orders LIMIT 3 -- three")
        #expect(try sandbox.columns(of: "SELECT * FROM \"some \"\"orders\"\"\"") == ["name"])
        var count = 0
        try sandbox.forEachRow(of: "SELECT * FROM \"some \"\"orders\"\"\"") { _ in count += 1 }
        #expect(count == 3)
        // Nothing of it is in the file.
        #expect(throws: QueryFault.self) {
            try QuerySandbox(workspace).columns(of: "SELECT * FROM \"some \"\"orders\"\"\"")
        }
    }

    @Test func allQueriesSeeOneStateWhateverIsWrittenMeanwhile() throws {
        let folder = try WorkspaceFolder()
        let workspace = try QuerySandboxTests.workspace(in: folder)
        let sandbox = try QuerySandbox(workspace)
        var counts: [QueryRow.Value] = []
        try sandbox.forEachRow(of: "SELECT count(*) FROM orders") { counts.append($0[0]) }
        #expect(throws: WorkspaceError.self) {
            try Workspace(at: workspace.path, patience: 0.1).replace([
                ResultTable(name: "x", columns: [TableColumn(name: "y", values: .integers([1]))])
            ])
        }
        #expect(try !sandbox.hasTable("x"))
        #expect(counts == [.integer(20)])
    }

    @Test func textsAreCutIntoWords() {
        let text = SQLText(
            "SELECT \"a \"\"b\"\"\", [c], 'it''s' -- late\n FROM 订单 /* x /* y */ WHERE 1.5e3<=z"
        )
        #expect(
            text.tokens.map(\.text) == [
                "SELECT", "a \"b\"", ",", "c", ",", "it's", "FROM", "订单", "WHERE", "1.5e3", "<", "=", "z",
            ]
        )
        #expect(text.offset(of: "from") == 40)
        #expect(text.offset(of: "late") == nil)
        #expect(SQLText("/*/ a").tokens.isEmpty)
        #expect(SQLText("'open").tokens.map(\.text) == ["open"])
    }

    private static func workspace(in folder: borrowing WorkspaceFolder) throws -> Workspace {
        let workspace = try folder.workspace()
        try workspace.store(SampleLog.random(seed: 1, orders: 20))
        return workspace
    }
}

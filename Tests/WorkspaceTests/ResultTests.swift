import EventLogs
import GRDB
import SampleLogs
import Testing

@testable import Workspace

@Suite struct ResultTests {
    @Test func tablesAreWrittenAndReplaced() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        func table(_ rows: [(Int64, Double, String?)]) -> ResultTable {
            ResultTable(
                name: "read \"out\"",
                columns: [
                    TableColumn(name: "order", values: .integers(rows.map(\.0))),
                    TableColumn(name: "hours", values: .reals(rows.map(\.1))),
                    TableColumn(name: "cause", values: .texts(rows.map(\.2))),
                    TableColumn(name: "stage", values: .names(codes: [0, -1], table: NameTable(["Pick"]))),
                    TableColumn(name: "order_id", values: .ids(codes: [4, -1])),
                ]
            )
        }
        try workspace.replace([table([(1, 2, "old"), (2, 3, "old")])])
        try workspace.replace([table([(.min, 0.1, ""), (-7, .nan, nil)])])
        let rows = try workspace.database.read {
            try Row.fetchAll($0, sql: "SELECT * FROM \"read \"\"out\"\"\"")
        }
        #expect(
            rows == [
                ["order": nil, "hours": 0.1, "cause": "", "stage": "Pick", "order_id": 5],
                ["order": -7, "hours": nil, "cause": nil, "stage": nil, "order_id": nil],
            ]
        )
    }

    @Test(arguments: ["orders", "Events", "event_log", "sqlite_stat1", "grdb_migrations", "Ledger"])
    func theWorkspacesOwnTablesAreOutOfReach(name: String) throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let table = ResultTable(name: name, columns: [TableColumn(name: "a", values: .integers([1]))])
        #expect(throws: WorkspaceError.reservedTable(name)) { try workspace.replace([table]) }
    }

    @Test func ifOneTableFailsNoneIsReplaced() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        func table(_ name: String, _ values: [Int64], columns: [String] = ["a"]) -> ResultTable {
            ResultTable(name: name, columns: columns.map { TableColumn(name: $0, values: .integers(values)) })
        }
        try workspace.replace([table("sums", [1, 2])])
        #expect(throws: WorkspaceError.self) {
            try workspace.replace([table("sums", [3]), table("twice", [1], columns: ["a", "A"])])
        }
        #expect(try workspace.database.read { try Int.fetchAll($0, sql: "SELECT a FROM sums") } == [1, 2])
    }

    @Test func aTableOfNoRowsIsWritten() throws {
        let folder = try WorkspaceFolder()
        let workspace = try folder.workspace()
        let column = TableColumn(name: "a", values: .names(codes: [], table: NameTable()))
        try workspace.replace([ResultTable(name: "sums", columns: [column])])
        #expect(try workspace.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sums") } == 0)
    }
}

import Delays
import Foundation
import Testing
import Workspace

@testable import Findings

@Suite struct FindingTablesTests {
    private static func finding(_ activity: String) -> Finding {
        Finding(
            .stage(activity: activity, cause: .contention),
            .problem,
            .confirmed,
            evidence: [Measure(.hours, 12.5, count: 3), Measure(.shareOfLeadTime, 0.25)],
            impact: Impact(hours: 12.5, sureHours: 12.5, orders: 3),
            examples: [ExampleOrder("o'1", hours: 4)]
        )
    }

    /// A workspace in a folder that is gone afterwards.
    private func inWorkspace(_ body: (Workspace) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "findings-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(Workspace(at: folder.appending(path: "desk.olens").path, ifMissing: .create))
    }

    private func texts(_ sql: String, _ workspace: Workspace) throws -> [String] {
        var found: [String] = []
        try QuerySandbox(workspace).forEachRow(of: sql) { found.append($0.text(0) ?? "NULL") }
        return found
    }

    @Test func theTablesAreOfTheLastRunAndAllRunsAreKept() throws {
        try inWorkspace { workspace in
            #expect(try FindingTables.earlier(in: workspace) == nil)
            try FindingTables.store(
                [Self.finding("A"), Self.finding("B")],
                day: "2026-01-31",
                version: "1",
                in: workspace
            )
            try FindingTables.store([Self.finding("B")], day: "2026-02-28", version: "1", in: workspace)
            #expect(try texts("SELECT id FROM findings", workspace) == [Self.finding("B").id])
            let evidence = "SELECT quantity || ' ' || value FROM finding_evidence ORDER BY rowid"
            #expect(try texts(evidence, workspace) == ["hours 12.5", "shareOfLeadTime 0.25"])
            #expect(try texts("SELECT \"order\" FROM finding_examples", workspace) == ["o'1"])
            let last = try #require(try FindingTables.earlier(in: workspace))
            #expect(last.run == 2 && last.day == "2026-02-28" && last.findings == [Self.finding("B")])
            #expect(try FindingTables.earlier(1, in: workspace)?.findings.count == 2)
            #expect(try FindingTables.earlier(7, in: workspace) == nil)
        }
    }

    @Test func anUnreadableRunStandsInTheWayOfNoOther() throws {
        try inWorkspace { workspace in
            let unreadable = ResultTable(
                name: "finding_runs",
                columns: [
                    TableColumn(name: "day", values: .texts(["2026-01-31"])),
                    TableColumn(name: "version", values: .texts(["0"])),
                    TableColumn(name: "findings", values: .texts(["{}"])),
                ]
            )
            try workspace.append(unreadable)
            #expect(throws: FindingTablesError.unreadableRun(1)) {
                try FindingTables.earlier(in: workspace)
            }
            try FindingTables.store([Self.finding("B")], day: "2026-02-28", version: "1", in: workspace)
            #expect(try FindingTables.earlier(in: workspace)?.run == 2)
            #expect(try FindingTables.earlier(2, in: workspace)?.findings == [Self.finding("B")])
            #expect(throws: FindingTablesError.unreadableRun(1)) {
                try FindingTables.earlier(1, in: workspace)
            }
        }
    }
}

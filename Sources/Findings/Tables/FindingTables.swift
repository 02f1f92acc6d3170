import EventLogs
import Foundation
import Workspace

/// Findings as tables of a workspace: those of the last run for whoever asks by SQL, and all runs for comparisons.
public enum FindingTables {
    /// `findings`, `finding_evidence` and `finding_examples`.
    public static func tables(_ findings: [Finding]) -> [ResultTable] {
        [list(findings), evidence(findings), examples(findings)]
    }

    /// Enters a run, and replaces the tables of the last one, in one transaction. Tables of what this run has not are gone, so that
    /// all are of one run.
    /// - Parameter results: what else was analysed, under the names of tables of results.
    /// - Throws: ``Workspace/WorkspaceError``.
    public static func store(
        _ findings: [Finding],
        day: String,
        version: String,
        beside results: [ResultTable] = [],
        in workspace: Workspace
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(findings), as: UTF8.self)
        let run = ResultTable(
            name: runTable,
            columns: [
                TableColumn(name: "day", values: .texts([day])),
                TableColumn(name: "version", values: .texts([version])),
                TableColumn(name: "findings", values: .texts([text])),
            ]
        )
        try workspace.replaceResults(tables(findings) + results, entering: run)
    }

    /// Makes sure, before a long analysis, that a run can be kept.
    /// - Throws: ``Workspace/WorkspaceError``.
    public static func checkRoom(in workspace: Workspace) throws {
        try workspace.checkResults(enteredIn: runTable)
    }

    /// The last run that was entered, or that of a number; nil if there is none. No other run is read.
    /// - Throws: ``Workspace/WorkspaceError``; ``FindingTablesError`` where another version of the program wrote it.
    public static func earlier(_ run: Int? = nil, in workspace: Workspace) throws -> FindingChanges.Earlier? {
        var found: FindingChanges.Earlier?
        let sandbox = try QuerySandbox(workspace)
        guard try sandbox.hasTable(runTable) else { return nil }
        let wanted = run.map { "WHERE rowid = \($0)" } ?? "ORDER BY rowid DESC LIMIT 1"
        try sandbox.forEachRow(of: "SELECT rowid, day, findings FROM \(runTable) \(wanted)") { row in
            guard let number = row.integer(0), let day = row.text(1), let text = row.text(2) else { return }
            guard let findings = try? JSONDecoder().decode([Finding].self, from: Data(text.utf8)) else {
                throw FindingTablesError.unreadableRun(Int(number))
            }
            found = FindingChanges.Earlier(run: Int(number), day: day, findings: findings)
        }
        return found
    }

    private static let runTable = "finding_runs"

    private static func list(_ findings: [Finding]) -> ResultTable {
        ResultTable(
            name: "findings",
            columns: [
                TableColumn(name: "rank", values: .integers(findings.indices.map { Int64($0 + 1) })),
                TableColumn(name: "id", values: .texts(findings.map(\.id))),
                TableColumn(name: "analysis", values: .texts(findings.map(\.subject.analysis.rawValue))),
                TableColumn(name: "tone", values: .texts(findings.map(\.tone.rawValue))),
                TableColumn(name: "grade", values: .texts(findings.map(\.grade.rawValue))),
                TableColumn(name: "hours", values: .reals(findings.map { $0.impact.hours ?? .nan })),
                TableColumn(name: "sure_hours", values: .reals(findings.map { $0.impact.sureHours ?? .nan })),
                TableColumn(
                    name: "orders",
                    values: .integers(findings.map { $0.impact.orders.map { Int64($0) } ?? .min })
                ),
                TableColumn(
                    name: "late_orders",
                    values: .reals(findings.map { $0.impact.lateOrders ?? .nan })
                ),
                TableColumn(name: "money", values: .reals(findings.map { $0.impact.money ?? .nan })),
            ]
        )
    }

    private static func evidence(_ findings: [Finding]) -> ResultTable {
        let rows = findings.flatMap { finding in finding.evidence.map { (finding.id, $0) } }
        return ResultTable(
            name: "finding_evidence",
            columns: [
                TableColumn(name: "finding", values: .texts(rows.map(\.0))),
                TableColumn(name: "quantity", values: .texts(rows.map(\.1.quantity.rawValue))),
                TableColumn(name: "value", values: .reals(rows.map(\.1.value))),
                TableColumn(name: "lower", values: .reals(rows.map { $0.1.lower ?? .nan })),
                TableColumn(name: "upper", values: .reals(rows.map { $0.1.upper ?? .nan })),
                TableColumn(name: "confidence", values: .reals(rows.map { $0.1.confidence ?? .nan })),
                TableColumn(
                    name: "count",
                    values: .integers(rows.map { $0.1.count.map { Int64($0) } ?? .min })
                ),
                TableColumn(
                    name: "adjusted_p_value",
                    values: .reals(rows.map { $0.1.adjustedPValue ?? .nan })
                ),
            ]
        )
    }

    private static func examples(_ findings: [Finding]) -> ResultTable {
        let rows = findings.flatMap { finding in finding.examples.map { (finding.id, $0) } }
        return ResultTable(
            name: "finding_examples",
            columns: [
                TableColumn(name: "finding", values: .texts(rows.map(\.0))),
                TableColumn(name: "order", values: .texts(rows.map(\.1.order))),
                TableColumn(name: "hours", values: .reals(rows.map { $0.1.hours ?? .nan })),
                TableColumn(name: "hours_before", values: .reals(rows.map { $0.1.before ?? .nan })),
                TableColumn(name: "hours_after", values: .reals(rows.map { $0.1.after ?? .nan })),
            ]
        )
    }
}

/// Why an earlier run cannot be compared with.
public enum FindingTablesError: Error, Sendable, Equatable {
    /// It was written by another version of the program, which kept findings differently.
    case unreadableRun(Int)
    case noSuchRun(Int)
}

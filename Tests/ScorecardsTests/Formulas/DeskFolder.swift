import Foundation
import Workspace

@testable import Scorecards

/// A workspace with a table of work, there for the length of one test.
final class DeskFolder {
    let path = NSTemporaryDirectory() + "/scorecards-tests-" + UUID().uuidString
    let workspace: Workspace

    /// Who did what when, for how much, for which order, as which event; NULL where nil.
    typealias Work = (person: String?, day: String?, value: Double?, order: String?, event: Int64?)

    static let usual: [Work] = [
        ("Anna", "2025-03-02T09:00:00.000", 1, "A1", 1), ("Anna", "2025-03-31", 0, "A2", 2),
        ("Anna", "2025-04-01", 1, "A3", 3), ("Ben", "2025-03-05", nil, "B1", 4),
        ("Ben", "2025-03-05", 1, "B2", 5),
        (nil, "2025-03-05", 1, "C1", 6), ("Ben", nil, 1, "C2", 7), ("Cora", "2025-03-09", nil, nil, nil),
    ]

    init(_ work: [Work] = DeskFolder.usual) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        workspace = try Workspace(at: path + "/desk.olens", ifMissing: .create)
        try workspace.replace([
            ResultTable(
                name: "work",
                columns: [
                    TableColumn(name: "who", values: .texts(work.map(\.person))),
                    TableColumn(name: "day", values: .texts(work.map(\.day))),
                    TableColumn(name: "done", values: .reals(work.map { $0.value ?? .nan })),
                    TableColumn(name: "order_name", values: .texts(work.map(\.order))),
                    TableColumn(name: "event", values: .integers(work.map { $0.event ?? .min })),
                ]
            )
        ])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension Scorecard {
    /// A card whose first indicator has that formula, in line 5 of the file, and whose views are those.
    static func withFormula(
        _ sql: String,
        aggregate: Formula.Aggregate = .mean,
        minimumCount: Int = 1,
        views: [(String, String)] = []
    ) throws -> Scorecard {
        let lines =
            [
                "name: Clerk", "groups: [{id: all, share: 100 %}]", "indicators:", "  - formula: |",
            ]
            + sql.split(separator: "\n", omittingEmptySubsequences: false).map { "      \($0)" } + [
                "    aggregate: \(aggregate.rawValue)", "    minimum-n: \(minimumCount)",
                "    id: done", "    group: all", "    weight: 100 %", "    floor: 0", "    target: 1",
            ] + (views.isEmpty ? [] : ["views:"]) + views.map { "  \($0.0): \($0.1)" }
        return try Scorecard(
            text: lines.joined(separator: "\n"),
            file: "card.yml"
        )
    }
}

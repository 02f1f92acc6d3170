import EventLogs
import Scorecards
import Workspace

/// How people score, as tables of the workspace.
///
/// They name people as the log and the tables of the card do, and a run with pseudonyms keeps nothing: beside the facts that scores
/// are computed from, any other name could be read back. A workspace is as confidential as the names in it.
enum ScoreTables {
    static func tables(_ report: ScoresReport) -> [ResultTable] { [indicators(report), composites(report)] }

    /// A row for each person, period and indicator.
    private static func indicators(_ report: ScoresReport) -> ResultTable {
        let rows = report.scores.flatMap { row in
            zip(report.indicators, row.indicators).map { (row.person, row.period, $0.id, $1) }
        }
        return ResultTable(
            name: "scores",
            columns: [
                TableColumn(name: "person", values: .texts(rows.map(\.0))),
                TableColumn(name: "period", values: .texts(rows.map(\.1))),
                TableColumn(name: "indicator", values: .texts(rows.map(\.2))),
                TableColumn(name: "weight", values: .reals(rows.map(\.3.weight))),
                TableColumn(name: "value", values: .reals(rows.map { $0.3.value ?? .nan })),
                TableColumn(name: "count", values: .reals(rows.map { $0.3.count ?? .nan })),
                TableColumn(name: "score", values: .reals(rows.map { $0.3.score ?? .nan })),
                TableColumn(name: "light", values: .texts(rows.map(\.3.light))),
                TableColumn(name: "withheld", values: .texts(rows.map(\.3.withheld))),
                TableColumn(name: "points", values: .reals(rows.map { $0.3.points ?? .nan })),
            ]
        )
    }

    /// A row for each person and period.
    private static func composites(_ report: ScoresReport) -> ResultTable {
        let rows = report.scores
        return ResultTable(
            name: "composite_scores",
            columns: [
                TableColumn(name: "person", values: .texts(rows.map(\.person))),
                TableColumn(name: "period", values: .texts(rows.map(\.period))),
                TableColumn(name: "score", values: .reals(rows.map { $0.composite ?? .nan })),
                TableColumn(name: "light", values: .texts(rows.map(\.light))),
                TableColumn(name: "withheld", values: .texts(rows.map(\.withheld))),
                TableColumn(name: "coverage", values: .reals(rows.map(\.coverage))),
                TableColumn(name: "pay", values: .reals(rows.map { $0.pay ?? .nan })),
            ]
        )
    }
}

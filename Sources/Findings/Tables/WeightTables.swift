import EventLogs
import Scorecards
import Workspace

/// What indicators weigh and should weigh, as a table of the workspace.
enum WeightTables {
    /// A row for each indicator, then one for each in each cycle, which has the cycle's id.
    static func proposals(_ report: WeightsReport) -> ResultTable {
        let common = report.indicators.map { (cycle: String?.none, row: $0) }
        let rows = common + report.cycles.flatMap { cycle in cycle.indicators.map { (cycle.id, $0) } }
        return ResultTable(
            name: "weight_proposals",
            columns: [
                TableColumn(name: "cycle", values: .texts(rows.map(\.cycle))),
                TableColumn(name: "indicator", values: .texts(rows.map(\.row.id))),
                TableColumn(name: "card_group", values: .texts(rows.map(\.row.group))),
                TableColumn(name: "current", values: .reals(rows.map(\.row.current))),
                TableColumn(name: "proposed", values: .reals(rows.map(\.row.proposed))),
                TableColumn(name: "low", values: .reals(rows.map(\.row.low))),
                TableColumn(name: "high", values: .reals(rows.map(\.row.high))),
                TableColumn(name: "least", values: .reals(rows.map(\.row.least))),
                TableColumn(name: "most", values: .reals(rows.map(\.row.most))),
                TableColumn(name: "verdict", values: .texts(rows.map(\.row.verdict))),
                TableColumn(name: "reason", values: .texts(rows.map(\.row.reason))),
            ]
        )
    }
}

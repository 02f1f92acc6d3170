import EventLogs
import Improvements
import Workspace

/// What could be changed and what it would give, as tables of the workspace.
enum ImprovementTables {
    static func tables(_ report: ImprovementsReport) -> [ResultTable] { [levers(report), steps(report)] }

    /// A row for each set of levers, with the list of the report that it stands in. Times are hours, shares fractions of 1, work and
    /// money those of the first year.
    private static func levers(_ report: ImprovementsReport) -> ResultTable {
        let lists: [(String, [ImprovementRow])] = [
            ("requested", report.requested), ("plan", [report.plan].compactMap(\.self)),
            ("improvement", report.improvements), ("pair", report.pairs), ("without", report.without),
            ("bounded", report.bounded), ("reach", [report.reach?.improvement].compactMap(\.self)),
        ]
        let rows = lists.flatMap { list, rows in rows.map { (list: list, row: $0) } }
        func reals(_ name: String, _ value: (ImprovementRow) -> Double?) -> TableColumn {
            TableColumn(name: name, values: .reals(rows.map { value($0.row) ?? .nan }))
        }
        func counts(_ name: String, _ value: (ReplayedEffectRow) -> Int) -> TableColumn {
            TableColumn(
                name: name,
                values: .integers(rows.map { $0.row.effect.map { Int64(value($0)) } ?? .min })
            )
        }
        func change(_ name: String, _ figure: (ReplayedEffectRow) -> ReplayedChangeRow?) -> [TableColumn] {
            let changes = rows.map { $0.row.effect.flatMap(figure) }
            let ends: [(String, (ReplayedChangeRow) -> Double?)] = [
                ("before", \.before), ("after", \.after), ("difference", \.difference), ("lower", \.lower),
                ("upper", \.upper),
            ]
            return ends.map { end, value in
                TableColumn(
                    name: "\(name)_\(end)",
                    values: .reals(changes.map { $0.flatMap(value) ?? .nan })
                )
            }
        }
        let columns = [
            TableColumn(name: "list", values: .texts(rows.map(\.list))),
            TableColumn(
                name: "levers",
                values: .texts(rows.map { $0.row.levers.map(\.text).joined(separator: "; ") })
            ),
            counts("orders", \.orders), counts("judged", \.judged), counts("faster", \.faster),
            counts("slower", \.slower),
        ]
        let effects =
            change("mean", \.meanHours) + change("median", \.medianHours) + change("p90", \.p90Hours)
            + change("late_share", \.lateShare)
        return ResultTable(
            name: "improvements",
            columns: columns + effects + [
                reals("most_hours", \.mostHours), reals("adjusted_p_value", \.adjustedPValue),
                reals("weekly_hours", \.effort.weeklyHours), reals("heads", { Double($0.effort.heads) }),
                reals("head_hours", \.effort.headHours), reals("rules", { Double($0.effort.rules) }),
                reals("trainings", { Double($0.effort.trainings) }),
                reals("systems", { Double($0.effort.systems) }),
                reals("first_year_hours", \.firstYearHours), reals("first_year_money", { $0.money?.net }),
            ]
        )
    }

    /// The desk as it is, then with one lever more in each row.
    private static func steps(_ report: ImprovementsReport) -> ResultTable {
        let steps = report.steps
        return ResultTable(
            name: "improvement_steps",
            columns: [
                TableColumn(name: "step", values: .integers(steps.indices.map { Int64($0) })),
                TableColumn(name: "lever", values: .texts(steps.map(\.lever?.text))),
                TableColumn(name: "mean_hours", values: .reals(steps.map(\.meanHours))),
                TableColumn(name: "median_hours", values: .reals(steps.map(\.medianHours))),
                TableColumn(name: "p90_hours", values: .reals(steps.map(\.p90Hours))),
                TableColumn(name: "late_share", values: .reals(steps.map { $0.lateShare ?? .nan })),
            ]
        )
    }
}

import Improvements

extension CSVReport {
    /// A row for each set of levers: what was asked for, the plan, what helps, pairs, what gives nothing, and what reaches the goal or comes
    /// nearest. Times are hours, shares fractions of 1, money and work those of the first year.
    public static func improvements(_ report: ImprovementsReport) -> String {
        let groups: [(String, [ImprovementRow])] = [
            ("requested", report.requested), ("plan", [report.plan].compactMap(\.self)),
            ("improvement", report.improvements), ("pair", report.pairs), ("without", report.without),
            ("bounded", report.bounded),
            ("reach", [report.reach?.improvement].compactMap(\.self)),
        ]
        return lines([header] + groups.flatMap { group, rows in rows.map { [group] + fields($0) } })
    }

    private static let header =
        [
            "group", "levers", "weekly_hours", "heads", "head_hours", "rules", "trainings", "systems",
            "first_year_hours", "money_late_orders", "money_work", "money_heads", "money_once", "money_net",
            "most_hours", "orders", "stuck", "judged",
        ]
        + ["mean", "median", "p90", "late"].flatMap { figure in
            ["before", "after", "difference", "lower", "upper"].map { "\(figure)_\($0)" }
        } + [
            "faster", "slower", "hours_per_hour_of_work", "p_value", "adjusted_p_value", "late_p_value",
            "adjusted_late_p_value", "examples", "people",
        ]

    private static func fields(_ row: ImprovementRow) -> [String] {
        func text(_ value: Double?) -> String { value.map { String($0) } ?? "" }
        func text(_ value: Int?) -> String { value.map { String($0) } ?? "" }
        func change(_ change: ReplayedChangeRow?) -> [String] {
            [change?.before, change?.after, change?.difference, change?.lower, change?.upper].map(text)
        }
        let (effort, effect, money) = (row.effort, row.effect, row.money)
        var fields = [row.levers.map(\.text).joined(separator: "; "), text(effort.weeklyHours)]
        fields += [text(effort.heads), text(effort.headHours)]
        fields += [effort.rules, effort.trainings, effort.systems].map(text)
        fields += [row.firstYearHours, money?.lateOrders, money?.work, money?.heads].map(text)
        fields += [money?.once, money?.net, row.mostHours].map(text)
        fields += [effect?.orders, effect?.stuck, effect?.judged].map(text)
        for figure in [effect?.meanHours, effect?.medianHours, effect?.p90Hours, effect?.lateShare] {
            fields += change(figure)
        }
        fields += [effect?.faster, effect?.slower].map(text)
        fields += [row.hoursPerHourOfWork, row.pValue, row.adjustedPValue].map(text)
        fields += [row.latePValue, row.adjustedLatePValue].map(text)
        fields += [
            row.examples.map { "\($0.order): \($0.before) > \($0.after)" }.joined(separator: "; "),
            row.people.map { "\($0.name ?? "new"): \($0.hoursBefore) > \($0.hoursAfter)" }
                .joined(separator: "; "),
        ]
        return fields
    }
}

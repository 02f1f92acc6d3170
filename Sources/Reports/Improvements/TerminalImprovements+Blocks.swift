import Improvements

/// Levers that were asked for, one by one, with all that is known of them; the goal, and the load curve.
extension TerminalImprovements {
    func blocks(_ rows: [ImprovementRow]) -> [String] {
        rows.enumerated().flatMap { place, row in
            (place > 0 ? [""] : []) + block(row, number: rows.count > 1 ? place + 1 : nil)
        }
    }

    func block(_ row: ImprovementRow, number: Int? = nil) -> [String] {
        let name = number.map { "\($0). \(figures.name(row))" } ?? figures.name(row)
        var lines = paragraph(name).map(style.heading)
        lines += paragraph(phrases.takes(figures.effort(row)))
        guard let effect = row.effect else {
            return lines + paragraph(phrases.atMost(figures.withUnit(row.mostHours)))
        }
        lines += table(
            [
                .whole(""), .number(phrases.before), .number(phrases.after), .number(common.difference),
                .number(figures.confidence.map(phrases.interval) ?? ""),
            ],
            figures.outcomes(effect).map {
                TextTable.Row([$0.name, $0.before, $0.after, $0.difference, $0.interval])
            }
        )
        lines += figures.compared(row).flatMap(paragraph)
        if let money = row.money { lines += paragraph(figures.money(money)) }
        if let value = row.hoursPerHourOfWork, value > 0 {
            lines += paragraph(phrases.valued(NumberText.decimal(value, places: 1)))
        }
        return lines + examples(row.examples) + people(row.people)
    }

    private func examples(_ rows: [Improvement.Example]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let unit = figures.unit
        return table(
            [
                .text(common.order), .number(common.titled(phrases.log, unit)), .number(phrases.before),
                .number(phrases.after),
            ],
            rows.map { row in
                TextTable.Row([row.order] + [row.logged, row.before, row.after].map { unit.text(hours: $0) })
            }
        )
    }

    private func people(_ rows: [PersonRow]) -> [String] {
        guard !rows.isEmpty else { return [] }
        func arrow(_ before: String, _ after: String) -> String { "\(before) → \(after)" }
        return table(
            [.text(phrases.person), .number(phrases.weeklyHours), .number(phrases.timeOnDuty)],
            rows.map { row in
                TextTable.Row([
                    figures.person(row),
                    arrow(figures.hours(row.hoursBefore), figures.hours(row.hoursAfter)),
                    arrow(figures.share(row.shareBefore), figures.share(row.shareAfter)),
                ])
            }
        )
    }

    // MARK: The goal

    func goal(_ reach: ReachRow) -> [String] {
        paragraph(figures.sentence(reach)) + (figures.nearest(reach).map(paragraph) ?? [])
            + (reach.improvement.map { block($0) } ?? [])
    }

    // MARK: The load curve

    var load: [String] {
        let points = report.load
        guard !points.isEmpty else { return [] }
        let unit = figures.unit
        let most = points.compactMap(\.mean).max() ?? 0
        let hasLate = points.contains { $0.lateShare != nil }
        let isUncompleted = points.contains { $0.uncompleted > 0 }
        func time(_ hours: Double?) -> String { hours.map { unit.text(hours: $0) } ?? "–" }
        let columns: [TextTable.Column] =
            [
                .number(phrases.arrivals), .number(common.titled(phrases.mean, unit)),
                .number(common.ninetiethPercentile),
            ] + (hasLate ? [.number(common.late)] : [])
            + [.number(phrases.inHand)] + (isUncompleted ? [.number(phrases.notDone)] : [])
            + [.number(phrases.busy), .text(phrases.busiest)]
        let rows = points.map { point in
            TextTable.Row(
                [figures.arrivals(point), time(point.mean), time(point.ninetieth)]
                    + (hasLate ? [figures.share(point.lateShare)] : []) + [NumberText.count(point.inHand)]
                    + (isUncompleted ? [NumberText.count(point.uncompleted)] : [])
                    + [figures.share(point.busiestShare), point.busiest ?? "–"],
                bar: most > 0 ? (point.mean ?? 0) / most : 0
            )
        }
        return (figures.loadSentence.map(paragraph) ?? []) + table(columns, rows)
            + remark(phrases.loadMeaning)
    }
}

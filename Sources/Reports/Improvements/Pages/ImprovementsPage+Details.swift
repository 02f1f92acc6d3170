import Improvements

/// Levers with all that is known of them: figures, orders and people; the goal.
extension ImprovementsPage {
    func block(_ row: ImprovementRow) -> Markup {
        var block: Markup = "<h3>\(figures.name(row))</h3>\n\(soft(phrases.takes(figures.effort(row))))"
        if let effect = row.effect {
            let table = HTMLTable(
                columns: [
                    .text(""), .number(phrases.before), .number(phrases.after), .number(common.difference),
                    .number(figures.confidence.map(phrases.interval) ?? ""),
                ],
                rows: figures.outcomes(effect).map {
                    ["\($0.name)", "\($0.before)", "\($0.after)", "\($0.difference)", "\($0.interval)"]
                }
            ).markup(common)
            block += "<div class=\"narrow\">\(table)</div>\n"
            block += figures.compared(row).map(soft).joined()
        } else {
            block += paragraph(phrases.atMost(figures.withUnit(row.mostHours)))
        }
        if let money = row.money { block += paragraph(figures.money(money)) }
        if let value = row.hoursPerHourOfWork, value > 0 {
            block += paragraph(phrases.valued(NumberText.decimal(value, places: 1)))
        }
        return "<div class=\"block\">\(block)\(orders(row.examples))\(people(row.people))</div>\n"
    }

    /// Example orders and people of the levers that would help.
    var examples: Markup {
        let told = report.improvements.enumerated().filter {
            !$0.element.examples.isEmpty || !$0.element.people.isEmpty
        }
        return told.map { place, row in
            let open: Markup = place == 0 ? " open" : ""
            return """
                <details class="lever"\(open)><summary>\(place + 1). \(figures.name(row))</summary>
                \(orders(row.examples))\(people(row.people))</details>

                """
        }.joined()
    }

    private func orders(_ rows: [Improvement.Example]) -> Markup {
        let scale = PlotScale(rows.flatMap { [$0.before, $0.after] }, factor: unit.perHour)
        return PlotTable(
            title: common.order,
            scale: scale,
            columns: [
                .number(common.titled(phrases.log, unit)), .number(common.titled(phrases.before, unit)),
                .number(common.titled(phrases.after, unit)),
            ],
            rows: rows.map { row in
                PlotTable.Row(
                    label: "\(row.order)",
                    drawing: scale.move(from: row.before, to: row.after),
                    cells: [row.logged, row.before, row.after].map { "\(unit.text(hours: $0))" }
                )
            }
        ).markup(common)
    }

    private func people(_ rows: [PersonRow]) -> Markup {
        let scale = PlotScale(rows.flatMap { [$0.hoursBefore, $0.hoursAfter] })
        func arrow(_ before: String, _ after: String) -> Markup { "\(before) → \(after)" }
        return PlotTable(
            title: phrases.person,
            scale: scale,
            columns: [.number(phrases.weeklyHours), .number(phrases.timeOnDuty)],
            rows: rows.map { row in
                PlotTable.Row(
                    label: "\(figures.person(row))",
                    drawing: scale.move(from: row.hoursBefore, to: row.hoursAfter),
                    cells: [
                        arrow(figures.hours(row.hoursBefore), figures.hours(row.hoursAfter)),
                        arrow(figures.share(row.shareBefore), figures.share(row.shareAfter)),
                    ]
                )
            }
        ).markup(common)
    }

    // MARK: The goal

    func goal(_ reach: ReachRow) -> Markup {
        [
            paragraph(figures.sentence(reach)), figures.nearest(reach).map(paragraph) ?? .empty,
            reach.improvement.map { block($0) } ?? .empty,
        ].joined()
    }
}

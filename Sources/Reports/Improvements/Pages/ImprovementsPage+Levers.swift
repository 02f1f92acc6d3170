import Improvements

/// What would help, and what would not, as tables with the effect drawn.
extension ImprovementsPage {
    var levers: Markup {
        guard report.fidelity.isFaithful else {
            return HTMLPage.section(phrases.boundsHeading, bounds(report.improvements))
        }
        guard figures.isSearched else { return .empty }
        let best: Markup =
            report.improvements.isEmpty
            ? paragraph(figures.nothing)
            : "\(figures.meaning.map(soft).joined())\(ranked(report.improvements))"
        let count = phrases.levers(NumberText.count(report.without.count))
        let without: Markup =
            report.without.isEmpty
            ? .empty
            : "\(soft(phrases.withoutMeaning))<details><summary>\(count)</summary>\n\(ranked(report.without))</details>\n"
        return [
            HTMLPage.section(phrases.improvementsHeading, best),
            HTMLPage.section(phrases.pairsHeading, ranked(report.pairs)),
            HTMLPage.section(phrases.withoutHeading, without),
            report.bounded.isEmpty ? .empty : HTMLPage.section(phrases.boundsHeading, bounds(report.bounded)),
        ].joined()
    }

    private func ranked(_ rows: [ImprovementRow]) -> Markup {
        let scale = PlotScale(
            rows.flatMap { row in
                let change = row.effect?.meanHours
                return [change?.lower, change?.upper, change?.difference]
            },
            factor: unit.perHour
        )
        let hasLate = rows.contains { $0.effect?.lateShare != nil }
        let hasMoney = rows.contains { $0.money != nil }
        var columns: [HTMLTable.Column] = [
            .number(common.titled(phrases.mean, unit)),
            .number(common.titled(common.ninetiethPercentile, unit)),
        ]
        if hasLate { columns.append(.number(phrases.points)) }
        columns.append(.number(phrases.work))
        if hasMoney { columns.append(.number(phrases.perYear(report.prices.currency))) }
        columns.append(.number(phrases.adjustedP))
        return PlotTable(
            title: phrases.lever,
            scale: scale,
            columns: columns,
            rows: rows.enumerated().map { place, row in
                let mean = row.effect?.meanHours
                var cells: [Markup] = [
                    estimate(
                        mean.map { unit.difference(hours: $0.difference) },
                        mean.map(figures.interval)
                    ),
                    "\(row.effect.map { unit.difference(hours: $0.p90Hours.difference) } ?? "–")",
                ]
                if hasLate {
                    let late = row.effect?.lateShare
                    cells.append(estimate(figures.points(late), figures.pointsInterval(late)))
                }
                cells.append("\(figures.work(row))")
                if hasMoney {
                    cells.append("\(row.money.map { NumberText.signed($0.net, places: 0) } ?? "–")")
                }
                cells.append("\(figures.adjustedP(row))")
                return PlotTable.Row(
                    label: label(row, place),
                    drawing: scale.estimate(mean?.difference, mean?.lower, mean?.upper),
                    cells: cells
                )
            }
        ).markup(common)
    }

    private func label(_ row: ImprovementRow, _ place: Int) -> Markup {
        "\(place + 1). \(figures.name(row))<small class=\"soft\">\(figures.shortEffort(row))</small>"
    }

    private func estimate(_ value: String?, _ interval: String?) -> Markup {
        "\(value ?? "–")<small>\(interval ?? "–")</small>"
    }

    /// What each lever could take away at most, where it is not replayed.
    private func bounds(_ rows: [ImprovementRow]) -> Markup {
        guard !rows.isEmpty else {
            return figures.isSearched ? paragraph(phrases.nothingSuggested) : .empty
        }
        let scale = PlotScale(rows.map(\.mostHours), factor: unit.perHour)
        let table = PlotTable(
            title: phrases.lever,
            scale: scale,
            columns: [.number(common.titled(phrases.most, unit)), .number(phrases.work)],
            rows: rows.enumerated().map { place, row in
                PlotTable.Row(
                    label: label(row, place),
                    drawing: scale.bar(row.mostHours, nil, nil),
                    cells: ["\(unit.text(hours: row.mostHours))", "\(figures.work(row))"]
                )
            }
        ).markup(common)
        return "\(soft(phrases.boundsMeaning))\(table)"
    }
}

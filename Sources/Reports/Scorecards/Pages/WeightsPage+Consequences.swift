import Scorecards

/// What the proposed weights would do to people and to groups of them.
extension WeightsPage {
    /// So many people of either end are shown.
    private static let mostPeople = 20

    var consequences: Markup {
        guard let row = report.consequences, let first = row.periods.first, let last = row.periods.last else {
            return HTMLPage.section(phrases.whoLoses, "<p>\(phrases.noConsequences)</p>\n")
        }
        let notes = figures.consequenceNotes(row).map(soft).joined()
        return HTMLPage.section(
            phrases.consequencesHeading(first: first, last: last),
            "\(subheading(phrases.whoLoses))\(people(row.people))\(ranks(row.people))\(groups(row.groups))\(notes)"
        )
    }

    private func subheading(_ text: String) -> Markup { "<h3>\(text)</h3>\n" }

    // MARK: People

    private func people(_ rows: [ConsequencesRow.PersonRow]) -> Markup {
        let most = WeightsPage.mostPeople
        let shown = rows.count > 2 * most ? Array(rows.prefix(most) + rows.suffix(most)) : rows
        let hasPay = shown.contains { $0.pay != nil }
        let scale = PlotScale(shown.map(\.composite.change))
        return PlotTable(
            title: phrases.person,
            scale: scale,
            columns: [
                .number(phrases.change), .number(phrases.score), .number(phrases.rank),
                .number(phrases.green),
            ]
                + (hasPay ? [.number(phrases.pay)] : []) + [.text(phrases.why)],
            rows: shown.map { row in
                let change = row.composite.change
                return PlotTable.Row(
                    group: change < 0 ? phrases.scoreFalls : phrases.scoreRises,
                    label: "\(row.person)",
                    // From nothing to the change.
                    drawing: scale.estimate(change, min(0, change), max(0, change)),
                    cells: [
                        "\(WeightFigures.signed(change, places: 2))",
                        arrow(row.composite.map { NumberText.decimal($0, places: 1) }),
                        arrow(row.rank.map(String.init)), arrow(row.lights.map { String($0.green) }),
                    ] + (hasPay ? [row.pay.map { arrow($0.map(NumberText.percent)) } ?? "–"] : [])
                        + ["\(common.list(row.reasons.map(figures.indicator)))"]
                )
            },
            omitted: rows.count - shown.count
        ).markup(common)
    }

    private func arrow(_ texts: BeforeAfter<String>) -> Markup { "\(WeightFigures.arrow(texts))" }

    /// The ranks of all, or of those that move most.
    private func ranks(_ rows: [ConsequencesRow.PersonRow]) -> Markup {
        let isCut = rows.count > RankChart.most
        let shown =
            isCut
            ? rows.enumerated().sorted {
                (RankMove($1.element).places, $0.offset) < (RankMove($0.element).places, $1.offset)
            }.prefix(RankChart.most).map(\.element) : rows
        let chart = RankChart(people: Array(shown), phrases: phrases).markup
        guard !chart.source.isEmpty else { return .empty }
        let note = isCut ? "\(phrases.ranksMeaning) \(phrases.ranksShown)" : phrases.ranksMeaning
        return "\(subheading(phrases.ranks))\(soft(note))\(chart)"
    }

    private struct RankMove {
        let places: Int

        init(_ row: ConsequencesRow.PersonRow) { places = abs(row.rank.proposed - row.rank.current) }
    }

    // MARK: Groups

    private func groups(_ rows: [ConsequencesRow.GroupRow]) -> Markup {
        guard !rows.isEmpty else { return .empty }
        let told = rows.compactMap { row in
            row.composite.flatMap { composite in row.change.map { (row, composite, $0) } }
        }
        let scale = PlotScale(told.flatMap { [$2.low, $2.high, $2.value] })
        let table = PlotTable(
            title: phrases.group,
            scale: scale,
            columns: [
                .number(phrases.people), .number(phrases.score), .number(phrases.change),
                .number(phrases.green), .number(phrases.impact),
            ],
            rows: told.map { row, composite, change in
                PlotTable.Row(
                    group: row.column,
                    label: "\(row.group)",
                    drawing: scale.estimate(change.value, change.low, change.high),
                    cells: [
                        "\(NumberText.count(row.people))",
                        arrow(composite.map { NumberText.decimal($0, places: 1) }), self.change(change),
                        row.greenShare.map { arrow($0.map(NumberText.percent)) } ?? "–", impact(row),
                    ]
                )
            }
        ).markup(common)
        return "\(subheading(phrases.groups))\(table)\(suppressed(rows))"
    }

    /// By column, the groups that are too small to be told of.
    private func suppressed(_ rows: [ConsequencesRow.GroupRow]) -> Markup {
        var columns: [(name: String, groups: [String])] = []
        for row in rows where row.isSuppressed {
            let group = phrases.sized(row.group, people: NumberText.count(row.people))
            if columns.last?.name == row.column {
                columns[columns.count - 1].groups.append(group)
            } else {
                columns.append((row.column, [group]))
            }
        }
        return columns.map { soft(phrases.suppressed($0.groups, of: $0.name)) }.joined()
    }

    private func change(_ row: ConsequencesRow.IntervalRow) -> Markup {
        func text(_ value: Double) -> String { WeightFigures.signed(value, places: 2) }
        return
            "\(text(row.value))<br/><small class=\"soft\">\(phrases.range(text(row.low), text(row.high)))</small>"
    }

    /// Now and proposed, against which group, with the interval and whether it is below four fifths.
    private func impact(_ row: ConsequencesRow.GroupRow) -> Markup {
        func text(_ impact: ConsequencesRow.ImpactRow?) -> String {
            impact.map { NumberText.decimal($0.ratio, places: 2) } ?? "–"
        }
        var cell: Markup = "\(text(row.impactCurrent)) → \(text(row.impactProposed))"
        guard let proposed = row.impactProposed else { return cell }
        if let low = proposed.low, let high = proposed.high {
            let range = phrases.range(
                NumberText.decimal(low, places: 2),
                NumberText.decimal(high, places: 2)
            )
            cell += "<br/><small class=\"soft\">\(range)</small>"
        }
        if proposed.reference != row.group {
            cell += "<br/><small class=\"soft\">\(phrases.against(proposed.reference))</small>"
        }
        if proposed.isBelowFourFifths {
            cell += "<br/><strong class=\"below\">\(phrases.belowFourFifths)</strong>"
        }
        return cell
    }
}

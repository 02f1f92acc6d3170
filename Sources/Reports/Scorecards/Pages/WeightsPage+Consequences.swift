import Scorecards

/// What the proposed weights would do to people, or how they stand where the weights are kept.
extension WeightsPage {
    /// So many people of either end are shown.
    private static let mostPeople = 20

    var consequences: Markup {
        let row = report.consequences
        guard let heading = figures.consequencesHeading(row) else { return .empty }
        let notes = figures.consequenceNotes(row).map(soft).joined()
        let rows =
            row.changesWeights
            ? "\(people(row.people))\(ranks(row.people))\(groups(row.groups))"
            : "<p>\(phrases.nothingShifts)</p>\n\(standing(row.people))\(groups(row.groups))" as Markup
        return HTMLPage.section(heading, "\(rows)\(notes)")
    }

    func subheading(_ text: String) -> Markup { "<h3>\(text)</h3>\n" }

    // MARK: People

    private func people(_ rows: [ConsequencesRow.PersonRow]) -> Markup {
        let scale = PlotScale(shown(rows).map(\.composite.change))
        let table = table(rows, scale, columns: [.number(phrases.change)], reasons: true) { row in
            let change = row.composite.change
            return PlotTable.Row(
                group: change < 0 ? phrases.scoreFalls : phrases.scoreRises,
                label: "\(row.person)",
                // From nothing to the change.
                drawing: scale.estimate(change, min(0, change), max(0, change)),
                cells: ["\(WeightFigures.signed(change, places: 2))"]
            )
        }
        return table.source.isEmpty ? table : "\(subheading(phrases.whoLoses))\(table)"
    }

    /// How people stand where nothing shifts: from the mean as it is to the fair one.
    private func standing(_ rows: [ConsequencesRow.PersonRow]) -> Markup {
        let scale = PlotScale(
            shown(rows).flatMap { [$0.composite.current, $0.fairMean?.current ?? $0.composite.current] }
        )
        let table = table(rows, scale, columns: [], reasons: false) { row in
            PlotTable.Row(
                label: "\(row.person)",
                drawing: scale.move(
                    from: row.composite.current,
                    to: row.fairMean?.current ?? row.composite.current
                ),
                cells: []
            )
        }
        return rows.contains { $0.fairMean != nil } ? "\(soft(phrases.standingMeaning))\(table)" : table
    }

    /// The first and the last, if there are many.
    private func shown(_ rows: [ConsequencesRow.PersonRow]) -> [ConsequencesRow.PersonRow] {
        let most = WeightsPage.mostPeople
        return rows.count > 2 * most ? Array(rows.prefix(most) + rows.suffix(most)) : rows
    }

    /// - Parameters:
    ///   - columns: those after the drawing, of which the row has the cells; behind them stand those that every table has.
    private func table(
        _ all: [ConsequencesRow.PersonRow],
        _ scale: PlotScale,
        columns: [HTMLTable.Column],
        reasons: Bool,
        _ row: (ConsequencesRow.PersonRow) -> PlotTable.Row
    ) -> Markup {
        let rows = shown(all)
        let hasPay = rows.contains { $0.pay != nil }
        let hasFairMean = rows.contains { $0.fairMean != nil }
        func both(_ texts: BeforeAfter<String>) -> Markup { "\(figures.both(texts))" }
        func scores(_ means: BeforeAfter<Double>) -> Markup {
            both(means.map { NumberText.decimal($0, places: 1) })
        }
        var titles = columns + [.number(phrases.score)]
        if hasFairMean { titles.append(.number(phrases.fairMean)) }
        titles += [.number(phrases.rank), .number(phrases.green)]
        if hasPay { titles.append(.number(phrases.pay)) }
        if reasons { titles.append(.text(phrases.why)) }
        let table = PlotTable(
            title: phrases.person,
            scale: scale,
            columns: titles,
            rows: rows.map { person in
                let drawn = row(person)
                var cells = drawn.cells + [scores(person.composite)]
                if hasFairMean { cells.append(person.fairMean.map(scores) ?? "–") }
                cells += [both(person.rank.map(String.init)), both(person.lights.map { String($0.green) })]
                if hasPay { cells.append(person.pay.map { both($0.map(NumberText.percent)) } ?? "–") }
                if reasons { cells.append("\(common.list(person.reasons.map(figures.indicator)))") }
                return PlotTable.Row(
                    group: drawn.group,
                    label: drawn.label,
                    drawing: drawn.drawing,
                    cells: cells
                )
            },
            omitted: all.count - rows.count
        ).markup(common)
        return table.source.isEmpty ? .empty : "<div class=\"people\">\(table)</div>\n"
    }

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
}

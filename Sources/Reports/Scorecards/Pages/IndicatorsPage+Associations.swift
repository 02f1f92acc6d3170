import Scorecards

/// The associations outcome by outcome, and those that turn round.
extension IndicatorsPage {
    var associations: Markup {
        let sections = report.outcomes.map { outcome in
            HTMLPage.section(
                phrases.goesWith(phrases.name(outcome.name)),
                "\(size(outcome))\(table(outcome))"
            )
        }.joined()
        return "\(sections)\(soft(phrases.tableMeaning(confidence: figures.confidence)))"
    }

    /// How many rows and people the numbers are made of.
    private func size(_ outcome: MeasureRow) -> Markup {
        let rows = report.associations.filter { $0.outcome == outcome.id }
        func range(_ counts: [Int]) -> String {
            guard let least = counts.min(), let most = counts.max() else { return "0" }
            return [least, most][least == most ? 1..<2 : 0..<2].map(NumberText.count).joined(separator: " – ")
        }
        return soft(phrases.ofRows(range(rows.map(\.rows)), people: range(rows.map(\.people))))
    }

    /// With more indicators than this, those that are not told from chance and go least closely with the outcome are folded away.
    private static let mostOpen = 20
    private static let fewestOpen = 12

    private func table(_ outcome: MeasureRow) -> Markup {
        let rows = figures.sorted(outcome.id)
        guard rows.count > IndicatorsPage.mostOpen else { return table(rows) }
        let open = rows.enumerated().filter { $0 < IndicatorsPage.fewestOpen || $1.withinNow?.told == true }
        let folded = rows.enumerated().filter {
            $0 >= IndicatorsPage.fewestOpen && $1.withinNow?.told != true
        }
        if folded.isEmpty { return table(rows) }
        let summary = phrases.others(NumberText.count(folded.count))
        return """
            \(table(open.map(\.element)))<details><summary>\(summary)</summary>
            \(table(folded.map(\.element)))</details>

            """
    }

    private func table(_ rows: [AssociationRow]) -> Markup {
        let inflation = Dictionary(report.indicators.map { ($0.id, $0.varianceInflation) }) { first, _ in
            first
        }
        let scale = PlotScale(
            rows.flatMap { row in
                let bounds = IndicatorFigures.bounds(row.withinNow, row)
                return [bounds?.lower, bounds?.upper, IndicatorFigures.oriented(row.withinNow, row)]
            }
        )
        return PlotTable(
            title: phrases.indicator,
            scale: scale,
            columns: [
                .number(phrases.withinPeople), .number(phrases.interval(figures.confidence)),
                .number(phrases.adjustedP), .number(phrases.pooled),
                .number(phrases.partial),
                .number(phrases.closestLag), .number(phrases.spearman), .number(phrases.inflation),
            ],
            rows: rows.map { row in
                let within = row.withinNow
                let bounds = IndicatorFigures.bounds(within, row)
                return PlotTable.Row(
                    label: "\(figures.name(row.indicator))\(gap(within))",
                    drawing: scale.estimate(
                        IndicatorFigures.oriented(within, row),
                        bounds?.lower,
                        bounds?.upper,
                        isTold: within?.told == true
                    ),
                    cells: [
                        strong(within, row), "\(figures.interval(within, row))",
                        "\(NumberText.pValue(within?.adjustedPValue))",
                        "\(figures.correlation(row.pooled, row))", "\(figures.correlation(row.partial, row))",
                        closestLag(row),
                        "\(row.spearman.map { figures.signed($0 * Double(row.orientation)) } ?? "–")",
                        "\((inflation[row.indicator] ?? nil).map { NumberText.decimal($0, places: 1) } ?? "–")",
                    ]
                )
            }
        ).markup(common)
    }

    /// Why there is no number, below the name.
    private func gap(_ estimate: AssociationRow.EstimateRow?) -> Markup {
        estimate?.missing.map { "<small class=\"soft\">\(phrases.reason($0))</small>" } ?? .empty
    }

    private func strong(_ estimate: AssociationRow.EstimateRow?, _ row: AssociationRow) -> Markup {
        let text = figures.correlation(estimate, row)
        return estimate?.told == true ? "<strong>\(text)</strong>" : "\(text)"
    }

    private func closestLag(_ row: AssociationRow) -> Markup {
        guard let closest = row.closestLag else { return "–" }
        let lag = closest.lag == 0 ? phrases.samePeriod : phrases.later(closest.lag)
        return "\(common.told(lag, figures.correlation(closest.estimate, row)))"
    }

    /// Pooled and within people on one line.
    var reversals: Markup {
        let rows = report.associations.filter(\.reversed)
        guard !rows.isEmpty else { return "<p>\(phrases.noReversals)</p>\n" }
        let scale = PlotScale(
            rows.flatMap {
                [IndicatorFigures.oriented($0.pooled, $0), IndicatorFigures.oriented($0.withinNow, $0)]
            }
        )
        let sentences = figures.reversals.map { "<p>\($0)</p>\n" as Markup }.joined()
        let table = PlotTable(
            title: phrases.pair,
            scale: scale,
            columns: [.number(phrases.pooled), .number(phrases.withinPeople)],
            rows: rows.map { row in
                PlotTable.Row(
                    label: "\(figures.name(row.indicator)) × \(figures.name(row.outcome))",
                    drawing: scale.move(
                        from: IndicatorFigures.oriented(row.pooled, row),
                        to: IndicatorFigures.oriented(row.withinNow, row)
                    ),
                    cells: [
                        "\(figures.correlation(row.pooled, row))",
                        "\(figures.correlation(row.withinNow, row))",
                    ]
                )
            }
        ).markup(common)
        return "\(sentences)\(table)"
    }

    /// Tables of many columns leave the names more room.
    static let tableStyles: Markup = """
          @media screen and (min-width: 44.01rem) {
            table.plots .plot { width: 18%; min-width: 9rem; }
            table.plots th, table.plots td { padding-right: .45rem; }
          }

        """
}

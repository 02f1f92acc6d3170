import Improvements
import Workbooks

/// What to change and what it would give, as a sheet: a table for each kind of what was tried, and the steps of the plan.
struct ImprovementsSheet {
    let figures: ImprovementFigures
    let parts: SheetParts

    private var report: ImprovementsReport { figures.report }
    private var phrases: any ImprovementPhrases { figures.phrases }
    private var common: any Phrases { parts.common }

    init(_ report: ImprovementsReport, _ language: ReportLanguage) {
        figures = ImprovementFigures(report, language)
        parts = SheetParts(language)
    }

    var sheet: Sheet {
        // What is bounded and not replayed has no effect to be shown.
        let isFaithful = report.fidelity.isFaithful
        let best =
            isFaithful
            ? table(phrases.improvementsHeading, report.improvements)
            : table(phrases.boundsHeading, report.improvements)
        let tables = [
            table(phrases.requestedHeading, report.requested),
            table(phrases.planHeading, [report.plan].compactMap(\.self)), best,
            table(phrases.pairsHeading, report.pairs), steps, table(phrases.withoutHeading, report.without),
            table(phrases.boundsHeading, report.bounded),
            table(phrases.reachHeading, [report.reach?.improvement].compactMap(\.self)),
        ].filter { $0.rowCount > 0 }
        return parts.sheet(
            .improvements,
            parts.opening(phrases.title, report.log, [phrases.forecast, figures.replayed])
                + [Line(figures.fidelitySentence, isFaithful ? .plain : .notice)]
                + figures.headlines.map { Line($0) },
            tables,
            charts: chart(tables),
            notes: figures.meaning + [phrases.boundsMeaning] + figures.assumptions
                + report.notComputed.map {
                    parts.words.title(phrases.name($0.what), phrases.name($0.reason))
                }
        )
    }

    /// Before and after of the first table that has both.
    private func chart(_ tables: [Table]) -> [Chart] {
        let before = parts.words.title(parts.hours(phrases.mean), phrases.before)
        let place = tables.firstIndex { table in
            table.columns.contains {
                guard $0.title == before, case .hours(let values) = $0.values else { return false }
                return values.contains { $0 != nil }
            }
        }
        guard let place, let column = tables[place].columns.firstIndex(where: { $0.title == before }) else {
            return []
        }
        return [
            Chart(
                .bars,
                title: common.list([parts.hours(common.leadTime), phrases.mean]),
                table: place,
                series: [
                    Chart.Series(column, SheetColour.before), Chart.Series(column + 1, SheetColour.after),
                ],
                rows: 0..<min(tables[place].rowCount, 12)
            )
        ]
    }

    private func table(_ heading: String, _ rows: [ImprovementRow]) -> Table {
        let interval = figures.confidence.map(phrases.interval) ?? phrases.interval("95%")
        let mean = parts.hours(phrases.mean)
        let effects = rows.map(\.effect)
        func part(_ whole: String, _ part: String) -> String { parts.words.title(whole, part) }
        var columns = [
            Column(phrases.lever, .text(rows.map(figures.name))),
            Column(phrases.assumes, .text(rows.map(figures.shortEffort))),
            Column(part(mean, phrases.before), .hours(effects.map { $0?.meanHours.before })),
            Column(part(mean, phrases.after), .hours(effects.map { $0?.meanHours.after })),
            Column(part(mean, common.difference), .hourDifferences(effects.map { $0?.meanHours.difference })),
            Column(parts.lower(interval), .hourDifferences(effects.map { $0?.meanHours.lower })),
            Column(parts.upper(interval), .hourDifferences(effects.map { $0?.meanHours.upper })),
            Column(phrases.adjustedP, .probabilities(rows.map(\.adjustedPValue))),
            Column(
                part(parts.hours(common.ninetiethPercentile), common.difference),
                .hourDifferences(effects.map { $0?.p90Hours.difference })
            ),
        ]
        // The columns are those of all tables of the sheet, as they stand one under the other.
        if allRows.contains(where: { $0.effect?.lateShare != nil }) {
            let late = effects.map { $0?.lateShare }
            columns += [
                Column(part(common.late, phrases.before), .percentages(late.map { $0?.before })),
                Column(part(common.late, phrases.after), .percentages(late.map { $0?.after })),
                Column(phrases.points, points(late.map { $0?.difference })),
                Column(parts.lower(phrases.points), points(late.map { $0?.lower })),
                Column(parts.upper(phrases.points), points(late.map { $0?.upper })),
            ]
        }
        columns.append(Column(phrases.work, .decimals(rows.map(\.firstYearHours), places: 0)))
        if allRows.contains(where: { $0.money != nil }) {
            columns.append(
                Column(
                    phrases.perYear(report.prices.currency),
                    .decimals(rows.map { $0.money?.net }, places: 0, isSigned: true)
                )
            )
        }
        columns.append(Column(parts.hours(phrases.most), .hours(rows.map(\.mostHours))))
        columns.append(
            Column(
                common.example,
                .text(rows.map { row in common.list(row.examples.prefix(1).map(figures.example)) })
            )
        )
        let extent = effects.compactMap { $0.map { abs($0.meanHours.difference) } }.max() ?? 0
        return Table(
            heading: heading,
            columns: columns,
            shadings: extent > 0
                ? [
                    Shading(4, .diverging(below: SheetColour.blue, above: SheetColour.orange, extent: extent))
                ] : []
        )
    }

    private var allRows: [ImprovementRow] {
        report.requested + [report.plan, report.reach?.improvement].compactMap(\.self)
            + report.improvements + report.pairs + report.without + report.bounded
    }

    private func points(_ shares: [Double?]) -> Column.Values {
        .decimals(shares.map { $0.map { 100 * $0 } }, places: 1, isSigned: true)
    }

    /// One lever more in each row.
    private var steps: Table {
        let rows = report.steps.count > 1 ? report.steps : []
        var columns = [
            Column(phrases.lever, .text(rows.map(figures.name))),
            Column("", .text(rows.map { _ in nil })),
            Column(parts.hours(phrases.mean), .hours(rows.map(\.meanHours))),
            Column(parts.hours(phrases.median), .hours(rows.map(\.medianHours))),
            Column(parts.hours(common.ninetiethPercentile), .hours(rows.map(\.p90Hours))),
        ]
        if rows.contains(where: { $0.lateShare != nil }) {
            columns.append(Column(common.late, .percentages(rows.map(\.lateShare))))
        }
        return Table(heading: phrases.stepsHeading(figures.stepSource), columns: columns)
    }
}

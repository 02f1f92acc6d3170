import Delays
import Workbooks

/// What the lead times depend on, as a sheet: effects with their intervals, and the share of each driver.
struct DriversSheet {
    let report: DriversReport
    let figures: DriverFigures
    let parts: SheetParts
    let phrases: any DriverPhrases
    let names: FeatureNames

    var common: any Phrases { parts.common }

    init(_ report: DriversReport, _ language: ReportLanguage) {
        self.report = report
        figures = DriverFigures(report)
        parts = SheetParts(language)
        phrases = language.driverPhrases
        names = FeatureNames(phrases: phrases, common: parts.common, unit: .hours)
    }

    var sheet: Sheet {
        let given = report.given.map { model in
            let heading = phrases.given(explained: NumberText.percent(model.rSquared))
            return [effects(model, heading), shares(model)]
        }
        let happened = report.happened.map { model in
            [effects(model, phrases.happened(explained: NumberText.percent(model.rSquared)))]
        }
        let tables = (given ?? []) + (happened ?? []) + [interactions]
        let features = report.given?.features.count ?? 0
        return parts.sheet(
            .drivers,
            parts.opening(
                phrases.title,
                report.log,
                [
                    phrases.fitted(
                        report.orders,
                        open: report.openOrders,
                        incomplete: report.incompleteOrders
                    ),
                    phrases.errors(
                        report.errors,
                        clusters: report.errors.clusters.map(NumberText.count),
                        confidence: figures.confidence
                    ),
                ]
            ),
            tables.filter { $0.rowCount > 0 },
            charts: given == nil || features == 0
                ? []
                : [
                    Chart(
                        .bars,
                        title: phrases.share,
                        table: 1,
                        series: [Chart.Series(1, SheetColour.after)],
                        rows: 0..<min(features, DelaySheets.mostBars)
                    )
                ],
            notes: notes
        )
    }

    private var notes: [String] {
        let wording = FindingsWording(phrases: phrases)
        return [phrases.effectMeaning, phrases.robustnessMeaning]
            + (report.lateness == nil ? [] : [phrases.pointsMeaning])
            + (report.happened == nil ? [] : [phrases.happenedMeaning])
            + wording.leftOut(report.leftOut).map { parts.words.title($0.reason, $0.names) }
            + report.notComputed.map { parts.words.title(phrases.name($0.what), phrases.name($0.reason)) }
    }

    /// All effects of a model, also those that cannot be told from chance.
    private func effects(_ model: DriverModelRow, _ heading: String) -> Table {
        let rows = model.features.flatMap { feature in feature.effects.map { (feature: feature, effect: $0) }
        }
        let interval = phrases.interval(figures.confidence)
        var columns = [
            Column(phrases.feature, .text(rows.map { names.feature($0.feature) })),
            Column("", .text(rows.map { names.level($0.effect, of: $0.feature) })),
            Column(parts.hours(phrases.effect), .hourDifferences(rows.map(\.effect.hours))),
            Column(parts.lower(interval), .hourDifferences(rows.map(\.effect.lower))),
            Column(parts.upper(interval), .hourDifferences(rows.map(\.effect.upper))),
            Column(phrases.adjustedP, .probabilities(rows.map(\.effect.adjustedPValue))),
            Column(common.orders, .integers(rows.map(\.effect.orders))),
            Column(phrases.robustness, .percentages(rows.map(\.effect.robustnessValue))),
            Column(phrases.mostly, .text(rows.map { largestPart($0.effect) })),
        ]
        if rows.contains(where: { $0.effect.late != nil }) {
            columns += [
                Column(phrases.lateShare, .percentages(rows.map { $0.effect.late?.lateShare })),
                Column(phrases.points, points(rows.map { $0.effect.late?.percentagePoints })),
                Column(parts.lower(phrases.points), points(rows.map { $0.effect.late?.pointsLower })),
                Column(parts.upper(phrases.points), points(rows.map { $0.effect.late?.pointsUpper })),
                Column(
                    parts.words.title(phrases.points, phrases.adjustedP),
                    .probabilities(rows.map { $0.effect.late?.adjustedPValue })
                ),
                Column(phrases.odds, .decimals(rows.map { $0.effect.late?.oddsRatio }, places: 2)),
            ]
        }
        let extent = rows.map { abs($0.effect.hours) }.max() ?? 0
        return Table(
            heading: heading,
            columns: columns,
            fixedColumns: 2,
            shadings: extent > 0
                ? [
                    Shading(2, .diverging(below: SheetColour.blue, above: SheetColour.orange, extent: extent))
                ] : []
        )
    }

    private func points(_ values: [Double?]) -> Column.Values {
        .decimals(values, places: 1, isSigned: true)
    }

    /// The stage and cause that an effect comes about in most.
    private func largestPart(_ effect: DriverEffectRow) -> String? {
        figures.largestParts(effect, most: 1).parts.first.map { cell, hours in
            common.list([cell.activity, common.name(cell.cause)])
                + " \(TimeUnit.hours.difference(hours: hours)) \(common.symbol(.hours))"
        }
    }

    private func shares(_ model: DriverModelRow) -> Table {
        let rows = model.features
        let interval = phrases.interval(figures.confidence)
        return Table(
            heading: phrases.share,
            columns: [
                Column(phrases.feature, .text(rows.map(names.feature))),
                Column(phrases.share, .percentages(rows.map(\.share))),
                Column(parts.lower(interval), .percentages(rows.map(\.shareLower))),
                Column(parts.upper(interval), .percentages(rows.map(\.shareUpper))),
                Column(phrases.adjustedP, .probabilities(rows.map(\.adjustedPValue))),
            ],
            shadings: [Shading(1, .bars(SheetColour.share))]
        )
    }

    private var interactions: Table {
        let rows = report.interactions
        let interval = phrases.interval(figures.confidence)
        return Table(
            heading: phrases.interactions(
                screened: NumberText.count(report.interactionsScreened),
                tested: NumberText.count(report.interactionsTested)
            ),
            columns: [
                Column(
                    phrases.feature,
                    .text(
                        rows.map {
                            phrases.interaction(names.condition($0.first), names.condition($0.second))
                        }
                    )
                ),
                Column("", .text(rows.map { _ in nil })),
                Column(parts.hours(phrases.effect), .hourDifferences(rows.map(\.hours))),
                Column(parts.lower(interval), .hourDifferences(rows.map(\.lower))),
                Column(parts.upper(interval), .hourDifferences(rows.map(\.upper))),
                Column(phrases.adjustedP, .probabilities(rows.map(\.adjustedPValue))),
                Column(common.orders, .integers(rows.map(\.orders))),
            ]
        )
    }
}

import Delays

/// The drivers as one page of HTML that needs nothing beside it: no scripts, no fonts, no network.
public struct DriversPage {
    let figures: DriverFigures
    let common: any Phrases
    let phrases: any DriverPhrases
    let names: FeatureNames

    var report: DriversReport { figures.report }
    var unit: TimeUnit { figures.unit }

    static let mostEffects = 60

    public init(_ report: DriversReport, language: ReportLanguage) {
        figures = DriverFigures(report)
        common = language.phrases
        phrases = language.driverPhrases
        names = figures.names(phrases, common)
    }

    public var text: String {
        HTMLPage(
            title: phrases.title,
            phrases: common,
            styles: DriversPage.styles,
            header: header,
            main: contents
        ).markup.source
    }

    static let styles = PlotTable.styles

    /// What is below the header, also as a part of another page.
    var contents: Markup { report.log.orders == 0 ? "<p>\(common.noOrders)</p>\n" : main }

    private var header: Markup {
        return FindingsHeader(
            title: phrases.title,
            log: report.log,
            notes: [
                phrases.fitted(report.orders, open: report.openOrders, incomplete: report.incompleteOrders),
                phrases.errors(
                    report.errors,
                    clusters: report.errors.clusters.map(NumberText.count),
                    confidence: figures.confidence
                ),
            ],
            phrases: common
        ).markup
    }

    private var main: Markup {
        let gaps = FindingsGaps(phrases: phrases, common: common)
        var sections: [Markup] = []
        if let given = report.given {
            let explained = phrases.given(explained: NumberText.percent(given.rSquared))
            sections += [
                HTMLPage.section(explained, shares(given)),
                HTMLPage.section(
                    phrases.effectsOnLeadTime,
                    "\(soft(phrases.effectMeaning))\(effects(given))\(soft(phrases.robustnessMeaning))"
                ),
                split(given),
            ]
        }
        sections += [gaps.setAside(report.setAside), lateness, outcome]
        if report.interactionsScreened > 0 {
            let heading = phrases.interactions(
                screened: NumberText.count(report.interactionsScreened),
                tested: NumberText.count(report.interactionsTested)
            )
            sections.append(HTMLPage.section(heading, interactions))
        }
        if let happened = report.happened {
            let explained = phrases.happened(explained: NumberText.percent(happened.rSquared))
            sections += [
                HTMLPage.section(
                    explained,
                    "\(soft(phrases.happenedMeaning))\(shares(happened))\(effects(happened))"
                ),
                split(happened),
            ]
        }
        sections += [gaps.leftOut(report.leftOut), gaps.notComputed(report.notComputed)]
        return sections.joined()
    }

    func soft(_ text: String) -> Markup { "<p class=\"soft\">\(text)</p>\n" }

    var interval: HTMLTable.Column { .number(phrases.interval(figures.confidence)) }

    /// The share of the variance of each feature that can be told from chance, and the names of the others.
    private func shares(_ model: DriverModelRow) -> Markup {
        let found = model.features.filter(\.found)
        let rest = figures.notFound(model)
        let scale = PlotScale(
            found.flatMap { [$0.share, $0.shareLower, $0.shareUpper] },
            factor: 100,
            suffix: "%"
        )
        let rows = found.map { feature -> PlotTable.Row in
            let interval = feature.shareLower.flatMap { lower in
                feature.shareUpper.map { "\(NumberText.percent(lower)) … \(NumberText.percent($0))" }
            }
            return PlotTable.Row(
                label: "\(names.feature(feature))",
                drawing: scale.bar(feature.share, feature.shareLower, feature.shareUpper),
                cells: [
                    "\(feature.share.map(NumberText.percent) ?? "–")", "\(interval ?? "–")",
                    "\(NumberText.pValue(feature.adjustedPValue))",
                ]
            )
        }
        let table = PlotTable(
            title: phrases.feature,
            scale: scale,
            columns: [.number(phrases.share), interval, .number(phrases.adjustedP)],
            rows: rows
        ).markup(common)
        let nothing: Markup = rows.isEmpty ? "<p>\(phrases.nothingFound)</p>\n" : .empty
        let others =
            rest.isEmpty
            ? Markup.empty : soft(phrases.noEvidence(phrases.list(rest.map(names.feature))))
        let untested = figures.untested(model).map { reason, features in
            soft(
                phrases.untested(phrases.list(features.map(names.feature)), reason: phrases.name(reason))
            )
        }.joined()
        return "\(nothing)\(table)\(others)\(untested)"
    }

    private var interactions: Markup {
        guard !report.interactions.isEmpty else { return "<p>\(phrases.nothingFound)</p>\n" }
        let scale = PlotScale(report.interactions.flatMap { [$0.lower, $0.upper] }, factor: unit.perHour)
        return PlotTable(
            title: phrases.feature,
            scale: scale,
            columns: [
                .number(common.titled(phrases.effect, unit)), interval, .number(common.orders),
                .number(phrases.adjustedP), .text(common.example),
            ],
            rows: report.interactions.map { row in
                PlotTable.Row(
                    label: "\(phrases.interaction(names.condition(row.first), names.condition(row.second)))",
                    drawing: scale.estimate(row.hours, row.lower, row.upper),
                    cells: [
                        "\(unit.difference(hours: row.hours))",
                        "\(ComparisonFigures.interval(row.lower, row.upper, unit))",
                        "\(NumberText.count(row.orders))", "\(NumberText.pValue(row.adjustedPValue))",
                        "\(phrases.list(row.examples))",
                    ]
                )
            }
        ).markup(common)
    }
}

import Scorecards

/// Indicators and outcomes as one page of HTML that needs nothing beside it: no scripts, no fonts, no network.
///
/// It begins with what was found in words, then the map of all associations; tables and checks follow.
public struct IndicatorsPage {
    let figures: IndicatorFigures
    let common: any Phrases

    var report: IndicatorsReport { figures.report }
    var phrases: any IndicatorPhrases { figures.phrases }

    /// So many are named of what goes with an outcome.
    private static let mostNamed = 4

    public init(_ report: IndicatorsReport, language: ReportLanguage) {
        figures = IndicatorFigures(report, language.indicatorPhrases)
        common = language.phrases
    }

    public var text: String {
        HTMLPage(
            title: title,
            phrases: common,
            styles: IndicatorsPage.styles,
            header: header,
            main: contents
        ).markup.source
    }

    static let styles: Markup =
        "\(ScorecardStyles.text)\(HeatMap.styles)\(Sparkline.styles)\(IndicatorsPage.binStyles)\(IndicatorsPage.tableStyles)"

    private var title: String { phrases.title(card: phrases.name(report.card)) }

    private var header: Markup {
        let opening = phrases.opening(
            people: NumberText.count(report.people),
            first: report.firstPeriod ?? "–",
            last: report.lastPeriod ?? "–",
            tests: NumberText.count(report.tests)
        )
        return "<h1>\(title)</h1>\n\(soft(opening))\(finding)"
    }

    /// What is below the header, also as a part of another page.
    var contents: Markup {
        guard !report.associations.isEmpty else {
            return "<p>\(phrases.nothingMeasured)</p>\n\(quality)\(missing)"
        }
        let level = NumberText.confidence(report.level)
        let map: Markup = "\(soft(phrases.mapMeaning(level: level)))\(HeatMap(figures: figures).markup)"
        return [
            HTMLPage.section(phrases.mapHeading, map), associations,
            HTMLPage.section(phrases.reversals, reversals), quality, checks,
            missing,
        ].joined()
    }

    func soft(_ text: String) -> Markup { "<p class=\"soft\">\(text)</p>\n" }

    // MARK: The finding

    var finding: Markup {
        guard !report.associations.isEmpty else { return .empty }
        let told = report.associations.filter { $0.withinNow?.told == true }
        let headline = phrases.headline(
            told: NumberText.count(told.count),
            pairs: NumberText.count(report.associations.count)
        )
        let sentences = (outcomes(told) + figures.reversals + figures.measurementRemarks + checked)
            .map { "<li>\($0)</li>\n" as Markup }.joined()
        return
            "<p class=\"verdict\">\(headline)</p>\n<ul class=\"findings\">\n\(sentences)</ul>\n\(counts(told.count))\(soft(phrases.meaning))"
    }

    /// Which checks found something, in one sentence.
    private var checked: [String] {
        let found = report.checks.filter(\.found).map {
            phrases.withFigure(phrases.name(ofCheck: $0.kind), subject($0))
        }
        return found.isEmpty ? [] : [phrases.checksFound(found)]
    }

    /// A sentence for each outcome that something goes with, and one for the others.
    private func outcomes(_ told: [AssociationRow]) -> [String] {
        var nothing: [String] = []
        var sentences: [String] = []
        for outcome in report.outcomes {
            let own = figures.sorted(outcome.id).filter { $0.withinNow?.told == true }
            func named(_ isBetter: Bool) -> [String] {
                own.filter { ((IndicatorFigures.oriented($0.withinNow, $0) ?? 0) > 0) == isBetter }
                    .prefix(IndicatorsPage.mostNamed).map { row in
                        phrases.withFigure(
                            figures.name(row.indicator),
                            IndicatorFigures.oriented(row.withinNow, row).map(figures.signed) ?? "–"
                        )
                    }
            }
            let name = phrases.name(outcome.name)
            if own.isEmpty {
                nothing.append(name)
            } else {
                sentences.append(phrases.goesWith(name, better: named(true), worse: named(false)))
            }
        }
        // With nothing at all the headline has said it.
        return nothing.isEmpty || told.isEmpty ? sentences : sentences + [phrases.nothingGoesWith(nothing)]
    }

    private func counts(_ told: Int) -> Markup {
        let facts = [
            (phrases.toldPairs, told, report.associations.count),
            (phrases.turnedRound, report.associations.count(where: \.reversed), report.associations.count),
            (
                phrases.saturatedIndicators, report.indicators.count(where: \.saturated),
                report.indicators.count
            ),
            (phrases.checksWithFinding, report.checks.count(where: \.found), report.checkTests),
        ].map { name, number, all -> Markup in
            let text = phrases.outOf(NumberText.count(number), NumberText.count(all))
            return "<div><dt>\(name)</dt><dd>\(text)</dd></div>\n"
        }.joined()
        return "<dl class=\"facts\">\n\(facts)</dl>\n"
    }

    private var missing: Markup {
        let texts = [
            report.unmeasuredNames.isEmpty
                ? nil : phrases.unmeasured(report.unmeasuredNames.map(phrases.name)),
            report.unmatched.isEmpty ? nil : phrases.unmatched(report.unmatched),
        ].compactMap(\.self)
        return texts.map(soft).joined()
    }
}

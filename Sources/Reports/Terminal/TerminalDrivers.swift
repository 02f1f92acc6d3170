import Delays
import EventLogs

/// The drivers as text for a terminal.
public struct TerminalDrivers: FindingsText {
    let figures: DriverFigures
    var names: FeatureNames { figures.names(phrases, common) }
    var report: DriversReport { figures.report }
    var unit: TimeUnit { figures.unit }
    let common: any Phrases
    let phrases: any DriverPhrases
    var drivers: any DriverPhrases { phrases }
    let style: TerminalStyle
    let width: Int

    static let mostEffectsOfFeature = 8
    static let mostExamples = 5

    public init(_ report: DriversReport, look: TerminalLook = TerminalLook()) {
        figures = DriverFigures(report)
        common = look.language.phrases
        phrases = look.language.driverPhrases
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        var lines = opening
        if let given = report.given {
            lines += section(phrases.given(explained: NumberText.percent(given.rSquared)), features(given))
            lines += section(
                phrases.effectsOnLeadTime,
                remark(phrases.effectMeaning) + effects(given) + remark(phrases.robustnessMeaning)
                    + examples(given)
            )
        }
        lines += setAside(report.setAside)
        lines += lateness
        lines += outcome
        if report.interactionsScreened > 0 {
            lines += section(
                phrases.interactions(
                    screened: NumberText.count(report.interactionsScreened),
                    tested: NumberText.count(report.interactionsTested)
                ),
                interactions
            )
        }
        if let happened = report.happened {
            lines += section(
                phrases.happened(explained: NumberText.percent(happened.rSquared)),
                remark(phrases.happenedMeaning) + features(happened) + effects(happened)
            )
        }
        if !report.leftOut.isEmpty { lines += section(phrases.leftOut, leftOut(report.leftOut)) }
        if !report.notComputed.isEmpty {
            lines += section(phrases.notComputed, notComputed(report.notComputed))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var opening: [String] {
        let log = report.log
        var lines = [style.heading(phrases.title)]
        lines += common.size(log).wrapped(to: width)
        if let span = common.span(log) { lines += span.wrapped(to: width) }
        lines += phrases.fitted(report.orders, open: report.openOrders, incomplete: report.incompleteOrders)
            .wrapped(to: width)
        lines += phrases.errors(
            report.errors,
            clusters: report.errors.clusters.map(NumberText.count),
            confidence: figures.confidence
        ).wrapped(to: width)
        return lines
    }

    private func features(_ model: DriverModelRow) -> [String] {
        let found = model.features.filter(\.found)
        let rest = figures.notFound(model)
        let most = found.compactMap(\.share).max() ?? 0
        let rows = found.map { feature in
            let interval = feature.shareLower.flatMap { lower in
                feature.shareUpper.map { "\(NumberText.percent(lower)) – \(NumberText.percent($0))" }
            }
            return TextTable.Row(
                [
                    names.feature(feature), feature.share.map(NumberText.percent) ?? "–", interval ?? "–",
                    NumberText.pValue(feature.adjustedPValue),
                ],
                bar: feature.share.map { most > 0 ? max(0, $0) / most : 0 }
            )
        }
        let columns: [TextTable.Column] = [
            .text(phrases.feature, least: 16), .number(phrases.share),
            .number(phrases.interval(figures.confidence)), .number(phrases.adjustedP),
        ]
        var lines = rows.isEmpty ? remark(phrases.nothingFound) : table(columns, rows)
        if !rest.isEmpty { lines += remark(phrases.noEvidence(phrases.list(rest.map(names.feature)))) }
        for (reason, features) in figures.untested(model) {
            let own = phrases.list(features.map(names.feature))
            lines += remark(phrases.untested(own, reason: phrases.name(reason)))
        }
        return lines
    }

    private func examples(_ model: DriverModelRow) -> [String] {
        figures.found(model).sorted { abs($0.effect.hours) > abs($1.effect.hours) }.prefix(
            TerminalDrivers.mostExamples
        )
        .flatMap { found in
            remark(
                phrases.examples(
                    names.effect(found.effect, of: found.feature),
                    orders: phrases.list(found.effect.examples)
                )
            )
        }
    }

    private var interactions: [String] {
        if report.interactions.isEmpty { return remark(phrases.nothingFound) }
        return report.interactions.flatMap { row -> [String] in
            let both = phrases.interaction(names.condition(row.first), names.condition(row.second))
            let interval = interval(row.lower, row.upper)
            let effect = "\(unit.difference(hours: row.hours)) \(common.symbol(unit))"
            let figures = phrases.beyondBoth(effect, interval: interval, orders: NumberText.count(row.orders))
            return paragraph(both + "  " + figures)
                + remark(phrases.examples(both, orders: phrases.list(row.examples)))
        }
    }
}

import Delays

/// The segments and bright spots as one page of HTML that needs nothing beside it: no scripts, no fonts, no network.
public struct SegmentsPage {
    private let report: SegmentsReport
    private let unit: TimeUnit
    private let common: any Phrases
    private let drivers: any DriverPhrases
    private let phrases: any SegmentPhrases
    private let names: FeatureNames

    public init(_ report: SegmentsReport, language: ReportLanguage) {
        self.report = report
        unit = TimeUnit(meanHours: report.leadTime.meanHours)
        common = language.phrases
        drivers = language.driverPhrases
        phrases = language.segmentPhrases
        names = FeatureNames(phrases: drivers, common: common, unit: unit)
    }

    public var text: String {
        HTMLPage(
            title: phrases.title,
            phrases: common,
            styles: SegmentsPage.styles,
            header: header,
            main: contents
        ).markup.source
    }

    static let styles = PlotTable.styles

    /// What is below the header, also as a part of another page.
    var contents: Markup { report.log.orders == 0 ? "<p>\(common.noOrders)</p>\n" : main }

    private var confidence: String { report.errors.confidenceText }

    private var header: Markup {
        let search = report.search
        return FindingsHeader(
            title: phrases.title,
            log: report.log,
            notes: [
                phrases.searched(
                    suggesting: NumberText.count(search.searchedOrders),
                    confirming: NumberText.count(search.confirmingOrders),
                    conditions: NumberText.count(search.conditions),
                    features: NumberText.count(search.features.count),
                    tested: NumberText.count(search.tested)
                ),
                drivers.fitted(
                    report.orders,
                    open: report.openOrders,
                    incomplete: report.incompleteOrders
                ),
                drivers.errors(
                    report.errors,
                    clusters: report.errors.clusters.map(NumberText.count),
                    confidence: confidence
                ),
            ],
            phrases: common
        ).markup
    }

    private var main: Markup {
        var sections: [Markup] = []
        let headings = SegmentHeadings(phrases: phrases, common: common, lateness: report.lateness)
        for outcome in headings.outcomes {
            sections += [
                HTMLPage.section(headings.segments(outcome), table(report.segments, outcome)),
                HTMLPage.section(headings.brightSpots(outcome), table(report.brightSpots, outcome)),
            ]
        }
        sections.append("<p class=\"soft\">\(phrases.pageMeaning)</p>\n")
        if !report.unconfirmed.isEmpty {
            let summary = phrases.unconfirmed(NumberText.count(report.unconfirmed.count))
            let tables = SegmentRow.Outcome.allCases.map { outcome in
                let rows = report.unconfirmed.filter { $0.outcome == outcome }
                return rows.isEmpty ? Markup.empty : table(rows, outcome)
            }.joined()
            sections.append("<details><summary>\(summary)</summary>\n\(tables)</details>\n")
        }
        let gaps = FindingsGaps(phrases: drivers, common: common)
        sections += [
            gaps.setAside(report.setAside), gaps.leftOut(report.leftOut),
            gaps.notComputed(report.notComputed),
        ]
        return sections.joined()
    }

    /// The segments that stand out by an outcome: with its effect drawn, and the effect on the other one as a number.
    private func table(_ all: [SegmentRow], _ outcome: SegmentRow.Outcome) -> Markup {
        let rows = all.filter { $0.outcome == outcome }
        guard !rows.isEmpty else { return "<p>\(phrases.none)</p>\n" }
        let isHours = outcome == .hours
        let effects = rows.map { isHours ? $0.hours : $0.late }
        let scale = PlotScale(
            effects.flatMap { [$0?.lower, $0?.upper] },
            factor: isHours ? unit.perHour : 1
        )
        let hours = HTMLTable.Column.number(common.titled(drivers.effect, unit))
        let points = HTMLTable.Column.number(drivers.points)
        let interval = HTMLTable.Column.number(drivers.interval(confidence))
        return PlotTable(
            title: phrases.segment,
            scale: scale,
            columns: (isHours ? [hours, interval, points] : [points, interval, hours]) + [
                .number(common.orders), .number(common.share), .number(drivers.adjustedP),
            ],
            rows: zip(rows, effects).map { row, effect in
                PlotTable.Row(
                    label: "\(names.segment(row))\(examples(row))",
                    drawing: scale.estimate(effect?.estimate, effect?.lower, effect?.upper),
                    cells: (isHours
                        ? [hoursText(row.hours), intervalText(row.hours, isHours), pointsText(row.late)]
                        : [pointsText(row.late), intervalText(row.late, isHours), hoursText(row.hours)])
                        + [
                            "\(NumberText.count(row.orders))", "\(NumberText.percent(row.share))",
                            "\(NumberText.pValue(row.adjustedPValue))",
                        ]
                )
            }
        ).markup(common)
    }

    private func examples(_ row: SegmentRow) -> Markup {
        row.examples.isEmpty
            ? .empty : "<small class=\"soft\">\(common.example) \(drivers.list(row.examples))</small>"
    }

    private func hoursText(_ effect: SegmentEffect?) -> Markup {
        "\(effect.map { unit.difference(hours: $0.estimate) } ?? "–")"
    }

    private func pointsText(_ effect: SegmentEffect?) -> Markup {
        "\(effect.map { NumberText.signed($0.estimate) } ?? "–")"
    }

    private func intervalText(_ effect: SegmentEffect?, _ isHours: Bool) -> Markup {
        guard let effect else { return "–" }
        return isHours
            ? "\(ComparisonFigures.interval(effect.lower, effect.upper, unit))"
            : "\(NumberText.signed(effect.lower)) … \(NumberText.signed(effect.upper))"
    }
}

import Delays
import EventLogs

/// The segments as text for a terminal.
public struct TerminalSegments: FindingsText {
    let report: SegmentsReport
    let unit: TimeUnit
    private var names: FeatureNames { FeatureNames(phrases: drivers, common: common, unit: unit) }
    let common: any Phrases
    let drivers: any DriverPhrases
    let phrases: any SegmentPhrases
    let style: TerminalStyle
    let width: Int

    static let mostExamples = 8

    public init(_ report: SegmentsReport, look: TerminalLook = TerminalLook()) {
        self.report = report
        unit = TimeUnit(meanHours: report.leadTime.meanHours)
        common = look.language.phrases
        drivers = look.language.driverPhrases
        phrases = look.language.segmentPhrases
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        var lines = opening
        let headings = SegmentHeadings(phrases: phrases, common: common, lateness: report.lateness)
        for outcome in headings.outcomes {
            lines += section(headings.segments(outcome), table(report.segments, outcome))
            lines += section(headings.brightSpots(outcome), table(report.brightSpots, outcome))
        }
        lines += [""] + remark(phrases.meaning)
        if !report.unconfirmed.isEmpty {
            lines += remark(phrases.unconfirmed(NumberText.count(report.unconfirmed.count)))
        }
        lines += setAside(report.setAside)
        if !report.leftOut.isEmpty {
            lines += section(drivers.leftOut, leftOut(report.leftOut))
        }
        if !report.notComputed.isEmpty {
            lines += section(drivers.notComputed, notComputed(report.notComputed))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var opening: [String] {
        let (log, search) = (report.log, report.search)
        var lines = [style.heading(phrases.title)]
        lines += common.size(log).wrapped(to: width)
        if let span = common.span(log) { lines += span.wrapped(to: width) }
        lines += phrases.searched(
            suggesting: NumberText.count(search.searchedOrders),
            confirming: NumberText.count(search.confirmingOrders),
            conditions: NumberText.count(search.conditions),
            features: NumberText.count(search.features.count),
            tested: NumberText.count(search.tested)
        ).wrapped(to: width)
        lines += drivers.fitted(report.orders, open: report.openOrders, incomplete: report.incompleteOrders)
            .wrapped(to: width)
        lines += drivers.errors(
            report.errors,
            clusters: report.errors.clusters.map(NumberText.count),
            confidence: confidence
        ).wrapped(to: width)
        return lines
    }

    private var confidence: String { report.errors.confidenceText }

    private func table(_ all: [SegmentRow], _ outcome: SegmentRow.Outcome) -> [String] {
        let rows = all.filter { $0.outcome == outcome }
        guard !rows.isEmpty else { return remark(phrases.none) }
        let most = rows.lazy.map { abs($0.weight) }.max() ?? 0
        let cells = rows.map { row in
            TextTable.Row(
                [names.segment(row), NumberText.count(row.orders)] + effects(row, outcome) + [
                    NumberText.pValue(row.adjustedPValue)
                ],
                bar: most > 0 ? abs(row.weight) / most : 0
            )
        }
        let hours = TextTable.Column.number(common.titled(drivers.effect, unit))
        let points = TextTable.Column.number(drivers.points)
        let interval = TextTable.Column.number(drivers.interval(confidence))
        let columns =
            [.text(phrases.segment, least: 20), .number(phrases.orders)]
            + (outcome == .hours ? [hours, interval, points] : [points, interval, hours])
            + [TextTable.Column.number(drivers.adjustedP)]
        let lines = table(columns, cells)
        let examples = rows.prefix(TerminalSegments.mostExamples).flatMap { row in
            row.examples.isEmpty
                ? [] : remark(drivers.examples(names.segment(row), orders: drivers.list(row.examples)))
        }
        return lines + examples
    }

    private func effects(_ row: SegmentRow, _ outcome: SegmentRow.Outcome) -> [String] {
        let hours = row.hours.map { unit.difference(hours: $0.estimate) } ?? "–"
        let points = row.late.map { NumberText.signed($0.estimate) } ?? "–"
        if outcome == .hours {
            let interval = row.hours.map { "\(unit.text(hours: $0.lower)) – \(unit.text(hours: $0.upper))" }
            return [hours, interval ?? "–", points]
        }
        let interval = row.late.map {
            NumberText.decimal($0.lower, places: 1) + " – " + NumberText.decimal($0.upper, places: 1)
        }
        return [points, interval ?? "–", hours]
    }
}

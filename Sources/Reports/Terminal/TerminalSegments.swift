import Delays
import EventLogs

/// The segments as text for a terminal.
public struct TerminalSegments {
    let report: SegmentsReport
    let unit: TimeUnit
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
        for outcome in SegmentRow.Outcome.allCases where outcome == .hours || report.lateness != nil {
            let (worse, better) = (
                report.segments.filter { $0.outcome == outcome },
                report.brightSpots.filter { $0.outcome == outcome }
            )
            let late = report.lateness.map {
                phrases.late(
                    NumberText.count($0.late),
                    judged: NumberText.count($0.judged),
                    rule: common.lateRule($0.criterion)
                )
            }
            let heading = outcome == .hours ? phrases.slower : phrases.later(late ?? "")
            lines += section(heading, table(worse, outcome))
            lines += section(outcome == .hours ? phrases.faster : phrases.punctual, table(better, outcome))
        }
        lines += [""] + paragraph(phrases.meaning)
        if !report.unconfirmed.isEmpty {
            lines += paragraph(phrases.unconfirmed(NumberText.count(report.unconfirmed.count)))
        }
        if !report.leftOut.isEmpty {
            lines += section(
                drivers.leftOut,
                report.leftOut.flatMap {
                    plain($0.feature + "  " + drivers.name($0.reason, others: drivers.list($0.others)))
                }
            )
        }
        if !report.notComputed.isEmpty {
            lines += section(
                drivers.notComputed,
                report.notComputed.flatMap {
                    plain(
                        "\(drivers.name($0.what))  \(drivers.name($0.reason))"
                            + ($0.detail.map { " (\($0))" } ?? "")
                    )
                }
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var opening: [String] {
        let (log, search) = (report.log, report.search)
        var lines = [style.heading(phrases.title)]
        lines += common.size(
            orders: NumberText.count(log.orders),
            instances: NumberText.count(log.instances),
            activities: NumberText.count(log.activities),
            resources: NumberText.count(log.resources)
        ).wrapped(to: width)
        if let from = log.from, let to = log.to {
            lines += common.span(from: from.dateAndMinute, to: to.dateAndMinute, zone: log.zone)
                .wrapped(to: width)
        }
        lines += phrases.searched(
            suggesting: NumberText.count(search.searchedOrders),
            confirming: NumberText.count(search.confirmingOrders),
            conditions: NumberText.count(search.conditions),
            features: NumberText.count(search.features.count),
            tested: NumberText.count(search.tested)
        ).wrapped(to: width)
        lines += drivers.errors(
            report.errors,
            clusters: report.errors.clusters.map(NumberText.count),
            confidence: confidence
        ).wrapped(to: width)
        return lines
    }

    private var confidence: String { NumberText.decimal(100 * report.errors.confidence, places: 0) + "%" }

    private func table(_ rows: [SegmentRow], _ outcome: SegmentRow.Outcome) -> [String] {
        guard !rows.isEmpty else { return paragraph(phrases.none) }
        let most = rows.lazy.map { abs($0.weight) }.max() ?? 0
        let cells = rows.map { row in
            TextTable.Row(
                [name(row), NumberText.count(row.orders)] + effects(row, outcome) + [pValue(row)],
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
        let lines = TextTable(columns: columns, rows: cells)
            .lines(width: width - TerminalReport.indent, style: style).map { TerminalReport.margin + $0 }
        let examples = rows.prefix(TerminalSegments.mostExamples).flatMap { row in
            row.examples.isEmpty
                ? [] : paragraph(drivers.examples(name(row), orders: drivers.list(row.examples)))
        }
        return lines + examples
    }

    private func effects(_ row: SegmentRow, _ outcome: SegmentRow.Outcome) -> [String] {
        let hours = row.hours.map { unit.difference(hours: $0.estimate) } ?? "–"
        let points = row.late.map { signed($0.estimate) } ?? "–"
        if outcome == .hours {
            let interval = row.hours.map { "\(unit.text(hours: $0.lower)) – \(unit.text(hours: $0.upper))" }
            return [hours, interval ?? "–", points]
        }
        let interval = row.late.map {
            NumberText.decimal($0.lower, places: 1) + " – " + NumberText.decimal($0.upper, places: 1)
        }
        return [points, interval ?? "–", hours]
    }

    private func pValue(_ row: SegmentRow) -> String {
        guard let value = row.adjustedPValue else { return "–" }
        return value < 0.001 ? "<0.001" : NumberText.decimal(value, places: 3)
    }

    private func signed(_ value: Double) -> String {
        let text = NumberText.decimal(value, places: 1)
        return value > 0 ? "+" + text : text
    }

    // Names.

    private func name(_ row: SegmentRow) -> String {
        row.conditions.map(name).reduce("") { $0.isEmpty ? $1 : drivers.interaction($0, $1) }
    }

    private func name(_ condition: SegmentCondition) -> String {
        let own = drivers.name(about: condition.about) ?? condition.feature
        func level(_ level: String) -> String { drivers.level(level, about: condition.about) ?? level }
        if let first = condition.level {
            return "\(own): " + level(first) + (condition.toLevel.map { " – " + level($0) } ?? "")
        }
        return own + " "
            + drivers.range(above: condition.above.map(number), atMost: condition.atMost.map(number))
    }

    private func number(_ value: Double) -> String {
        NumberText.decimal(value, places: value == value.rounded() ? 0 : abs(value) < 10 ? 2 : 1)
    }

    // Lines.

    private func section(_ heading: String, _ lines: [String]) -> [String] {
        ["", style.heading(heading)] + lines
    }

    private func paragraph(_ text: String) -> [String] {
        text.withoutControls.wrapped(to: width - TerminalReport.indent)
            .map { TerminalReport.margin + style.dimmed($0) }
    }

    private func plain(_ text: String) -> [String] {
        text.withoutControls.wrapped(to: width - TerminalReport.indent).map { TerminalReport.margin + $0 }
    }
}

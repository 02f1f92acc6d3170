import Delays
import EventLogs
import TextWidths

/// What happened and where the time goes.
extension TerminalReport {
    var happenedLines: [String] {
        let leadTime = report.leadTime
        let parts = [
            (phrases.mean, leadTime.meanHours), (phrases.median, leadTime.medianHours),
            (phrases.ninetiethPercentile, leadTime.p90Hours),
        ].compactMap { name, hours in hours.map { "\(name) \(withUnit($0))" } }
        let names = [phrases.leadTime, phrases.late].map { TextWidth.columns($0) }.max() ?? 0
        var lines = [phrases.leadTime.padded(to: names + 2) + parts.joined(separator: "   ")]
        if let late = report.late {
            let sentence = phrases.lateCount(
                orders: NumberText.count(late.orders),
                judged: NumberText.count(late.judged),
                rule: phrases.lateRule(late.criterion)
            )
            lines.append(
                phrases.late.padded(to: names + 2) + NumberText.percent(late.share) + "   " + sentence
            )
        } else {
            lines.append(phrases.late.padded(to: names + 2) + phrases.noLateRule)
        }
        return lines.flatMap(paragraph)
    }

    var causeLines: [String] {
        let most = report.causes.first?.share ?? 0
        let rows = report.causes.map { row in
            TextTable.Row(
                [
                    phrases.name(row.cause), figures.perOrderText(row.microseconds),
                    NumberText.percent(row.share), phrases.meaning(row.cause),
                ],
                bar: most > 0 ? row.share / most : 0,
                cause: row.cause
            )
        }
        let columns: [TextTable.Column] = [
            .text(phrases.cause), .number(perOrderHeading), .number(phrases.share), .text("", least: 0),
        ]
        var lines = table(columns, rows)
        if !report.beforeFirstTouch.isEmpty {
            let parts = report.beforeFirstTouch.map {
                "\(phrases.name($0.cause)) \(NumberText.percent($0.share))"
            }
            lines += paragraph(phrases.beforeFirstTouch(phrases.list(parts)))
        }
        return lines
    }

    /// Stages down, causes across, without the shares if need be; nothing where that does not fit either.
    var stageLines: [String] {
        let shown = figures.stages.prefix(20)
        let causes = figures.causes.map { TextTable.Column.number(phrases.shortName($0)) }
        for hasShares in [true, false] {
            let columns =
                [.text(phrases.stage, least: TerminalReport.leastStage), .number(phrases.all)]
                + (hasShares ? [.number(phrases.share)] : []) + causes
            let rows = shown.map { stage in
                TextTable.Row(
                    [stage.activity, figures.perOrderText(stage.microseconds)]
                        + (hasShares ? [NumberText.percent(stage.share)] : [])
                        + figures.causes.map { stage.byCause[$0].map(figures.perOrderText) ?? "·" }
                )
            }
            let names = rows.map { TextWidth.columns($0.cells[0]) }.max() ?? 0
            let whole = TextTable(columns: columns, rows: rows).naturalWidth
            if whole - max(0, names - TerminalReport.leastStage) <= width - TerminalReport.indent {
                return [TerminalReport.margin + style.dimmed(perOrderHeading)] + table(columns, rows)
                    + omission(figures.stages.count, shown: shown.count)
            }
        }
        return []
    }

    /// Names cut shorter than this are hard to tell apart.
    private static let leastStage = 20

    var largestPartLines: [String] {
        let shown = report.ledger.prefix(15)
        let most = shown.first?.share ?? 0
        let rows = shown.map { row in
            TextTable.Row(
                partCells(row) + [
                    figures.perOrderText(row.microseconds), NumberText.percent(row.share),
                    NumberText.count(row.orders),
                ],
                bar: most > 0 ? row.share / most : 0,
                cause: row.cause
            )
        }
        let columns: [TextTable.Column] =
            partColumns + [.number(perOrderHeading), .number(phrases.share), .number(phrases.orders)]
        var lines = table(columns, rows)
        let rest = report.ledger.dropFirst(shown.count)
        if !rest.isEmpty {
            let time = rest.reduce(0) { $0 + $1.microseconds }
            let sentence = phrases.omittedParts(
                NumberText.count(rest.count),
                time: "\(figures.perOrderText(time)) \(perOrderHeading)",
                share: NumberText.percent(rest.reduce(0) { $0 + $1.share })
            )
            lines += paragraph(sentence).map(style.dimmed)
        }
        return lines
    }

    var varianceLines: [String] {
        let carrying = figures.carryingVariance
        guard let most = carrying.first?.varianceShare else { return [] }
        let shown = carrying.prefix(8)
        let rows = shown.map { row in
            let share = row.varianceShare ?? 0
            return TextTable.Row(
                partCells(row) + [NumberText.percent(share)],
                bar: share / most,
                cause: row.cause
            )
        }
        return paragraph(phrases.varianceMeaning).map(style.dimmed)
            + table(partColumns + [.number(phrases.varianceShare)], rows)
    }

    var latenessLines: [String] {
        guard report.late != nil else { return [] }
        guard !figures.lateness.isEmpty else { return paragraph(phrases.nothingToCompare) }
        let shown = figures.makingLate.prefix(10)
        let most = shown.first?.difference ?? 0
        let gap = figures.lateness.reduce(0) { $0 + $1.difference }
        let rows = shown.map { part in
            TextTable.Row(
                [
                    part.activity, phrases.name(part.cause), figures.unit.text(hours: part.lateHours),
                    figures.unit.text(hours: part.onTimeHours),
                    figures.unit.difference(hours: part.difference),
                ],
                bar: most > 0 ? part.difference / most : 0,
                cause: part.cause
            )
        }
        let columns: [TextTable.Column] = [
            .text(phrases.stage, least: 12), .text(phrases.cause, least: 6), .number(phrases.late),
            .number(phrases.onTime), .number(phrases.difference),
        ]
        return paragraph(phrases.lateGap(withUnit(gap))) + table(columns, rows)
    }

    private var partColumns: [TextTable.Column] {
        [.text(phrases.stage, least: 12), .text(phrases.cause, least: 6)]
    }

    private func partCells(_ row: LedgerRow) -> [String] {
        [row.rework ? phrases.reworked(row.activity) : row.activity, phrases.name(row.cause)]
    }
}

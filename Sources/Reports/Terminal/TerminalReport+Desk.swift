import Delays
import EventLogs

/// How the desk works, and its slowest orders.
extension TerminalReport {
    var transitionLines: [String] {
        let waiting = figures.transitions.filter { $0.microseconds > 0 }
        let shown = waiting.prefix(10)
        let most = shown.first?.microseconds ?? 0
        let rows = shown.map { transition in
            TextTable.Row(
                [
                    "\(transition.from) → \(transition.to)", NumberText.count(transition.count),
                    figures.unit.text(hours: transition.meanHours),
                    transition.largestCause.map(phrases.name) ?? "",
                ],
                bar: most > 0 ? Double(transition.microseconds) / Double(most) : 0,
                cause: transition.largestCause
            )
        }
        let columns: [TextTable.Column] = [
            .text(phrases.transition, least: 16), .number(phrases.count),
            .number(phrases.titled(phrases.meanWait, figures.unit)), .text(phrases.mostly),
        ]
        return rows.isEmpty ? [] : table(columns, rows) + omission(waiting.count, shown: shown.count)
    }

    var overtakingLines: [String] {
        let rows = report.overtaking.map { row in
            TextTable.Row([
                row.order, row.activity, NumberText.count(row.overtaken), figures.unit.text(hours: row.hours),
            ])
        }
        let columns: [TextTable.Column] = [
            .text(phrases.order), .text(phrases.stage), .number(phrases.overtaken),
            .number(phrases.titled(phrases.cost, figures.unit)),
        ]
        return rows.isEmpty ? [] : table(columns, rows)
    }

    var batchLines: [String] {
        report.batches.flatMap { row in
            paragraph(
                "\(row.activity): "
                    + phrases.batch(
                        row,
                        count: NumberText.count(row.batches),
                        instances: NumberText.count(row.instances)
                    )
            )
        }
    }

    var handOffLines: [String] {
        report.handOffs.flatMap {
            paragraph(
                phrases.handOff(
                    $0.handOff,
                    count: NumberText.count($0.count),
                    mean: withUnit($0.meanWaitingHours)
                )
            )
        }
    }

    var resourceLines: [String] {
        let shown = report.resources.prefix(10)
        let most = shown.first?.waitingMicroseconds ?? 0
        let rows = shown.map { row in
            TextTable.Row(
                [
                    row.resource ?? phrases.nobody, NumberText.count(row.instances),
                    figures.perOrderText(row.processingMicroseconds),
                    figures.perOrderText(row.waitingMicroseconds), row.largestCause.map(phrases.name) ?? "",
                ],
                bar: most > 0 ? Double(row.waitingMicroseconds) / Double(most) : 0,
                cause: row.largestCause
            )
        }
        let columns: [TextTable.Column] = [
            .text(phrases.resource), .number(phrases.instances), .number(phrases.work),
            .number(phrases.waitedFor), .text(phrases.mostly),
        ]
        return rows.isEmpty
            ? []
            : [TerminalReport.margin + style.dimmed(perOrderHeading)] + table(columns, rows)
                + omission(report.resources.count, shown: shown.count)
    }

    var calendarLines: [String] {
        CalendarSourceCount.counts(report.calendars).flatMap {
            paragraph(
                phrases.calendarsFrom(phrases.name($0.source), resources: NumberText.count($0.resources))
            )
        }
    }

    var weekLines: [String] {
        let shown = report.weeks.suffix(width - TerminalReport.indent)
        guard let first = shown.first, let last = shown.last, shown.count > 1 else { return [] }
        let means = shown.map(\.meanLeadTimeHours)
        let range = phrases.weekRange(
            from: first.week,
            to: last.week,
            least: withUnit(means.min() ?? 0),
            most: withUnit(means.max() ?? 0)
        )
        return [TerminalReport.margin + TextBar.sparkline(means)] + paragraph(range)
    }

    var worstOrderLines: [String] {
        let rows = report.worstOrders.map { row in
            TextTable.Row([
                row.order, figures.unit.text(hours: row.leadTimeHours),
                row.late.map { $0 ? phrases.late : phrases.onTime } ?? "",
                phrases.list([row.largestActivity, phrases.name(row.largestCause)]),
                figures.unit.text(hours: row.largestHours),
            ])
        }
        let columns: [TextTable.Column] = [
            .text(phrases.order), .number(phrases.titled(phrases.leadTime, figures.unit)),
            .text("", least: 4),
            .text(phrases.largestPart, least: 16),
            .number(phrases.symbol(figures.unit)),
        ]
        return rows.isEmpty ? [] : table(columns, rows)
    }

    var warningLines: [String] {
        report.warnings.flatMap { warning in
            let lines = "! \(warning.message)".withoutControls.wrapped(to: width - TerminalReport.indent - 2)
            return lines.enumerated().map { index, line in
                TerminalReport.margin + style.warning(index == 0 ? line : "  " + line)
            }
        }
    }
}

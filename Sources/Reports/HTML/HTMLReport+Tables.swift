import Delays
import EventLogs

extension HTMLReport {
    var ledgerTable: Markup {
        let shown = report.ledger.prefix(200).prefix { $0.share >= HTMLReport.leastShare }
        let rows = shown.map { row -> [Markup] in
            [
                "\(row.rework ? phrases.reworked(row.activity) : row.activity)", causeCell(row.cause),
                "\(figures.perOrderText(row.microseconds))",
                "\(NumberText.percent(row.share))", "\(row.varianceShare.map(NumberText.percent) ?? "–")",
                "\(NumberText.count(row.orders))",
            ]
        }
        let table = HTMLTable(
            columns: [
                .text(phrases.stage), .text(phrases.cause), .number(unitPerOrder), .number(phrases.share),
                .number(phrases.varianceShare), .number(phrases.orders),
            ],
            rows: rows
        ).markup(phrases)
        let rest = report.ledger.dropFirst(shown.count)
        guard !rest.isEmpty else { return table }
        let time = rest.reduce(0) { $0 + $1.microseconds }
        let sentence = phrases.omittedParts(
            NumberText.count(rest.count),
            time: "\(figures.perOrderText(time)) \(unitPerOrder)",
            share: NumberText.percent(rest.reduce(0) { $0 + $1.share })
        )
        return "\(table)<p class=\"soft\">\(sentence)</p>\n"
    }

    /// Parts that would be shown as less than a tenth of a per cent are told of together.
    private static let leastShare = 0.0005

    var varianceTable: Markup {
        let rows = figures.carryingVariance.prefix(8).map { row -> [Markup] in
            [
                "\(row.rework ? phrases.reworked(row.activity) : row.activity)", causeCell(row.cause),
                "\(NumberText.percent(row.varianceShare ?? 0))",
            ]
        }
        guard !rows.isEmpty else { return .empty }
        let table = HTMLTable(
            columns: [.text(phrases.stage), .text(phrases.cause), .number(phrases.varianceShare)],
            rows: rows
        )
        return "<p class=\"soft\">\(phrases.varianceMeaning)</p>\n\(table.markup(phrases))"
    }

    var lateness: Markup {
        guard report.late != nil else { return .empty }
        guard !figures.lateness.isEmpty else { return "<p>\(phrases.nothingToCompare)</p>\n" }
        let gap = figures.lateness.reduce(0) { $0 + $1.difference }
        let chart = LatenessChart(figures: figures, phrases: phrases).markup
        return "<p>\(phrases.lateGap(withUnit(gap)))</p>\n\(chart)"
    }

    var transitionTable: Markup {
        let waiting = figures.transitions.filter { $0.microseconds > 0 }
        let shown = waiting.prefix(30)
        let rows = shown.map { transition -> [Markup] in
            [
                "\(transition.from) → \(transition.to)", "\(NumberText.count(transition.count))",
                "\(figures.unit.text(hours: transition.meanHours))",
                transition.largestCause.map(causeCell) ?? .empty,
            ]
        }
        return HTMLTable(
            columns: [
                .text(phrases.transition), .number(phrases.count),
                .number(phrases.titled(phrases.meanWait, figures.unit)), .text(phrases.mostly),
            ],
            rows: rows,
            omitted: waiting.count - shown.count
        ).markup(phrases)
    }

    var overtakingTable: Markup {
        let rows = report.overtaking.map { row -> [Markup] in
            [
                "\(row.order)", "\(row.activity)", "\(NumberText.count(row.overtaken))",
                "\(figures.unit.text(hours: row.hours))",
            ]
        }
        return HTMLTable(
            columns: [
                .text(phrases.order), .text(phrases.stage), .number(phrases.overtaken),
                .number(phrases.titled(phrases.cost, figures.unit)),
            ],
            rows: rows
        ).markup(phrases)
    }

    var batches: Markup {
        report.batches.map { row -> Markup in
            let sentence = phrases.batch(
                row,
                count: NumberText.count(row.batches),
                instances: NumberText.count(row.instances)
            )
            return "<p>\(phrases.told(row.activity, sentence))</p>\n"
        }.joined()
    }

    var handOffs: Markup {
        report.handOffs.map { row -> Markup in
            let count = NumberText.count(row.count)
            let mean = withUnit(row.meanWaitingHours)
            return "<p>\(phrases.handOff(row.handOff, count: count, mean: mean))</p>\n"
        }.joined()
    }

    var resourceTable: Markup {
        let shown = report.resources.prefix(30)
        let rows = shown.map { row -> [Markup] in
            [
                "\(row.resource ?? phrases.nobody)", "\(NumberText.count(row.instances))",
                "\(figures.perOrderText(row.processingMicroseconds))",
                "\(figures.perOrderText(row.waitingMicroseconds))",
                row.largestCause.map(causeCell) ?? .empty,
            ]
        }
        return HTMLTable(
            columns: [
                .text(phrases.resource), .number(phrases.instances),
                .number(phrases.list([phrases.work, unitPerOrder])),
                .number(phrases.list([phrases.waitedFor, unitPerOrder])), .text(phrases.mostly),
            ],
            rows: rows,
            omitted: report.resources.count - shown.count
        ).markup(phrases)
    }

    var calendarTable: Markup {
        let shown = report.calendars.prefix(30)
        let words = CalendarWords(phrases: phrases)
        let rows = shown.map { row -> [Markup] in
            [
                "\(row.resource)", "\(phrases.name(row.source))",
                "\(row.hoursPerWeek.map { phrases.hoursPerWeek(NumberText.decimal($0, places: 1)) } ?? "–")",
                unbroken(row.hours.map(words.hours)), unbroken(row.leave.map(words.leave)),
            ]
        }
        return HTMLTable(
            columns: [
                .text(phrases.resource), .text(phrases.source), .number(""), .text(phrases.hours),
                .text(phrases.leave),
            ],
            rows: rows,
            omitted: report.calendars.count - shown.count
        ).markup(phrases)
    }

    /// A list that is broken between its items only.
    private func unbroken(_ items: [String]) -> Markup {
        items.map { "<span class=\"unbroken\">\($0)</span>" as Markup }.joined(", ")
    }

    var concurrent: Markup {
        report.concurrentActivities.prefix(20).map { pair -> Markup in
            "<p>\(pair.joined(separator: " ∥ "))</p>\n"
        }.joined()
    }

    var worstOrders: Markup {
        report.worstOrders.map { order -> Markup in
            var facts = ["\(phrases.leadTime) \(withUnit(order.leadTimeHours))"]
            if let late = order.late { facts.append(late ? phrases.late : phrases.onTime) }
            facts.append("\(order.arrival.dateAndMinute) – \(order.completion.dateAndMinute)")
            facts.append(
                phrases.told(
                    phrases.largestPart,
                    phrases.list([
                        order.largestActivity, phrases.name(order.largestCause), withUnit(order.largestHours),
                    ])
                )
            )
            let told = facts.joined(separator: " · ")
            let chart = OrderChart(order: order, unit: figures.unit, phrases: phrases).markup
            guard foldsOrders else {
                return """
                    <div class="order"><h3>\(order.order)</h3>
                    <p class="soft">\(told)</p>
                    \(chart)</div>

                    """
            }
            return """
                <details class="order"><summary><strong>\(order.order)</strong> <span class="soft">\(told)</span></summary>
                \(chart)</details>

                """
        }.joined()
    }
}

import Delays
import Findings
import Improvements
import Scorecards

/// The first page.
extension ManagementPage {
    var summary: Markup {
        let summary = report.summary
        let heading = report.delays.late == nil ? phrases.causesOfTimeHeading : phrases.causesHeading
        return """
            <section class="summary">
            \(lights)\(facts)\(changes)<div class="columns">
            \(block(heading, numbered: summary.causes))\(block(phrases.patternsHeading, summary.patterns))\
            \(weights)\(block(phrases.strengthsHeading, summary.strengths))</div>
            \(actions)\(block(phrases.doubtsHeading, summary.doubts))\(soft(phrases.furtherInTable))</section>

            """
    }

    // MARK: Lights and figures

    private var lights: Markup {
        let cards = report.summary.lights.map { light -> Markup in
            let value = light.value.map { ManagementPage.figure(light.kind, $0) }
            let limits = light.greenUpTo.flatMap { green in
                light.amberUpTo.flatMap { amber in
                    phrases.limits(
                        light,
                        green: ManagementPage.figure(light.kind, green),
                        amber: ManagementPage.figure(light.kind, amber)
                    )
                }
            }
            let note: Markup = limits.map { "<small class=\"soft\">\($0)</small>" } ?? .empty
            return """
                <li class="\(light.colour.rawValue)"><span class="lamp" aria-hidden="true"></span><div>\
                <strong>\(phrases.name(light.kind))</strong> <span class="colour">\(phrases.name(light.colour))</span>\
                <p>\(phrases.judgement(light, value: value))</p>\(note)</div></li>

                """
        }.joined()
        return "<ul class=\"lights\">\n\(cards)</ul>\n"
    }

    static func figure(_ kind: StatusLight.Kind, _ value: Double) -> String {
        switch kind {
        case .punctuality: NumberText.percent(value)
        case .trend: NumberText.signed(100 * value) + "%"
        case .data: NumberText.decimal(value, places: 0)
        }
    }

    private var facts: Markup {
        let (leadTime, unit) = (report.delays.leadTime, words.unit)
        let times = [
            (common.mean, leadTime.meanHours), (common.median, leadTime.medianHours),
            (common.ninetiethPercentile, leadTime.p90Hours),
        ].compactMap { name, hours in
            hours.map {
                (common.list([common.leadTime, name]), "\(unit.text(hours: $0)) \(common.symbol(unit))", "")
            }
        }
        let late = report.delays.late.map { late in
            let sentence = common.lateCount(
                orders: NumberText.count(late.orders),
                judged: NumberText.count(late.judged),
                rule: common.lateRule(late.criterion)
            )
            return (common.late, NumberText.percent(late.share), sentence)
        }
        let list = (times + [late].compactMap(\.self)).map { name, value, note -> Markup in
            let small: Markup = note.isEmpty ? .empty : "<small>\(note)</small>"
            return "<div><dt>\(name)</dt><dd>\(value)\(small)</dd></div>\n"
        }.joined()
        return list.source.isEmpty ? .empty : "<dl class=\"facts\">\n\(list)</dl>\n"
    }

    // MARK: Findings

    private func block(_ heading: String, _ ids: [Finding.ID]) -> Markup {
        block(heading, ids, list: "ul")
    }

    private func block(_ heading: String, numbered ids: [Finding.ID]) -> Markup {
        block(heading, ids, list: "ol")
    }

    private func block(_ heading: String, _ ids: [Finding.ID], list: Markup) -> Markup {
        let entries = ids.compactMap { report[$0] }.map(entry).joined()
        guard !entries.source.isEmpty else { return .empty }
        return "<div class=\"block\"><h2>\(heading)</h2>\n<\(list)>\n\(entries)</\(list)></div>\n"
    }

    /// The title, the figure that matters most, and an order for instance.
    private func entry(_ finding: Finding) -> Markup {
        let figures = finding.evidence.prefix(2).map(words.named)
        let shown = finding.subject.analysis == .doctor ? [] : figures
        let example = finding.examples.first.map { words.phrases.instance(words.example($0)) }
        let details = shown + [example].compactMap(\.self)
        let note: Markup =
            details.isEmpty ? .empty : "<small>\(details.joined(separator: words.detailSeparator))</small>"
        return "<li><a href=\"#\(anchor(finding))\">\(words.title(finding))</a>\(note)</li>\n"
    }

    // MARK: Actions

    private var actions: Markup {
        let found = report.summary.actions.compactMap { report[$0] }
        guard !found.isEmpty else {
            let why = report.improvements == nil ? phrases.noActionsMade : phrases.noActions
            return "<div class=\"block\"><h2>\(phrases.actionsHeading)</h2>\n<p>\(why)</p></div>\n"
        }
        let isPriced = found.contains { $0.impact.money != nil }
        let table = HTMLTable(
            columns: [
                .text(phrases.action), .number(common.late), .number(common.leadTime),
                .text(phrases.takes),
            ] + (isPriced ? [.number(phrases.money)] : []) + [.text(phrases.owner)],
            rows: found.map { finding in
                let takes = words.effort(finding, in: report) ?? "–"
                return [
                    "<a href=\"#\(anchor(finding))\">\(words.title(finding))</a>",
                    effect(finding, .forecastLateShare), effect(finding, .forecastLeadTime), "\(takes)",
                ] + (isPriced ? ["\(finding.impact.money.map(words.amount) ?? "–")"] : [])
                    + ["<span class=\"blank\"></span>"]
            }
        )
        return """
            <div class="block actions"><h2>\(phrases.actionsHeading)</h2>
            \(table.markup(common))\(soft(phrases.actionsMeaning))</div>

            """
    }

    /// The difference with its interval below.
    private func effect(_ finding: Finding, _ quantity: Measure.Quantity) -> Markup {
        guard let measure = finding.measure(quantity) else { return "–" }
        guard let lower = measure.lower, let upper = measure.upper else {
            return "\(words.value(quantity, measure.value))"
        }
        let ends = "\(words.number(quantity, lower)) … \(words.number(quantity, upper))"
        return "\(words.value(quantity, measure.value))<small>\(ends)</small>"
    }

    // MARK: Weights

    private var weights: Markup {
        guard let weights = report.weights else { return .empty }
        let figures = WeightFigures(weights, language.weightPhrases)
        let chart = SlopeChart(
            rows: weights.indicators.map { (words.name($0.name), $0.current, $0.proposed) },
            from: language.weightPhrases.now,
            to: language.weightPhrases.proposed,
            name: phrases.weightsHeading
        ).markup
        let shown = weights.decision.isNoChange ? Markup.empty : chart
        return """
            <div class="block"><h2>\(phrases.weightsHeading)</h2>
            <p>\(figures.decision(weights.decision))</p>
            \(shown)</div>

            """
    }

    // MARK: Since the last report

    private var changes: Markup {
        guard let words = ChangeWords(report, language) else { return .empty }
        let named = words.kinds.map { "<li><strong>\($0.name)</strong>: \($0.titles)</li>\n" as Markup }
            .joined()
        let list: Markup = named.source.isEmpty ? .empty : "<ul>\n\(named)</ul>"
        return "<div class=\"block\"><h2>\(words.heading)</h2>\n<p>\(words.sentence)</p>\n\(list)</div>\n"
    }
}

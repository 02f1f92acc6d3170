import Delays
import Findings
import Improvements
import Scorecards

/// The first page.
extension ManagementPage {
    var summary: Markup {
        let summary = report.summary
        let heading = phrases.causesHeading(of: report)
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
            let notes = [light.kind == .punctuality ? lateCount : nil, limits(light)].compactMap(\.self)
            let note = notes.map { "<small class=\"soft\">\($0)</small>" as Markup }.joined()
            return """
                <li class="\(light.colour.rawValue)"><span class="lamp" aria-hidden="true"></span><div>\
                <strong>\(phrases.name(light.kind))</strong> <span class="colour">\(phrases.name(light.colour))</span>\
                <p>\(phrases.judgement(light, value: value))</p>\(note)</div></li>

                """
        }.joined()
        return "<ul class=\"lights\">\n\(cards)</ul>\n"
    }

    /// What the light is judged by; nil where it is not lit.
    private func limits(_ light: StatusLight) -> String? {
        guard light.colour != .unknown, let green = light.greenUpTo, let amber = light.amberUpTo else {
            return nil
        }
        func limit(_ share: Double) -> String { NumberText.value(100 * share) + "%" }
        return phrases.limits(light.kind, green: green == 0 ? nil : limit(green), amber: limit(amber))
    }

    private var lateCount: String? {
        report.delays.late.map { late in
            common.lateCount(
                orders: NumberText.count(late.orders),
                judged: NumberText.count(late.judged),
                rule: common.lateRule(late.criterion)
            )
        }
    }

    /// Without its sign, which the words have.
    static func figure(_ kind: StatusLight.Kind, _ value: Double) -> String {
        switch kind {
        case .punctuality, .trend: NumberText.percent(abs(value))
        case .data: NumberText.decimal(value, places: 0)
        }
    }

    private var facts: Markup {
        let (leadTime, unit) = (report.delays.leadTime, words.unit)
        let times = [
            (common.list([common.leadTime, common.mean]), leadTime.meanHours),
            (common.list([common.leadTime, common.median]), leadTime.medianHours),
            (phrases.nineInTen, leadTime.p90Hours),
        ]
        let list = times.map { name, hours -> Markup in
            guard let hours else { return .empty }
            return "<div><dt>\(name)</dt><dd>\(unit.text(hours: hours)) \(common.symbol(unit))</dd></div>\n"
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

    /// The title, the figures that matter most or what is the matter with the data, and an order for instance.
    private func entry(_ finding: Finding) -> Markup {
        let example = finding.examples.first
        var details = [words.headline(finding).map { "\($0)" as Markup }, example.map { instance($0) }]
        var separator = words.detailSeparator
        if case .data(_, _, let message, _) = finding.subject {
            let told = message.fitted(to: ManagementPage.longestMessage)
            details = ["\(told)", example.map { instance($0, beginsSentence: true) }]
            separator = words.sentenceSeparator
        }
        let told = details.compactMap(\.self)
        let note: Markup = told.isEmpty ? .empty : "<small>\(told.joined(separator))</small>"
        return "<li><a href=\"#\(anchor(finding))\">\(words.title(finding))</a>\(note)</li>\n"
    }

    private static let longestMessage = 240

    private func instance(_ example: ExampleOrder, beginsSentence: Bool = false) -> Markup {
        let said = words.phrases.instance(words.example(example))
        let text = beginsSentence ? said.prefix(1).uppercased() + said.dropFirst() : said
        return report.orders.contains { $0.order == example.order }
            ? "<a href=\"#\(anchor(order: example.order))\">\(text)</a>" : "\(text)"
    }

    // MARK: Actions

    private var actions: Markup {
        let found = report.summary.actions.compactMap { report[$0] }
        guard !found.isEmpty else {
            return "<div class=\"block\"><h2>\(phrases.actionsHeading)</h2>\n<p>\(whyNoActions)</p></div>\n"
        }
        let isJudged = found.contains { $0.measure(.forecastLateShare) != nil }
        let isPriced = found.contains { $0.impact.money != nil }
        let table = HTMLTable(
            columns: [.text(phrases.action)] + (isJudged ? [.number(common.late)] : [])
                + [.number(common.leadTime), .text(phrases.takes)]
                + (isPriced ? [.number(phrases.money)] : []) + [.text(phrases.owner)],
            rows: found.map { finding in
                let takes = words.effort(finding, in: report) ?? "–"
                return ["<a href=\"#\(anchor(finding))\">\(words.title(finding))</a>"]
                    + (isJudged ? [effect(finding, .forecastLateShare)] : [])
                    + [effect(finding, .forecastLeadTime), "\(takes)"]
                    + (isPriced ? ["\(finding.impact.money.map(words.amount) ?? "–")"] : [])
                    + ["<span class=\"blank\"></span>"]
            },
            namesCells: true
        )
        return """
            <div class="block actions"><h2>\(phrases.actionsHeading)</h2>
            \(table.markup(common))\(soft(report.actionsMeaning(in: language).joined(separator: words.sentenceSeparator)))</div>

            """
    }

    private var whyNoActions: Markup {
        let why = phrases.whyNoActions(report)
        return report.improvements == nil ? "\(why)" : "<a href=\"#improvements\">\(why)</a>"
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
        let told = figures.conclusions.map { "<p>\($0)</p>\n" as Markup }.joined()
        return """
            <div class="block"><h2>\(phrases.weightsHeading)</h2>
            \(told)\
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

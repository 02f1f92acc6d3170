import Scorecards

/// One person's score of a period as text for a terminal, down to its facts.
public struct TerminalScore: TerminalText {
    private let report: ScoreReport
    private let phrases: any ScorePhrases
    private let showsFacts: Bool
    let style: TerminalStyle
    let width: Int

    /// So many indicators are named on either side.
    private static let named = 3

    public init(_ report: ScoreReport, showsFacts: Bool, look: TerminalLook = TerminalLook()) {
        self.report = report
        self.showsFacts = showsFacts
        phrases = look.language.scorePhrases
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        let score = report.score
        var lines = [style.heading("\(score.person.withoutControls), \(score.period)")]
        let coverage = NumberText.percent(score.coverage)
        lines += paragraph(
            score.withheld.map {
                phrases.withheldComposite(
                    $0,
                    coverage: coverage,
                    minimum: NumberText.percent(report.minimumCoverage)
                )
            }
                ?? phrases.composite(
                    ScoreText.score(score.composite),
                    light: phrases.light(score.light),
                    coverage: coverage
                )
        )
        lines += pay + [""] + indicators
        lines +=
            ["", style.heading(phrases.strengths)]
            + list {
                $0.points ?? 0
            } text: {
                ScoreText.score($0.points)
            }
        lines +=
            ["", style.heading(phrases.shortfalls)]
            + list {
                $0.pointsToTarget ?? 0
            } text: {
                NumberText.signed($0.pointsToTarget ?? 0)
            }
        if showsFacts { lines += facts }
        return lines.joined(separator: "\n") + "\n"
    }

    private var pay: [String] {
        guard let base = report.payBase, let groups = report.payGroups, let total = report.score.pay else {
            return []
        }
        return paragraph(
            phrases.payTotal(
                NumberText.percent(total),
                base: NumberText.percent(base),
                groups: zip(report.groups, groups).map { (phrases.name($0.name), NumberText.percent($1)) }
            )
        )
    }

    private var indicators: [String] {
        table(
            [
                .text(phrases.indicator, least: 12), .number(phrases.weight), .number(phrases.value),
                .number(phrases.target), .number(phrases.score), .text(phrases.light, least: 5),
                .number(phrases.points), .number(phrases.facts),
            ],
            zip(report.indicators, report.score.indicators).map { indicator, row in
                let value = row.value.map { "\(NumberText.value($0))" } ?? "–"
                return TextTable.Row([
                    phrases.name(indicator.name), NumberText.percent(row.weight), value,
                    NumberText.value(indicator.target), ScoreText.score(row.score), phrases.light(row.light),
                    ScoreText.score(row.points), row.count.map { NumberText.value($0) } ?? "–",
                ])
            }
        )
            + zip(report.indicators, report.score.indicators).flatMap { indicator, row in
                row.withheld.map {
                    paragraph("\(phrases.name(indicator.name)): \(phrases.withheld($0))")
                } ?? []
            }
    }

    /// The indicators with the largest amounts, the largest first.
    private func list(
        _ amount: (IndicatorScoreRow) -> Double,
        text: (IndicatorScoreRow) -> String
    ) -> [String] {
        let largest = report.score.indicators.enumerated().filter { amount($0.element) > 0.05 }
            .sorted { (amount($0.element), $1.offset) > (amount($1.element), $0.offset) }
            .prefix(TerminalScore.named)
        if largest.isEmpty { return paragraph(phrases.none) }
        return largest.flatMap {
            paragraph("\(phrases.name(report.indicators[$0.offset].name)): \(text($0.element))")
        }
    }

    private var facts: [String] {
        report.indicators.indices.flatMap { index -> [String] in
            let (indicator, facts) = (report.indicators[index], report.facts[index])
            if indicator.origin == nil { return [] }
            let heading = ["", style.heading(phrases.factsOf(phrases.name(indicator.name)))]
            if facts.isEmpty {
                return heading + paragraph(withoutFacts(indicator, report.score.indicators[index]))
            }
            return heading
                + table(
                    [
                        .text(phrases.date, least: 10), .text(phrases.order, least: 10),
                        .text(phrases.event, least: 6),
                        .number(phrases.value),
                        .text("", least: 24),
                    ],
                    facts.map { fact in
                        TextTable.Row([
                            fact.date ?? "–", fact.order ?? "–", fact.event.map { "\($0)" } ?? "–",
                            fact.value.map(NumberText.value) ?? phrases.noValue,
                            fact.appeal.map(phrases.doesNotCount) ?? "",
                        ])
                    }
                ) + appeals(facts)
        }
    }

    private func withoutFacts(_ indicator: IndicatorRow, _ row: IndicatorScoreRow) -> String {
        switch indicator.origin {
        case "formula": phrases.none
        case "marks": phrases.factsOfMarks(row.value == nil ? nil : row.count.map { Int($0) })
        default: phrases.noFacts
        }
    }

    /// The reasons of the appeals by which facts do not count.
    private func appeals(_ facts: [ScoreReport.FactRow]) -> [String] {
        var named: Set<Int> = []
        return facts.flatMap { fact -> [String] in
            guard let number = fact.appeal, named.insert(number).inserted else { return [] }
            return paragraph(phrases.appeal(number, reason: fact.reason ?? ""))
        }
    }
}

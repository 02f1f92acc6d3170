import Scorecards

extension CSVReport {
    /// A row for each indicator, then one for each person; `row` says which. Rows of indicators in a cycle have the cycle's id.
    /// What belongs to a decision, or to the mix of orders under the proposed weights, stands in each of the rows of indicators. What
    /// a row does not have is empty.
    public static func weights(_ report: WeightsReport) -> String {
        let mix = fields(report.consequences.caseMix)
        func rows(
            _ cycle: String,
            _ decision: DecisionRow,
            _ rows: [IndicatorWeightRow],
            _ mix: [String]
        ) -> [[String]] {
            rows.map { row in
                [
                    "indicator", cycle, row.id, row.group, String(row.current), String(row.proposed),
                    String(row.low), String(row.high), row.verdict, row.reason ?? "", String(row.makesRoom),
                    decision.decision, decision.reason ?? "", decision.furtherPeriods.map(String.init) ?? "",
                ] + mix + personHeader.map { _ in "" }
            }
        }
        let none = mixHeader.map { _ in "" }
        let people = report.consequences.people.map { person in
            ["person"] + indicatorHeader.map { _ in "" } + none + fields(person)
        }
        return lines(
            [["row"] + indicatorHeader + mixHeader + personHeader]
                + rows("", report.decision, report.indicators, mix)
                + report.cycles.flatMap { rows($0.id, $0.decision, $0.indicators, none) } + people
        )
    }

    private static let indicatorHeader = [
        "cycle", "indicator", "group", "current", "proposed", "low", "high", "verdict", "reason",
        "makes_room", "decision", "decision_reason", "further_periods",
    ]

    private static let mixHeader = [
        "mix_gap", "mix_outcome", "mix_slope", "mix_low", "mix_high", "mix_signal", "mix_largest",
    ]

    private static let personHeader = [
        "person", "periods", "score_current", "score_proposed", "fair_current", "fair_proposed",
        "adjustment_current", "adjustment_proposed", "mix", "rank_current", "rank_proposed",
        "green_current", "green_proposed", "amber_current", "amber_proposed", "red_current", "red_proposed",
        "pay_current", "pay_proposed", "most_by",
    ]

    private static func fields(_ row: CaseMixRow) -> [String] {
        guard let mix = row.adjustment else {
            return [row.gap?.rawValue ?? ""] + Array(repeating: "", count: 6)
        }
        let slope = mix.slopes.proposed
        return [
            "", mix.outcome.rawValue, String(slope.estimate), String(slope.low), String(slope.high),
            String(slope.signal), String(mix.largest.proposed),
        ]
    }

    private static func fields(_ row: ConsequencesRow.PersonRow) -> [String] {
        func both(_ values: BeforeAfter<Double>?) -> [String] {
            values.map { [String($0.current), String($0.proposed)] } ?? ["", ""]
        }
        func both(_ counts: BeforeAfter<Int>) -> [String] {
            [String(counts.current), String(counts.proposed)]
        }
        return [row.person, String(row.periods)] + both(row.composite) + both(row.fairMean)
            + both(row.adjustment) + [row.mix.map { String($0) } ?? ""] + both(row.rank)
            + both(row.lights.map(\.green)) + both(row.lights.map(\.amber)) + both(row.lights.map(\.red))
            + both(row.pay) + [row.reasons.joined(separator: " ")]
    }
}

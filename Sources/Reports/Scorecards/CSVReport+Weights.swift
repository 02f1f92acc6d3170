import Scorecards

extension CSVReport {
    /// A row for each indicator; those of cycles have the cycle's id. What belongs to a decision, or to the mix of orders under the
    /// proposed weights, stands in each of its rows.
    public static func weights(_ report: WeightsReport) -> String {
        let header = [
            "cycle", "indicator", "group", "current", "proposed", "low", "high", "verdict", "reason",
            "makes_room",
            "decision", "decision_reason", "further_periods",
            "mix_gap", "mix_outcome", "mix_slope", "mix_low", "mix_high", "mix_signal", "mix_largest",
        ]
        let mix = report.consequences.map { fields($0.caseMix) } ?? Array(repeating: "", count: 7)
        func rows(
            _ cycle: String,
            _ decision: DecisionRow,
            _ rows: [IndicatorWeightRow],
            _ mix: [String]
        ) -> [[String]] {
            rows.map { row in
                [
                    cycle, row.id, row.group, String(row.current), String(row.proposed), String(row.low),
                    String(row.high), row.verdict, row.reason ?? "", String(row.makesRoom), decision.decision,
                    decision.reason ?? "", decision.furtherPeriods.map(String.init) ?? "",
                ] + mix
            }
        }
        let none = mix.map { _ in "" }
        return lines(
            [header] + rows("", report.decision, report.indicators, mix)
                + report.cycles.flatMap { rows($0.id, $0.decision, $0.indicators, none) }
        )
    }

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
}

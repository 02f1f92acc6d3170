import Scorecards

extension CSVReport {
    /// A row for each indicator; those of cycles have the cycle's id.
    public static func weights(_ report: WeightsReport) -> String {
        let header = [
            "cycle", "indicator", "group", "current", "proposed", "low", "high", "verdict", "reason",
            "makes_room",
            "decision", "decision_reason", "further_periods",
        ]
        func rows(_ cycle: String, _ decision: DecisionRow, _ rows: [IndicatorWeightRow]) -> [[String]] {
            rows.map { row in
                [
                    cycle, row.id, row.group, String(row.current), String(row.proposed), String(row.low),
                    String(row.high), row.verdict, row.reason ?? "", String(row.makesRoom), decision.decision,
                    decision.reason ?? "", decision.furtherPeriods.map(String.init) ?? "",
                ]
            }
        }
        return lines(
            [header] + rows("", report.decision, report.indicators)
                + report.cycles.flatMap { rows($0.id, $0.decision, $0.indicators) }
        )
    }
}

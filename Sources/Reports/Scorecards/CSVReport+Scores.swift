import Scorecards

extension CSVReport {
    /// Scores, a row for each person, period and indicator; the composite is a row without an indicator.
    public static func scores(_ report: ScoresReport) -> String {
        lines([scoreHeader] + report.scores.flatMap { rows($0, report.indicators) })
    }

    /// One person's score with its facts, a row for each fact.
    public static func facts(_ report: ScoreReport) -> String {
        let header = ["person", "period", "indicator", "date", "value", "order", "event", "appeal", "reason"]
        var rows = [header]
        for (indicator, facts) in zip(report.indicators, report.facts) {
            for fact in facts {
                rows.append([
                    report.score.person, report.score.period, indicator.id, fact.date ?? "",
                    number(fact.value),
                    fact.order ?? "", whole(fact.event), whole(fact.appeal), fact.reason ?? "",
                ])
            }
        }
        return lines(rows)
    }

    /// One person's score, a row for each indicator.
    public static func score(_ report: ScoreReport) -> String {
        lines([scoreHeader] + rows(report.score, report.indicators))
    }

    /// The register of appeals.
    public static func appeals(_ report: AppealsReport) -> String {
        let header = [
            "number", "indicator", "person", "order", "event", "reason", "by", "at", "withdrawn_reason",
            "withdrawn_by", "withdrawn_at",
        ]
        let rows = report.appeals.map { appeal -> [String] in
            [
                String(appeal.number), appeal.indicator ?? "", appeal.person ?? "", appeal.order ?? "",
                whole(appeal.event), appeal.reason, appeal.by, appeal.at,
                appeal.withdrawal?.reason ?? "", appeal.withdrawal?.by ?? "", appeal.withdrawal?.at ?? "",
            ]
        }
        return lines([header] + rows)
    }

    private static let scoreHeader = [
        "person", "period", "indicator", "weight", "value", "count", "score", "light", "withheld", "points",
        "points_to_target", "coverage", "pay", "pool_cents",
    ]

    private static func rows(_ row: ScoreRow, _ indicators: [IndicatorRow]) -> [[String]] {
        var rows: [[String]] = [
            [
                row.person, row.period, "", "", "", "", number(row.composite), row.light ?? "",
                row.withheld ?? "",
                number(row.composite), "", String(row.coverage), number(row.pay), whole(row.poolCents),
            ]
        ]
        for (indicator, score) in zip(indicators, row.indicators) {
            rows.append([
                row.person, row.period, indicator.id, String(score.weight), number(score.value),
                number(score.count),
                number(score.score), score.light ?? "", score.withheld ?? "", number(score.points),
                number(score.pointsToTarget), "", "", "",
            ])
        }
        return rows
    }

    private static func number(_ value: Double?) -> String { value.map { String($0) } ?? "" }

    private static func whole<Value: BinaryInteger>(_ value: Value?) -> String { value.map { "\($0)" } ?? "" }
}

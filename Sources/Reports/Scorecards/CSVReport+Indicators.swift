import Scorecards

extension CSVReport {
    /// Associations, a row for each indicator, outcome and kind: `pooled`, `partial`, `within` with its lag.
    public static func indicators(_ report: IndicatorsReport) -> String {
        let header = [
            "indicator", "outcome", "kind", "lag", "rows", "people", "correlation", "lower", "upper", "p",
            "p_adjusted", "told", "slope", "missing",
        ]
        func number(_ value: Double?) -> String { value.map { String($0) } ?? "" }
        func row(
            _ association: AssociationRow,
            _ kind: String,
            _ estimate: AssociationRow.EstimateRow,
            lag: Int? = nil,
            slope: Double? = nil
        ) -> [String] {
            [
                association.indicator, association.outcome, kind, lag.map { "\($0)" } ?? "",
                "\(estimate.rows)",
                "\(estimate.people)", number(estimate.correlation), number(estimate.lower),
                number(estimate.upper), number(estimate.pValue), number(estimate.adjustedPValue),
                "\(estimate.told)", number(slope), estimate.missing?.reason ?? "",
            ]
        }
        let rows = report.associations.flatMap { association in
            [
                row(association, "pooled", association.pooled),
                row(association, "partial", association.partial),
            ]
                + association.within.map {
                    row(association, "within", $0.estimate, lag: $0.lag, slope: $0.slope)
                }
        }
        return lines([header] + rows)
    }
}

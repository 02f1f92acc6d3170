import Findings

extension CSVReport {
    /// The tables of a management report: files of these names with `.csv`.
    public enum Table: String, CaseIterable, Sendable {
        case findings, evidence, ledger, drivers, segments, improvements, indicators, scores, weights
    }

    /// A text for each table; those of analyses that were not made are left out.
    ///
    /// Columns and units: `Documentation/CSV.md`.
    public static func bundle(
        _ report: ManagementReport,
        language: ReportLanguage
    ) -> [(table: Table, text: String)] {
        Table.allCases.compactMap { table in text(of: table, report, language).map { (table, $0) } }
    }

    private static func text(
        of table: Table,
        _ report: ManagementReport,
        _ language: ReportLanguage
    ) -> String? {
        switch table {
        case .findings: findings(report.findings, FindingWords(report, language))
        case .evidence: evidence(report.findings)
        case .ledger: ledger(report.delays)
        case .drivers: report.drivers.map(drivers)
        case .segments: report.segments.map(segments)
        case .improvements: report.improvements.map(improvements)
        case .indicators: report.indicators.map(indicators)
        case .scores: report.scores.map(scores)
        case .weights: report.weights.map(weights)
        }
    }

    /// A row for each finding, in order of rank.
    static func findings(_ findings: [Finding], _ words: FindingWords) -> String {
        let header = [
            "rank", "id", "title", "analysis", "tone", "grade", "hours", "sure_hours", "orders",
            "late_orders", "money", "examples", "answers", "contradicts",
        ]
        let rows = findings.enumerated().map { place, finding in
            let impact = finding.impact
            return [
                String(place + 1), finding.id, words.title(finding), finding.subject.analysis.rawValue,
                finding.tone.rawValue, finding.grade.rawValue, text(impact.hours), text(impact.sureHours),
                impact.orders.map { String($0) } ?? "", text(impact.lateOrders), text(impact.money),
                list(finding.examples.map(\.order)), list(finding.answers), list(finding.contradicts),
            ]
        }
        return lines([header] + rows)
    }

    /// A row for each figure that shows a finding.
    static func evidence(_ findings: [Finding]) -> String {
        let header = [
            "finding", "quantity", "value", "lower", "upper", "confidence", "count", "adjusted_p_value",
        ]
        let rows = findings.flatMap { finding in
            finding.evidence.map { measure in
                [
                    finding.id, measure.quantity.rawValue, String(measure.value), text(measure.lower),
                    text(measure.upper), text(measure.confidence), measure.count.map { String($0) } ?? "",
                    text(measure.adjustedPValue),
                ]
            }
        }
        return lines([header] + rows)
    }
}

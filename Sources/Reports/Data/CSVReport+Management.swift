import Findings

extension CSVReport {
    /// A file for each analysis, by its name without `.csv`; those that were not made are left out.
    ///
    /// Columns and units: `Documentation/CSV.md`.
    public static func bundle(
        _ report: ManagementReport,
        language: ReportLanguage
    ) -> [(name: String, text: String)] {
        let words = FindingWords(report, language)
        let files: [(String, String?)] = [
            ("findings", findings(report.findings, words)), ("evidence", evidence(report.findings)),
            ("ledger", ledger(report.delays)), ("drivers", report.drivers.map(drivers)),
            ("segments", report.segments.map(segments)),
            ("improvements", report.improvements.map(improvements)),
            ("indicators", report.indicators.map(indicators)), ("scores", report.scores.map(scores)),
            ("weights", report.weights.map(weights)),
        ]
        return files.compactMap { name, text in text.map { (name, $0) } }
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

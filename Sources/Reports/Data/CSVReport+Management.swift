import Findings

extension CSVReport {
    /// A file for each analysis, by its name without `.csv`; those that were not made are left out.
    public static func bundle(_ report: ManagementReport) -> [(name: String, text: String)] {
        let files: [(String, String?)] = [
            ("findings", findings(report.findings)), ("evidence", evidence(report.findings)),
            ("ledger", ledger(report.delays)), ("drivers", report.drivers.map(drivers)),
            ("segments", report.segments.map(segments)),
            ("improvements", report.improvements.map(improvements)),
            ("indicators", report.indicators.map(indicators)), ("scores", report.scores.map(scores)),
            ("weights", report.weights.map(weights)),
        ]
        return files.compactMap { name, text in text.map { (name, $0) } }
    }

    /// A row for each finding, in order of rank.
    static func findings(_ findings: [Finding]) -> String {
        let header = [
            "rank", "id", "analysis", "tone", "grade", "hours", "sure_hours", "orders", "late_orders",
            "money",
            "examples", "answers", "contradicts",
        ]
        let rows = findings.enumerated().map { place, finding in
            let impact = finding.impact
            return [
                String(place + 1), finding.id, finding.subject.analysis.rawValue, finding.tone.rawValue,
                finding.grade.rawValue, text(impact.hours), text(impact.sureHours),
                impact.orders.map { String($0) } ?? "", text(impact.lateOrders), text(impact.money),
                finding.examples.map(\.order).joined(separator: " "), finding.answers.joined(separator: " "),
                finding.contradicts.joined(separator: " "),
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

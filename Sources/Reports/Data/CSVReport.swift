import Delays
import LogQuality

/// Read-outs as comma-separated values (RFC 4180): a header, lines that end in CR LF, fields quoted where they must
/// be, a missing value as an empty field, several names as a JSON array, and nothing that a spreadsheet would run.
public enum CSVReport {
    /// The ledger, a row for each stage, cause and whether it was rework.
    public static func ledger(_ report: DelayReport) -> String {
        let header = [
            "activity", "cause", "rework", "microseconds", "hours", "share", "variance_share", "orders",
            "hours_per_late_order", "hours_per_other_order",
        ]
        return lines(
            [header]
                + report.ledger.map { row in
                    [
                        row.activity, row.cause.rawValue, String(row.rework), String(row.microseconds),
                        String(row.hours), String(row.share), row.varianceShare.map { String($0) } ?? "",
                        String(row.orders), row.hoursPerLateOrder.map { String($0) } ?? "",
                        row.hoursPerOtherOrder.map { String($0) } ?? "",
                    ]
                }
        )
    }

    /// One order's tiles in the order of time.
    public static func tiles(_ order: OrderRow) -> String {
        let header = [
            "from", "to", "microseconds", "activity", "cause", "within", "resource", "rework",
            "worked_on_order",
        ]
        return lines(
            [header]
                + order.tiles.map { tile in
                    [
                        tile.from, tile.to, String(tile.microseconds), tile.activity, tile.cause.rawValue,
                        tile.within?.rawValue ?? "", tile.resource ?? "", String(tile.rework),
                        tile.workedOnOrder ?? "",
                    ]
                }
        )
    }

    /// What is wrong with a log, a row for each finding.
    public static func findings(_ diagnosis: Diagnosis) -> String {
        let header = [
            "code", "severity", "title", "message", "advice", "count", "of", "unit", "share", "columns",
        ]
        return lines(
            [header]
                + diagnosis.findings.map { finding in
                    [
                        finding.code.rawValue, finding.severity.rawValue, finding.title, finding.message,
                        finding.advice, String(finding.count), String(finding.of), finding.unit.rawValue,
                        String(finding.share), list(finding.columns),
                    ]
                }
        )
    }

    /// What directly follows what, a row for each pair of activities.
    public static func directlyFollows(_ report: PathReport) -> String {
        let header = [
            "from", "to", "count", "microseconds", "mean_hours", "shortest_hours", "longest_hours",
        ]
        return lines(
            [header]
                + report.directlyFollows.map { row in
                    [
                        row.from, row.to, String(row.count), String(row.microseconds), String(row.meanHours),
                        String(row.shortestHours), String(row.longestHours),
                    ]
                }
        )
    }

    static func lines(_ rows: [[String]]) -> String {
        rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
    }

    /// Names in one field: a JSON array, for no separator is one that a name cannot hold.
    static func list(_ names: [String]) -> String {
        let text = JSONText()
        text.append("[")
        for (place, name) in names.enumerated() {
            if place > 0 { text.append(",") }
            text.append(quoted: name)
        }
        text.append("]")
        return text.string
    }

    static func text(_ value: Double?) -> String { value.map { String($0) } ?? "" }

    /// Quoted where it holds a comma, a quote or a line break, or begins or ends with a blank. A text that a spreadsheet would
    /// take for a formula gets an apostrophe in front (OWASP, "CSV Injection"); numbers are as they are.
    static func field(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        let text = isFormula && Double(text) == nil ? "'" + text : text
        let mustQuote =
            text.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
            || text.first == " " || text.last == " "
        return mustQuote ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}

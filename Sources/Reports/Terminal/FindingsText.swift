import Delays

/// What the texts of drivers and of segments have in common.
protocol FindingsText: TerminalText {
    var drivers: any DriverPhrases { get }
}

extension FindingsText {
    var names: FeatureNames { FeatureNames(phrases: drivers) }

    func section(_ heading: String, _ lines: [String]) -> [String] { ["", style.heading(heading)] + lines }

    /// What is beside the findings, dimmed.
    func remark(_ text: String) -> [String] {
        text.withoutControls.wrapped(to: width - TerminalReport.indent)
            .map { TerminalReport.margin + style.dimmed($0) }
    }

    func leftOut(_ rows: [DriverLeftOutRow]) -> [String] {
        rows.flatMap {
            paragraph($0.feature + "  " + drivers.name($0.reason, others: drivers.list($0.others)))
        }
    }

    func notComputed(_ rows: [DriverGapRow]) -> [String] {
        rows.flatMap {
            paragraph(
                "\(drivers.name($0.what))  \(drivers.name($0.reason))" + ($0.detail.map { " (\($0))" } ?? "")
            )
        }
    }
}

import Delays

/// What the texts of drivers and of segments have in common.
protocol FindingsText: TerminalText {
    var drivers: any DriverPhrases { get }
}

extension FindingsText {
    var wording: FindingsWording { FindingsWording(phrases: drivers) }

    func section(_ heading: String, _ lines: [String]) -> [String] { ["", style.heading(heading)] + lines }

    /// What is beside the findings, dimmed.
    func remark(_ text: String) -> [String] {
        text.withoutControls.wrapped(to: width - TerminalReport.indent)
            .map { TerminalReport.margin + style.dimmed($0) }
    }

    func leftOut(_ rows: [DriverLeftOutRow]) -> [String] {
        wording.leftOut(rows).flatMap { paragraph($0.names + "  " + $0.reason) }
    }

    /// Levels whose lateness is an artefact.
    func setAside(_ rows: [SetAsideRow]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let lines = rows.flatMap { row in
            paragraph(wording.setAside(row))
                + remark(drivers.examples(row.level.level, orders: drivers.list(row.examples)))
        }
        return section(drivers.artefacts, lines + remark(drivers.setAsideMeaning))
    }

    func notComputed(_ rows: [DriverGapRow]) -> [String] {
        rows.flatMap {
            paragraph(
                "\(drivers.name($0.what))  \(drivers.name($0.reason))" + ($0.detail.map { " (\($0))" } ?? "")
            )
        }
    }
}

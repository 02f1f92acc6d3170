import LogQuality

/// What is wrong with a log as text for a terminal.
public struct TerminalDiagnosis: TerminalText {
    private let diagnosis: Diagnosis
    private let phrases: any Phrases
    let style: TerminalStyle
    let width: Int

    public init(_ diagnosis: Diagnosis, look: TerminalLook = TerminalLook()) {
        self.diagnosis = diagnosis
        phrases = look.language.phrases
        style = look.style
        width = look.columns
    }

    /// The findings, the gravest first, and what was found sound; it ends with a line break.
    public var text: String {
        var lines: [String] = []
        if diagnosis.findings.isEmpty { lines += [phrases.nothingWrong, ""] }
        for finding in diagnosis.findings { lines += self.lines(of: finding) + [""] }
        if !diagnosis.passed.isEmpty {
            let sound = phrases.list(diagnosis.passed.map(\.title))
            lines += [style.heading(phrases.foundSound)] + paragraph(sound)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(of finding: QualityFinding) -> [String] {
        let severity = phrases.name(finding.severity)
        let heading = "\(severity): \(finding.title)".withoutControls
        var lines = [finding.severity == .note ? style.heading(heading) : style.warning(heading)]
        lines += paragraph(finding.message) + paragraph(finding.advice)
        if !finding.examples.isEmpty { lines += examples(finding.examples) }
        return lines
    }

    private func examples(_ examples: [ExampleRow]) -> [String] {
        let cells: [(title: String, value: (ExampleRow) -> String?)] = [
            (phrases.row, { $0.row.map(String.init) }), (phrases.order, { $0.order }),
            (phrases.stage, { $0.activity }), (phrases.resource, { $0.resource }),
            (phrases.start, { $0.start?.dateAndMinute }), (phrases.end, { $0.end?.dateAndMinute }),
            (phrases.value, { $0.value }),
        ]
        let shown = cells.filter { cell in examples.contains { cell.value($0) != nil } }
        guard !shown.isEmpty else { return [] }
        let table = TextTable(
            columns: shown.map { .text($0.title, least: 6) },
            rows: examples.map { example in TextTable.Row(shown.map { $0.value(example) ?? "" }) }
        )
        return table.lines(width: width - 2 * TerminalReport.indent, style: style)
            .map { TerminalReport.margin + TerminalReport.margin + $0 }
    }
}

import Findings

/// The first page in a few lines, for whoever has just made the report.
public struct TerminalManagement: TerminalText {
    private let report: ManagementReport
    private let words: FindingWords
    private let phrases: any ManagementPhrases
    private let common: any Phrases
    let style: TerminalStyle
    let width: Int

    public init(_ report: ManagementReport, look: TerminalLook = TerminalLook()) {
        self.report = report
        words = FindingWords(report, look.language)
        phrases = look.language.managementPhrases
        common = look.language.phrases
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        let causes = report.delays.late == nil ? phrases.causesOfTimeHeading : phrases.causesHeading
        let lines =
            [style.heading(phrases.title(report.made.desk).withoutControls)]
            + report.summary.lights.map(light)
            + list(causes, report.summary.causes)
            + list(phrases.actionsHeading, report.summary.actions, ifNone: phrases.whyNoActions(report))
        return lines.joined(separator: "\n") + "\n"
    }

    private static let longestTitle = 240

    private func light(_ light: StatusLight) -> String {
        let value = light.value.map { ManagementPage.figure(light.kind, $0) }
        let name = common.list([phrases.name(light.kind), phrases.name(light.colour)])
        return TerminalReport.margin + style.lamp("●", light.colour) + " "
            + common.told(name, phrases.judgement(light, value: value))
    }

    /// Titles with the figure that matters most.
    private func list(_ heading: String, _ ids: [Finding.ID], ifNone: String? = nil) -> [String] {
        let found = ids.compactMap { report[$0] }
        guard !found.isEmpty else {
            return ifNone.map { ["", style.heading(heading)] + paragraph($0) } ?? []
        }
        return ["", style.heading(heading)]
            + found.enumerated().flatMap { place, finding in
                let title = words.title(finding).fitted(to: TerminalManagement.longestTitle)
                let figure = finding.evidence.first.map {
                    words.phrases.measured(
                        words.value($0.quantity, $0.value),
                        words.phrases.name($0.quantity)
                    )
                }
                return paragraph("\(place + 1). \(title)")
                    + (figure.map { [TerminalReport.margin + "   " + style.dimmed($0)] } ?? [])
            }
    }
}

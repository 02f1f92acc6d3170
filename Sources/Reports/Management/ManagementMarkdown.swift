import Delays
import Findings

/// The first page and the findings as Markdown (CommonMark with tables), to be pasted into a wiki, a ticket or a mail.
public struct ManagementMarkdown {
    private let report: ManagementReport
    private let words: FindingWords
    private let changes: ChangeWords?
    private let phrases: any ManagementPhrases
    private let common: any Phrases

    public init(_ report: ManagementReport, language: ReportLanguage) {
        self.report = report
        words = FindingWords(report, language)
        changes = ChangeWords(report, language)
        phrases = language.managementPhrases
        common = language.phrases
    }

    public var text: String {
        let made = phrases.made(day: report.made.day, version: report.made.version)
        let log = report.delays.log
        var blocks = ["# \(escaped(phrases.title(report.made.desk)))"]
        blocks += [
            [common.size(log), common.span(log)].compactMap(\.self).map(escaped).joined(separator: "  \n"),
            escaped(common.startTimes(log.startTimes)), escaped(made),
        ]
        blocks.append(report.summary.lights.map(light).joined(separator: "\n"))
        if let changes {
            let kinds = changes.kinds.map { "**\($0.name)**: \(escaped($0.titles))".listed }
            blocks += ["## \(escaped(changes.heading))", escaped(changes.sentence)]
            if !kinds.isEmpty { blocks.append(kinds.joined(separator: "\n")) }
        }
        let causes = report.delays.late == nil ? phrases.causesOfTimeHeading : phrases.causesHeading
        blocks += list(causes, report.summary.causes)
        blocks += list(phrases.patternsHeading, report.summary.patterns)
        blocks += list(phrases.actionsHeading, report.summary.actions)
        blocks += list(phrases.strengthsHeading, report.summary.strengths)
        blocks += list(phrases.doubtsHeading, report.summary.doubts)
        blocks.append("## \(phrases.findingsHeading)")
        blocks += report.findings.map(finding)
        if !report.notMade.isEmpty {
            blocks.append("## \(phrases.notMadeHeading)")
            blocks.append(
                report.notMade.map { "- **\(words.phrases.name($0.analysis))**: \(escaped($0.reason))" }
                    .joined(separator: "\n")
            )
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func light(_ light: StatusLight) -> String {
        let value = light.value.map { ManagementPage.figure(light.kind, $0) }
        return
            "- **\(phrases.name(light.kind))** (\(phrases.name(light.colour))): \(phrases.judgement(light, value: value))"
    }

    private func list(_ heading: String, _ ids: [Finding.ID]) -> [String] {
        let found = ids.compactMap { report[$0] }
        guard !found.isEmpty else { return [] }
        let entries = found.enumerated().map { place, finding in
            let figure = finding.subject.analysis == .doctor ? nil : finding.evidence.first.map(words.figure)
            return "\(place + 1). \(escaped(words.title(finding)))"
                + (figure.map { ": \(escaped($0))" } ?? "")
        }
        return ["## \(heading)", entries.joined(separator: "\n")]
    }

    private func finding(_ finding: Finding) -> String {
        var lines = ["### [\(finding.grade.rawValue)] \(escaped(words.title(finding)))", ""]
        if case .data(_, _, let message, _) = finding.subject { lines.append("- \(escaped(message))") }
        lines += finding.evidence.map { measure in
            let support = words.support(measure, of: finding).map { ", \($0)" } ?? ""
            return escaped(words.named(measure) + support).listed
        }
        if !finding.examples.isEmpty {
            let examples = finding.examples.map(words.example)
            lines.append("**\(words.phrases.examples)**: \(escaped(words.phrases.list(examples)))".listed)
        }
        if finding.tone != .doubt, let impact = words.impact(finding) {
            let label = finding.tone == .problem ? words.phrases.costs : words.phrases.gives
            lines.append("**\(label)**: \(escaped(impact))".listed)
        }
        if finding.tone != .strength {
            let advice = words.advice(finding, in: report).joined(separator: words.detailSeparator)
            lines.append("**\(words.phrases.change)**: \(escaped(advice))".listed)
        }
        lines += words.caveats(finding, in: report).map { "_\(escaped($0))_".listed }
        return lines.joined(separator: "\n")
    }

    /// With what means something to Markdown or HTML written so that it means itself, on one line.
    private func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.withoutControls.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~":
                escaped += "\\"
                escaped.unicodeScalars.append(scalar)
            case "&": escaped += "&amp;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension String {
    fileprivate var listed: String { "- \(self)" }
}

import Delays
import Findings

/// The first page and the findings as Markdown (CommonMark with tables), to be pasted into a wiki, a ticket or a mail.
public struct ManagementMarkdown {
    private let report: ManagementReport
    private let language: ReportLanguage
    private let words: FindingWords
    private let changes: ChangeWords?
    private let phrases: any ManagementPhrases
    private let common: any Phrases

    public init(_ report: ManagementReport, language: ReportLanguage) {
        self.report = report
        self.language = language
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
        blocks.append((report.summary.lights.map(light) + [leadTimes]).joined(separator: "\n"))
        if let changes {
            let kinds = changes.kinds.map { common.told("**\($0.name)**", escaped($0.titles)).listed }
            blocks += ["## \(escaped(changes.heading))", escaped(changes.sentence)]
            if !kinds.isEmpty { blocks.append(kinds.joined(separator: "\n")) }
        }
        blocks += list(phrases.causesHeading(of: report), report.summary.causes)
        blocks += list(phrases.patternsHeading, report.summary.patterns)
        if let weights = report.weights {
            let told = WeightFigures(weights, language.weightPhrases).conclusions
            blocks += ["## \(phrases.weightsHeading)"] + told.map(escaped)
        }
        blocks += list(phrases.strengthsHeading, report.summary.strengths)
        blocks += ["## \(phrases.actionsHeading)", actions]
        blocks += list(phrases.doubtsHeading, report.summary.doubts)
        blocks.append("## \(phrases.findingsHeading)")
        blocks += report.findings.map(finding)
        if !report.notMade.isEmpty {
            blocks.append("## \(phrases.notMadeHeading)")
            blocks.append(
                report.notMade.map {
                    common.told("**\(words.phrases.name($0.analysis))**", escaped($0.reason)).listed
                }.joined(separator: "\n")
            )
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func light(_ light: StatusLight) -> String {
        let value = light.value.map { ManagementPage.figure(light.kind, $0) }
        let lamp = common.list(["**\(phrases.name(light.kind))**", phrases.name(light.colour)])
        return common.told(lamp, phrases.judgement(light, value: value)).listed
    }

    private var leadTimes: String {
        let (leadTime, unit) = (report.delays.leadTime, words.unit)
        let times = [
            (common.mean, leadTime.meanHours), (common.median, leadTime.medianHours),
            (common.ninetiethPercentile, leadTime.p90Hours),
        ].compactMap { name, hours in
            hours.map { "\(name) \(unit.text(hours: $0)) \(common.symbol(unit))" }
        }
        return told(common.leadTime, times.isEmpty ? "–" : common.list(times))
    }

    private func list(_ heading: String, _ ids: [Finding.ID]) -> [String] {
        let found = ids.compactMap { report[$0] }
        guard !found.isEmpty else { return [] }
        let entries = found.enumerated().map { place, finding in
            let title = escaped(words.title(finding))
            let told: String? =
                if case .data(_, _, let message, _) = finding.subject { message } else {
                    words.headline(finding)
                }
            return "\(place + 1). " + (told.map { "**\(title)**  \n   \(escaped($0))" } ?? "**\(title)**")
        }
        return ["## \(heading)", entries.joined(separator: "\n")]
    }

    /// A row for each action, with its effects and room for who sees to it; why there are none where there are none.
    private var actions: String {
        let found = report.summary.actions.compactMap { report[$0] }
        guard !found.isEmpty else { return escaped(phrases.whyNoActions(report)) }
        func cell(_ measure: Measure?) -> String { measure.map { escaped(words.figure($0)) } ?? "–" }
        let isJudged = found.contains { $0.measure(.forecastLateShare) != nil }
        let isPriced = found.contains { $0.impact.money != nil }
        let titles =
            [phrases.action] + (isJudged ? [common.late] : []) + [common.leadTime, phrases.takes]
            + (isPriced ? [phrases.money] : []) + [phrases.owner]
        let rows = found.map { finding in
            [escaped(words.title(finding))]
                + (isJudged ? [cell(finding.measure(.forecastLateShare))] : [])
                + [cell(finding.measure(.forecastLeadTime)), words.effort(finding, in: report) ?? "–"]
                + (isPriced ? [finding.impact.money.map(words.amount) ?? "–"] : []) + [" "]
        }
        let table = ([titles, titles.map { _ in "---" }] + rows)
            .map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
        return table + "\n\n"
            + escaped(report.actionsMeaning(in: language).joined(separator: words.sentenceSeparator))
    }

    private func finding(_ finding: Finding) -> String {
        var lines = ["### [\(finding.grade.rawValue)] \(escaped(words.title(finding)))", ""]
        if case .data(_, _, let message, _) = finding.subject { lines.append("- \(escaped(message))") }
        lines += finding.evidence.map { measure in
            let told = [words.named(measure), words.support(measure, of: finding)].compactMap(\.self)
            return escaped(words.phrases.list(told)).listed
        }
        if !finding.examples.isEmpty {
            let examples = finding.examples.map(words.example)
            lines.append(told(words.phrases.examples, words.phrases.list(examples)))
        }
        if finding.tone != .doubt, let impact = words.impact(finding) {
            let label = finding.tone == .problem ? words.phrases.costs : words.phrases.gives
            lines.append(told(label, impact))
        }
        if finding.tone != .strength {
            let advice = words.advice(finding, in: report).joined(separator: words.detailSeparator)
            lines.append(told(words.phrases.change, advice))
        }
        lines += words.caveats(finding, in: report).map { "_\(escaped($0))_".listed }
        return lines.joined(separator: "\n")
    }

    private func told(_ heading: String, _ text: String) -> String {
        common.told("**\(heading)**", escaped(text)).listed
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

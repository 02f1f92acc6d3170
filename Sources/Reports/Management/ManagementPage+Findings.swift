import Findings

/// All findings, with what shows them, what they cost and what could be done.
extension ManagementPage {
    /// So many of each tone are told in full.
    private static let mostInFull = 40

    var findings: Markup {
        let grades = Finding.Grade.allCases.map { grade -> Markup in
            "<li><span class=\"grade\">\(grade.rawValue)</span> \(words.phrases.meaning(grade))</li>\n"
        }.joined()
        let tones = Finding.Tone.allCases.map(tone).joined()
        return "\(soft(phrases.gradesMeaning))<ul class=\"grades\">\n\(grades)</ul>\n\(tones)"
    }

    private func tone(_ tone: Finding.Tone) -> Markup {
        let found = report.findings.filter { $0.tone == tone }
        let cards = found.prefix(ManagementPage.mostInFull).map(card).joined()
        let rest = found.count - ManagementPage.mostInFull
        let more = rest > 0 ? soft(phrases.furtherInWorkbook(NumberText.count(rest))) : .empty
        return HTMLPage.section(words.phrases.name(tone), cards.source.isEmpty ? .empty : "\(cards)\(more)")
    }

    /// Where the finding is on the page.
    func anchor(_ finding: Finding) -> String {
        let place = report.findings.firstIndex { $0.id == finding.id } ?? 0
        return "finding-\(place + 1)"
    }

    private func card(_ finding: Finding) -> Markup {
        let evidence = finding.evidence.map { measure -> Markup in
            let support = words.support(measure, of: finding)
            let small: Markup = support.map { " <small class=\"soft\">\($0)</small>" } ?? .empty
            return "<li>\(words.named(measure))\(small)</li>\n"
        }.joined()
        let caveats = words.caveats(finding, in: report).map { soft($0) }.joined()
        let others = finding.supportedBy.compactMap { FindingWords.analysis(ofID: $0) }
        let supported =
            others.isEmpty
            ? .empty : soft(words.phrases.supported(by: others.map(words.phrases.name)))
        let message: Markup =
            if case .data(_, _, let message, _) = finding.subject { "<p>\(message)</p>\n" } else { .empty }
        return """
            <article id="\(anchor(finding))" class="finding \(finding.tone.rawValue)">
            <h3><span class="grade" title="\(words.phrases.grade(finding.grade))">\(finding.grade.rawValue)</span> \
            \(words.title(finding))</h3>
            <p class="soft source">\(words.phrases.name(finding.subject.analysis))</p>
            \(message)<ul class="evidence">
            \(evidence)</ul>
            \(examples(finding))\(cost(finding))\(advice(finding))\(supported)\(caveats)</article>

            """
    }

    private func examples(_ finding: Finding) -> Markup {
        guard !finding.examples.isEmpty else { return .empty }
        let named = finding.examples.map { example -> Markup in
            let text = words.example(example)
            return report.orders.contains { $0.order == example.order }
                ? "<a href=\"#\(anchor(order: example.order))\">\(text)</a>" : "\(text)"
        }
        return
            "<p><strong>\(words.phrases.examples)</strong> \(named.joined(words.phrases.list(["", ""])))</p>\n"
    }

    private func cost(_ finding: Finding) -> Markup {
        guard let impact = words.impact(finding) else { return .empty }
        let label = finding.tone == .problem ? words.phrases.costs : words.phrases.gives
        return finding.tone == .doubt ? .empty : "<p><strong>\(label)</strong> \(impact)</p>\n"
    }

    private func advice(_ finding: Finding) -> Markup {
        guard finding.tone != .strength else { return .empty }
        let sentences = words.advice(finding, in: report)
        return
            "<p><strong>\(words.phrases.change)</strong> \(sentences.joined(separator: words.detailSeparator))</p>\n"
    }
}

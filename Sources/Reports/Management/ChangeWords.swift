import Findings

/// What became of an earlier report's findings, in words.
struct ChangeWords: Sendable {
    let heading: String
    let sentence: String
    /// What is worse, new, better and gone, with the titles of the first few.
    let kinds: [(name: String, titles: String)]

    private static let mostNamed = 4

    /// Nil where nothing was compared.
    init?(_ report: ManagementReport, _ language: ReportLanguage) {
        guard let changes = report.changes else { return nil }
        let words = FindingWords(report, language)
        let phrases = language.managementPhrases
        heading = phrases.changesHeading(run: NumberText.count(changes.run), day: changes.day)
        sentence = phrases.changes(
            new: NumberText.count(changes.new.count),
            better: NumberText.count(changes.better.count),
            worse: NumberText.count(changes.worse.count),
            gone: NumberText.count(changes.gone.count),
            unchanged: NumberText.count(changes.unchanged)
        )
        kinds = [
            (phrases.worse, changes.worse.compactMap { report[$0] }),
            (phrases.new, changes.new.compactMap { report[$0] }),
            (phrases.better, changes.better.compactMap { report[$0] }), (phrases.gone, changes.gone),
        ].filter { !$0.1.isEmpty }.map { name, findings in
            let titles = findings.prefix(ChangeWords.mostNamed).map(words.title)
            let rest = findings.count - titles.count
            let more = rest > 0 ? [phrases.furtherFindings(NumberText.count(rest))] : []
            return (name, (titles + more).joined(separator: words.detailSeparator))
        }
    }
}

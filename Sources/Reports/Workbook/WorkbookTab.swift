/// The sheets that the workbook of a report can have.
public enum WorkbookTab: String, CaseIterable, Sendable {
    case summary, findings, evidence
    case stages, ledger, weeks, orders, transitions, resources
    case drivers, segments, improvements
    case weights, scores, indicatorScores, periods, indicators, associations

    /// What its tab is called: the title of its sheet, by which links name it.
    public func title(_ language: ReportLanguage) -> String { language.workbookPhrases.name(self) }
}

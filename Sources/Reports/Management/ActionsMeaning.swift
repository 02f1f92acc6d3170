import Findings
import Improvements

extension ManagementReport {
    /// What the table of actions holds, and where it has money what that is made of.
    func actionsMeaning(in language: ReportLanguage) -> [String] {
        let isPriced = summary.actions.contains { self[$0]?.impact.money != nil }
        let money = improvements.map { ImprovementFigures($0, language).moneyMeaning } ?? []
        return [language.managementPhrases.actionsMeaning] + (isPriced ? money : [])
    }
}

/// The language that a report is written in; names that come from the log stay as they are.
public enum ReportLanguage: String, CaseIterable, Sendable, Codable {
    case english = "en"
    case chinese = "zh"

    var phrases: any Phrases {
        switch self {
        case .english: EnglishPhrases()
        case .chinese: ChinesePhrases()
        }
    }
}

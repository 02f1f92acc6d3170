/// The language of names and column headings in what is generated.
public enum Language: String, Sendable, CaseIterable, Codable {
    case english = "en"
    case chinese = "zh"
}

/// A name in both languages.
public struct BilingualName: Sendable, Hashable {
    public var english: String
    public var chinese: String

    public init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    public subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}

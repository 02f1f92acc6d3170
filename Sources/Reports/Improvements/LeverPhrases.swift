import Improvements

/// What levers do and what they assume, in words. A language is a type that has them all.
protocol LeverPhrases: Sendable {
    /// The lever as a thing to do, with its parameters.
    func sentence(_ lever: LeverWords) -> String
    /// Of all levers of the kind.
    func name(_ kind: LeverKind) -> String
    /// What has to hold for the forecast, and what the lever costs.
    func assumption(_ kind: LeverKind) -> String
    /// Levers pulled together.
    func together(_ levers: [String]) -> String
}

/// A lever with its parameters as texts, by their keys.
struct LeverWords: Sendable {
    let row: LeverRow

    var kind: LeverKind { row.kind }

    /// All values of a key, in the order in which they were given.
    func all(_ key: String) -> [String] { row.parameters.filter { $0.key == key }.map(\.value) }

    /// The value of a key; a dash where a report has none.
    func callAsFunction(_ key: String) -> String { all(key).first ?? "–" }

    /// A number with its thousands grouped.
    func count(_ key: String) -> String { Int(self(key)).map(NumberText.count) ?? self(key) }

    /// A share as per cent: `50%`.
    func percent(_ key: String) -> String {
        Double(self(key)).map { NumberText.value(100 * $0) + "%" } ?? self(key)
    }

    /// A length as a number and whether it counts minutes; the number has no sign.
    func length(_ key: String) -> (number: String, isMinutes: Bool, isNegative: Bool) {
        let value = self(key)
        let isMinutes = value.hasSuffix("min")
        let number = value.dropFirst(value.hasPrefix("-") ? 1 : 0).dropLast(isMinutes ? 3 : 1)
        return (String(number), isMinutes, value.hasPrefix("-"))
    }
}

extension ReportLanguage {
    var leverPhrases: any LeverPhrases {
        switch self {
        case .english: EnglishLeverPhrases()
        case .chinese: ChineseLeverPhrases()
        }
    }
}

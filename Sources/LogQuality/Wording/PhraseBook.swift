import EventLogs

/// The languages that findings can be worded in.
public enum DiagnosisLanguage: String, Codable, Sendable, CaseIterable {
    case english = "en"
    case chinese = "zh"
}

/// The words for one kind of finding; figures stand in braces, such as `{count}`.
struct Phrase: Sendable {
    var title: String
    var message: String
    var advice: String

    init(_ title: String, _ message: String, _ advice: String) {
        self.title = title
        self.message = message
        self.advice = advice
    }
}

/// The phrases of one language, and how it writes figures.
struct PhraseBook: Sendable {
    let phrases: [QualityCode: Phrase]
    let checks: [CheckName: String]
    let units: [QualityFinding.Unit: String]
    let style: FactStyle

    init(_ language: DiagnosisLanguage) {
        switch language {
        case .english:
            phrases = EnglishPhrases.findings
            checks = EnglishPhrases.checks
            units = EnglishPhrases.units
            style = EnglishPhrases.style
        case .chinese:
            phrases = ChinesePhrases.findings
            checks = ChinesePhrases.checks
            units = ChinesePhrases.units
            style = ChinesePhrases.style
        }
    }

    func title(of check: CheckName) -> String {
        guard let title = checks[check] else { preconditionFailure("every check has a title: \(check)") }
        return title
    }

    func finding(_ symptom: Symptom, examples: [ExampleRow]) -> QualityFinding {
        guard let phrase = phrases[symptom.code] else {
            preconditionFailure("every code has a phrase: \(symptom.code)")
        }
        let share = symptom.of > 0 ? Double(symptom.count) / Double(symptom.of) : 0
        var facts = symptom.facts
        facts["count"] = .count(symptom.count)
        facts["of"] = .count(symptom.of)
        facts["share"] = .share(share)
        facts["columns"] = .texts(symptom.columns)
        facts["unit"] = .text(units[symptom.unit] ?? symptom.unit.rawValue)
        return QualityFinding(
            code: symptom.code,
            severity: symptom.severity,
            title: filled(phrase.title, facts),
            message: filled(phrase.message, facts),
            advice: filled(phrase.advice, facts),
            count: symptom.count,
            of: symptom.of,
            unit: symptom.unit,
            share: share,
            columns: symptom.columns,
            examples: examples,
            artefacts: symptom.artefacts
        )
    }

    /// The template with its figures. `{orders:order/orders}` is the figure and the word that goes with it, one for
    /// a single one and one for any other number.
    private func filled(_ template: String, _ facts: [String: Fact]) -> String {
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let parts = rest[rest.index(after: open)..<close].split(separator: ":")
            guard let fact = facts[String(parts[0])] else {
                preconditionFailure("no figure for {\(parts[0])} in: \(template)")
            }
            text += style.text(of: fact)
            if parts.count > 1, case .count(let count) = fact {
                let words = parts[1].split(separator: "/")
                text += " " + (count == 1 ? words[0] : words[words.count - 1])
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}

import Foundation
import Testing

@testable import LogQuality

@Suite struct PhraseBookTests {
    @Test(arguments: DiagnosisLanguage.allCases)
    func everyCodeCheckAndUnitHasWords(_ language: DiagnosisLanguage) {
        let book = PhraseBook(language)
        #expect(Set(book.phrases.keys) == Set(QualityCode.allCases))
        #expect(Set(book.checks.keys) == Set(CheckName.allCases))
        #expect(Set(book.units.keys) == Set(QualityFinding.Unit.allCases))
    }

    @Test(arguments: QualityCode.allCases)
    func bothLanguagesMentionTheSameFigures(_ code: QualityCode) throws {
        func figures(_ language: DiagnosisLanguage) throws -> Set<Substring> {
            let phrase = try #require(PhraseBook(language).phrases[code])
            let text = phrase.title + phrase.message + phrase.advice
            return Set(text.matches(of: /\{([a-z]+)[:}]/).map(\.output.1))
        }
        let english = try figures(.english)
        let chinese = try figures(.chinese)
        // `share` and `unit` may be told in other words.
        #expect(english.symmetricDifference(chinese).isSubset(of: ["share", "unit"]))
    }

    @Test func numbersAreWrittenPlainly() {
        #expect(Fact.rounded(27.0, 1) == "27")
        #expect(Fact.rounded(0.9999, 4) == "0.9999")
        #expect(Fact.rounded(0.05, 1) == "0.1")
        #expect(Fact.rounded(-1.25, 1) == "-1.3")
        #expect(Fact.rounded(120, 0) == "120")
        let style = PhraseBook(.english).style
        #expect(style.text(of: .count(1_234_567)) == "1,234,567")
        #expect(style.text(of: .duration(.hour)) == "1 hour")
        #expect(
            style.text(of: .texts((1...14).map { String($0) }))
                == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 … (+2)"
        )
        #expect(style.text(of: .share(0.0001)) == "<0.1 %")
        #expect(style.text(of: .share(0.99999)) == ">99.9 %")
    }

    @Test func findingsAreWordedInTheLanguageAskedFor() throws {
        var log = PlantedLog()
        log.rows[5].order = ""
        let finding = try #require(try log.diagnosis(language: .chinese).findings.first)
        #expect(finding.title == "没有订单号的行")
        #expect(finding.message == "3,000 行中有 1 行（<0.1 %）订单号为空，已被拒收。")
        let passed = try log.diagnosis(language: .chinese).passed
        #expect(passed.first { $0.check == .swappedDates }?.title == "日和月没有颠倒")
    }

    @Test func aDiagnosisSurvivesCoding() throws {
        var log = PlantedLog()
        log.rows[5].order = ""
        log.rows[7].end! -= 3 * .hour
        let diagnosis = try log.diagnosis()
        let data = try JSONEncoder().encode(diagnosis)
        #expect(try JSONDecoder().decode(Diagnosis.self, from: data) == diagnosis)
    }

    @Test(arguments: QualityCode.allCases) func theDocumentationNamesEveryCode(_ code: QualityCode) throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Documentation/DataQuality.md")
        #expect(try String(contentsOf: path, encoding: .utf8).contains("`\(code.rawValue)`"))
    }
}

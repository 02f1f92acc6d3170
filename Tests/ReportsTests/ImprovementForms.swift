import Foundation
import SchemaValidation
import Testing

@testable import Improvements
@testable import Reports

/// A report in every form and language.
enum ImprovementForms {
    /// The text at 80 columns and the page, in English and Chinese.
    private static func forms(_ report: ImprovementsReport) throws -> [(
        language: ReportLanguage, text: String
    )] {
        let json = try JSONReport.text(report)
        #expect(try JSONSchema.publishedForImprovements().problems(in: Data(json.utf8)) == [])
        return ReportLanguage.allCases.flatMap { language in
            [
                (
                    language,
                    TerminalImprovements(report, look: TerminalLook(language: language)).text.unwrapped
                ),
                (language, ImprovementsPage(report, language: language).text.unwrapped),
            ]
        }
    }

    static func expect(_ english: String, _ chinese: String, in report: ImprovementsReport) throws {
        for (language, text) in try forms(report) {
            let sentence = language == .english ? english : chinese
            #expect(text.contains(sentence.filter { $0 != " " }), "\(sentence)")
        }
    }

    static func expectNot(_ english: String, _ chinese: String, in report: ImprovementsReport) throws {
        for (language, text) in try forms(report) {
            let sentence = language == .english ? english : chinese
            #expect(!text.contains(sentence.filter { $0 != " " }), "\(sentence)")
        }
    }
}

extension String {
    /// Without blanks and line breaks, so that a sentence is found wherever its lines were broken, and references of HTML read.
    var unwrapped: String {
        filter { !$0.isWhitespace }.replacing("&#39;", with: "'").replacing("&lt;", with: "<")
    }
}

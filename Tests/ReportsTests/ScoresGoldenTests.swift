import Foundation
import Reports
import SchemaValidation
import Scorecards
import Testing

/// The exports of some scores of the generated order desk.
@Suite struct ScoresGoldenTests {
    private func report<Report: Decodable>(_ name: String, as _: Report.Type = Report.self) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(try Golden.folder.content(of: name).utf8))
    }

    private func looks(_ name: String) -> [(look: TerminalLook, file: String)] {
        [(ReportLanguage.english, "\(name).txt"), (.chinese, "\(name)-zh.txt")].map {
            (TerminalLook(language: $0, width: 100, isColoured: false), $1)
        }
    }

    @Test func scoresOnATerminal() throws {
        for (look, file) in looks("scores") {
            let text = TerminalScores(try report("scores.json"), look: look).text
            #expect(try Golden.folder.difference(text, from: file) == nil)
        }
    }

    @Test func aScoreAndItsFactsOnATerminal() throws {
        for (look, file) in looks("score") {
            let text = TerminalScore(try report("score.json"), showsFacts: true, look: look).text
            #expect(try Golden.folder.difference(text, from: file) == nil)
        }
    }

    @Test func theRegisterOnATerminal() throws {
        for (look, file) in looks("appeals") {
            let text = TerminalAppeals(try report("appeals.json"), look: look).text
            #expect(try Golden.folder.difference(text, from: file) == nil)
        }
        var empty = try report("appeals.json", as: AppealsReport.self)
        empty.appeals = []
        #expect(TerminalAppeals(empty).text.contains("Nobody has appealed."))
    }

    @Test func theJSONAndTheCSV() throws {
        let scores = try report("scores.json", as: ScoresReport.self)
        let score = try report("score.json", as: ScoreReport.self)
        let appeals = try report("appeals.json", as: AppealsReport.self)
        for (json, schema, name) in [
            (try JSONReport.text(scores), try JSONSchema.publishedForScores(), "scores"),
            (try JSONReport.text(score), try JSONSchema.publishedForScore(), "score"),
            (try JSONReport.text(appeals), try JSONSchema.publishedForAppeals(), "appeals"),
        ] {
            #expect(try Golden.folder.difference(json, from: "\(name).json") == nil)
            #expect(try schema.problems(in: Data(json.utf8)) == [])
        }
        #expect(try Golden.folder.difference(CSVReport.scores(scores), from: "scores.csv") == nil)
        #expect(try Golden.folder.difference(CSVReport.facts(score), from: "facts.csv") == nil)
        #expect(try Golden.folder.difference(CSVReport.appeals(appeals), from: "appeals.csv") == nil)
    }
}

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

    @Test func theReasonAndTheNumbersOfAnAppealAreNotCut() throws {
        var report = try report("appeals.json", as: AppealsReport.self)
        let reason = (1...40).map { "because\($0)" }.joined(separator: " ")
        report.appeals[0].reason = reason
        report.appeals[0].event = 1_234_567_890_123
        report.appeals[0].person = "Somebody with quite a long name"
        report.appeals[0].by = "The department of human resources"
        let text = TerminalAppeals(report, look: TerminalLook(width: 80)).text
        #expect(text.contains("1234567890123"))
        #expect(text.contains("2025-05-06 07:08"))
        #expect(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(reason))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func marksPluralsAndThePayLineAreSaidAsTheyAre() throws {
        var scores = try report("scores.json", as: ScoresReport.self)
        let look = TerminalLook(width: 160)
        #expect(TerminalScores(scores, look: look).text.contains("Pay is a part of a full one"))
        scores.scores = Array(scores.scores.prefix(1))
        scores.marks?.withheld = 1
        scores.indicators[0].rowsWithoutValue = 1
        for group in scores.groups.indices { scores.groups[group].payShare = nil }
        let text = TerminalScores(scores, look: look).text
        #expect(text.contains("1 person in "))
        #expect(text.contains("1 mark of too few raters"))
        #expect(text.contains("1 fact has no value"))
        #expect(!text.contains("Pay is"))
        let score = try report("score.json", as: ScoreReport.self)
        let place = try #require(score.indicators.firstIndex { $0.origin == "marks" })
        let count = try #require(score.score.indicators[place].count)
        let explained = TerminalScore(score, showsFacts: true, look: look).text
        #expect(
            explained.contains(
                "The value is the mean of \(Int(count)) colleagues' marks, leniency taken out."
            )
        )
        #expect(explained.contains("Marks are not shown singly."))
    }

    @Test func tooLittleMeasuredIsSaid() throws {
        var score = try report("score.json", as: ScoreReport.self)
        (score.score.composite, score.score.light) = (nil, nil)
        (score.score.coverage, score.score.withheld) = (0.1, "tooLittleMeasured")
        let text = TerminalScore(score, showsFacts: false).text
        #expect(text.contains("No score: 10.0% of the weight is measured, and the card asks for 50.0%"))
        var scores = try report("scores.json", as: ScoresReport.self)
        let last = try #require(scores.scores.map(\.period).max())
        let row = try #require(scores.scores.firstIndex { $0.period == last })
        (scores.scores[row].composite, scores.scores[row].withheld) = (nil, "tooLittleMeasured")
        #expect(
            TerminalScores(scores, look: TerminalLook(width: 160)).text.contains(
                "No score, light or pay for 1 person of whom less than 50.0% of the weight is measured"
            )
        )
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

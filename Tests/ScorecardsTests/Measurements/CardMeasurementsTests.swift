import Testing
import Workspace

@testable import Scorecards

struct CardMeasurementsTests {
    private static let formula = "SELECT who AS person, day AS time, done AS value FROM work"

    @Test func whatTableAndFormulaGiveIsOnePanel() throws {
        let desk = try DeskFolder()
        var card = try Scorecard.withFormula(CardMeasurementsTests.formula, minimumCount: 2)
        card.outcomes = [
            ScorecardOutcome(id: "sales", name: BilingualText("Sales"), minimumCount: 5),
            ScorecardOutcome(id: "letters", name: BilingualText("Letters")),
        ]
        let march = Period("2025-03")!
        var table = MeasurementTable(measurements: [], unmatched: [], emptyValues: 0)
        table.measurements = [
            .init(person: "Anna", period: march, column: "sales", value: 5, count: 9),
            .init(person: "Ben", period: march, column: "sales", value: 6, count: 4),
        ]
        let measured = try CardMeasurements(card, tables: [table], workspace: desk.workspace)
        #expect(measured.panel.columns.map(\.name) == ["done", "sales", "letters"])
        // Of Ben and Cora, and of Anna in April, all is withheld: they have rows with nothing in them.
        #expect(measured.panel.people == ["Anna", "Ben", "Cora"])
        #expect(measured.panel.columns[0].values.map { $0.isNaN ? -1 : $0 } == [0.5, -1, -1, -1])
        #expect(measured.panel.columns[1].values.map { $0.isNaN ? -1 : $0 } == [5, -1, -1, -1])
        #expect(measured.unmeasured == ["letters"])
        #expect(
            measured.withheld.map(\.reason) == [
                .tooFewFacts(count: 4, needed: 5), .tooFewFacts(count: 1, needed: 2),
                .tooFewFacts(count: 1, needed: 2), .noValue(facts: 1),
            ]
        )
        #expect(measured.withheld.map(\.person) == ["Ben", "Anna", "Ben", "Cora"])
    }

    @Test func whatAppealsEmptyIsExplained() throws {
        let desk = try DeskFolder()
        let card = try Scorecard.withFormula(
            "SELECT who AS person, day AS time, done AS value, event FROM work"
        )
        let register = AppealRegister([
            Appeal(number: 1, subject: .event(3), reason: "r", by: "b", at: 0)
        ])
        let measured = try CardMeasurements(
            card,
            workspace: desk.workspace,
            appeals: register,
            keepingFacts: { _ in true }
        )
        let april = Period("2025-04")!
        let explanation = try #require(
            ScoreExplanation("Anna", april, of: Scores(card, measured.panel), measured, appeals: register)
        )
        #expect(explanation.lines[0].withheld == .allExcluded(1))
        #expect(explanation.lines[0].facts.map { $0.appeal?.number } == [1])
        let report = ScoresReport(Scores(card, measured.panel), measured, appeals: register)
        let row = try #require(report.scores.first { $0.person == "Anna" && $0.period == "2025-04" })
        #expect(row.composite == nil)
        #expect(row.indicators[0].withheld == "allExcluded")
    }

    @Test func factsAreExplainedByTime() throws {
        let days = ["2025-03-09", "2025-03-02", "2025-03-30", "2025-03-02"]
        let desk = try DeskFolder(
            days.enumerated().map { (person: "A", day: $1, value: 1, order: nil, event: Int64($0)) }
        )
        let card = try Scorecard.withFormula(
            "SELECT who AS person, day AS time, done AS value, event FROM work ORDER BY event"
        )
        let measured = try CardMeasurements(card, workspace: desk.workspace, keepingFacts: { _ in true })
        let explanation = try #require(
            ScoreExplanation("A", Period("2025-03")!, of: Scores(card, measured.panel), measured)
        )
        #expect(explanation.lines[0].facts.map(\.fact.event) == [1, 3, 0, 2])
    }

    @Test func peopleAndPeriodsOfOutcomesAloneAreNotScored() throws {
        let card = try SmallCard.read(replacing: "periods: quarter", with: "periods: month")
        var table = MeasurementTable(measurements: [], unmatched: [], emptyValues: 0)
        let (march, april) = (Period("2025-03")!, Period("2025-04")!)
        table.measurements = [
            .init(person: "A", period: march, column: "errors", value: 1),
            .init(person: "A", period: april, column: "complaints", value: 1),
            .init(person: "B", period: march, column: "complaints", value: 1),
            .init(person: "C", period: march, column: "speed", value: 90, count: 1),
        ]
        let measured = try CardMeasurements(card, tables: [table])
        #expect(measured.lastScoredPeriod == march)
        #expect(measured.scoredPeople == ["A", "C"])
        let scores = Scores(card, measured.panel)
        #expect(ScoresReport(scores, measured).scores.map(\.person) == ["A", "C"])
        #expect(ScoreExplanation("B", march, of: scores, measured) == nil)
        #expect(ScoreExplanation("A", april, of: scores, measured) == nil)
    }

    @Test func aTableStandsInsteadOfAFormula() throws {
        let desk = try DeskFolder()
        let card = try Scorecard.withFormula("SELECT nonsense")
        var table = MeasurementTable(measurements: [], unmatched: [], emptyValues: 0)
        table.measurements = [.init(person: "Anna", period: Period("2025-03")!, column: "done", value: 5)]
        let measured = try CardMeasurements(card, tables: [table], workspace: desk.workspace)
        #expect(measured.origins == [.table])
        #expect(throws: FormulaError.self) { try CardMeasurements(card, workspace: desk.workspace) }
        #expect(try CardMeasurements(card).unmeasured == ["done"])
    }

    @Test func twoTablesMayNotHaveOneValue() throws {
        let card = try Scorecard.withFormula(CardMeasurementsTests.formula)
        var table = MeasurementTable(measurements: [], unmatched: [], emptyValues: 0)
        table.measurements = [.init(person: "Anna", period: Period("2025-03")!, column: "done", value: 5)]
        #expect(throws: PanelError.self) { try CardMeasurements(card, tables: [table, table]) }
    }
}

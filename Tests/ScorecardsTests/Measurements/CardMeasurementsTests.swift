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
        #expect(measured.panel.people == ["Anna"])
        #expect(measured.panel.columns[0].values == [0.5])
        #expect(measured.panel.columns[1].values == [5])
        #expect(measured.unmeasured == ["letters"])
        #expect(
            measured.withheld.map(\.reason) == [
                .tooFewFacts(count: 4, needed: 5), .tooFewFacts(count: 1, needed: 2),
                .tooFewFacts(count: 1, needed: 2), .noValue(facts: 1),
            ]
        )
        #expect(measured.withheld.map(\.person) == ["Ben", "Anna", "Ben", "Cora"])
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

import EventLogs
import Testing

@testable import Scorecards

@Suite struct FactTimesTests {
    /// Two indicators and an outcome select the same events, and two others are marks that are given when a month ends.
    @Test func onlyWorkCountsAndEachPieceOfItOnce() throws {
        let desk = try DeskFolder()
        let work = """
            SELECT who AS person, day AS time, done AS value, order_name AS "order", event FROM work
            WHERE who IS NOT NULL AND day IS NOT NULL
            """
        var card = try Scorecard.withFormula(work)
        let first = try #require(card.indicators.first)
        for (id, source) in [
            ("again", Indicator.Source.system), ("marks", .behaviour), ("results", .keyResult),
        ] {
            var indicator = first
            indicator.id = id
            indicator.source = source
            card.indicators.append(indicator)
        }
        card.outcomes = [ScorecardOutcome(id: "late", name: BilingualText("Late"), formula: first.formula)]
        let measured = try CardMeasurements(card, workspace: desk.workspace, keepingFacts: { $0.date != nil })
        let times = try #require(FactTimes(measured))
        #expect(measured.facts.keys.sorted() == ["again", "done", "late", "marks", "results"])
        // Five events, and Cora's piece, which has neither order nor event, once for each of the two indicators.
        #expect(times.days.count == 7)
        #expect(times.people == ["Anna", "Ben", "Cora"])
        card.indicators[0].source = .behaviour
        card.indicators[1].source = .keyResult
        #expect(
            FactTimes(try CardMeasurements(card, workspace: desk.workspace, keepingFacts: { _ in true }))
                == nil
        )
    }
}

import Testing
import Workspace

@testable import Scorecards

/// Who does nothing of what is counted has 0, and not nothing.
struct IdlePeriodsTests {
    /// Visits beside the other work of the desk; a sale of somebody comes a month after.
    private func card(_ visits: String, minimum: Int = 1, extra: String = "") throws -> Scorecard {
        let text = """
            name: Clerk
            groups: [{id: all, share: 100 %}]
            indicators:
              - id: done
                group: all
                weight: 50 %
                floor: 0
                target: 1
                formula: SELECT who AS person, day AS time, coalesce(done, 0) AS value, event FROM work
              - id: visits
                group: all
                weight: 50 %
                floor: 0
                target: 2
                minimum-n: \(minimum)
                formula: SELECT who AS person, day AS time, 3 AS value, event FROM work WHERE \(visits)
                aggregate: sum
                \(extra)
            outcomes:
              - {id: sales, aggregate: count, formula: "SELECT 'Dan' AS person, '2025-05' AS period, 1 AS value"}
            """
        return try Scorecard(text: text, file: "card.yml")
    }

    private func visits(
        _ card: Scorecard,
        appeals: [Appeal] = []
    ) throws -> (values: [String: Double], measured: CardMeasurements) {
        let desk = try DeskFolder()
        let measured = try CardMeasurements(
            card,
            workspace: desk.workspace,
            appeals: AppealRegister(appeals)
        )
        let panel = measured.panel
        var values: [String: Double] = [:]
        for row in 0..<panel.rowCount where !panel.columns[1].values[row].isNaN {
            let person = panel.people[Int(panel.personCodes[row])]
            values["\(person) \(panel.periods[Int(panel.periodCodes[row])])"] = panel.columns[1].values[row]
        }
        return (values, measured)
    }

    @Test func whoHasOtherFactsAndNoneOfASumHasZero() throws {
        let (values, measured) = try visits(card("who = 'Anna' AND event < 3"))
        #expect(values == ["Anna 2025-03": 6, "Anna 2025-04": 0, "Ben 2025-03": 0, "Cora 2025-03": 0])
        let scores = Scores(measured.card, measured.panel)
        let row = try #require(scores.row(person: "Ben", period: Period("2025-03")!))
        #expect(scores.indicators[1][row] == 0)
        #expect(measured.panel.columns[1].counts?[row] == 0)
        // Dan has an outcome alone: nobody knows whether there was anything to do.
        #expect(measured.panel.people.contains("Dan"))
        #expect(!measured.scoredPeople.contains("Dan"))
        // And those scored have no sale.
        #expect(measured.panel["sales"]?.values[row] == 0)
    }

    @Test func theCardMaySayThatNothingIsKnown() throws {
        let missing = try visits(card("who = 'Anna' AND event < 3", extra: "empty: missing")).values
        #expect(missing == ["Anna 2025-03": 6])
    }

    @Test func aFormulaThatFindsNothingMeasuresNothing() throws {
        #expect(try visits(card("who = 'Nobody'")).values.isEmpty)
    }

    @Test func whatAppealsTakeOutOfASumLeavesZero() throws {
        let appeals = [1, 2].map {
            Appeal(number: Int($0), indicator: "visits", subject: .event($0), reason: "r", by: "b", at: 0)
        }
        let (values, _) = try visits(card("who = 'Anna' AND event < 3"), appeals: appeals)
        #expect(values["Anna 2025-03"] == 0)
    }

    @Test func fewerFactsThanTheCardAsksForAreWithheld() throws {
        let (values, measured) = try visits(card("who = 'Anna' AND event < 3", minimum: 2))
        #expect(values == ["Anna 2025-03": 6])
        #expect(
            measured.withheld.filter { $0.person == "Ben" }.map(\.reason) == [
                .tooFewFacts(count: 0, needed: 2)
            ]
        )
    }
}

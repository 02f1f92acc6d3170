import EventLogs
import SampleLogs
import Testing
import Workspace

@testable import Scorecards

struct AppealTests {
    private static let at: Microseconds = 1_750_000_000_000_000
    private static let facts = """
        SELECT resource AS person, substr("end", 1, 10) AS time, hours AS value, "order", event_id AS event
        FROM event_log WHERE hours IS NOT NULL
        """

    @Test func anAppealTakesAFactOutAndTheScoreIsThatWithoutIt() throws {
        let desk = try DeskFolder()
        let log = SampleLog.random(seed: 3, orders: 40)
        _ = try desk.workspace.store(log, from: ImportSource(name: "sample"), toolVersion: "test")
        let card = try Scorecard.withFormula(AppealTests.facts)
        let before = try CardMeasurements(card, workspace: desk.workspace, keepingFacts: { _ in true })
        let facts = try #require(before.facts["done"])
        let fact = try #require(
            facts.first { fact in facts.count { $0.person == fact.person && $0.period == fact.period } > 2 }
        )
        let event = try #require(fact.event)

        #expect(try AppealRegister(of: desk.workspace).appeals == [])
        let entered = try AppealRegister.enter(
            Appeal(subject: .event(event), reason: "the customer's mistake", by: "HR", at: AppealTests.at),
            into: desk.workspace
        )
        #expect(entered.number == 1)
        let register = try AppealRegister(of: desk.workspace)
        #expect(register.appeals == [entered])

        let after = try CardMeasurements(
            card,
            workspace: desk.workspace,
            appeals: register,
            keepingFacts: { _ in true }
        )
        let others = facts.filter {
            $0.person == fact.person && $0.period == fact.period && $0.event != event
        }
        let expected = others.compactMap(\.value).reduce(0, +) / Double(others.count)
        let scores = Scores(card, after.panel)
        let row = try #require(scores.row(person: fact.person, period: fact.period))
        #expect(abs(after.panel.columns[0].values[row] - expected) < 1e-9)
        #expect(after.panel.columns[0].counts?[row] == Double(others.count))
        // All other cells are as they were.
        for other in 0..<after.panel.rowCount where other != row {
            #expect(after.panel.columns[0].values[other] == before.panel.columns[0].values[other])
        }
        let explanation = try #require(
            ScoreExplanation(fact.person, fact.period, of: scores, after, appeals: register)
        )
        #expect(explanation.lines[0].facts.count == others.count + 1)
        #expect(explanation.lines[0].facts.filter { $0.appeal == entered }.map(\.fact.event) == [event])
        #expect(explanation.lines[0].count == Double(others.count))
    }

    @Test func anAppealIsForWhatItNames() {
        let period = Period("2025-03")!
        let fact = Fact(person: "A", period: period, value: 1, order: "SO-1", event: 7)
        func register(_ subject: Appeal.Subject, indicator: String? = nil, person: String? = nil)
            -> AppealRegister
        {
            AppealRegister([
                Appeal(
                    number: 1,
                    indicator: indicator,
                    person: person,
                    subject: subject,
                    reason: "r",
                    by: "b",
                    at: 0
                )
            ])
        }
        #expect(register(.event(7)).appeal(against: fact, of: "x")?.number == 1)
        #expect(register(.event(8)).appeal(against: fact, of: "x") == nil)
        #expect(register(.order("SO-1")).appeal(against: fact, of: "x") != nil)
        #expect(register(.order("SO-1"), indicator: "y").appeal(against: fact, of: "x") == nil)
        #expect(register(.order("SO-1"), person: "B").appeal(against: fact, of: "x") == nil)
        #expect(register(.event(7), indicator: "x", person: "A").appeal(against: fact, of: "x") != nil)
    }

    @Test func anAppealAgainstNothingOrWithoutAReasonIsNotEntered() throws {
        let desk = try DeskFolder()
        func enter(_ subject: Appeal.Subject, reason: String = "r", by: String = "b") throws {
            _ = try AppealRegister.enter(
                Appeal(subject: subject, reason: reason, by: by, at: AppealTests.at),
                into: desk.workspace
            )
        }
        #expect(throws: AppealError.noSuchSubject(.event(1))) { try enter(.event(1)) }
        #expect(throws: AppealError.noSuchSubject(.order("it's"))) { try enter(.order("it's")) }
        #expect(throws: AppealError.noReason) { try enter(.event(1), reason: " ") }
        #expect(throws: AppealError.nobody) { try enter(.event(1), by: "") }
        #expect(try AppealRegister(of: desk.workspace).appeals == [])
    }

    @Test func theRegisterCannotBeReplaced() throws {
        let desk = try DeskFolder()
        let table = ResultTable(name: "Appeals", columns: [TableColumn(name: "a", values: .integers([1]))])
        #expect(throws: WorkspaceError.reservedTable("Appeals")) { try desk.workspace.replace([table]) }
    }
}

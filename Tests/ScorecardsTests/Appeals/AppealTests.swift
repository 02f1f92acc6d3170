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

    private static func appeal(
        _ subject: Appeal.Subject,
        _ indicator: String? = nil,
        _ person: String? = nil,
        number: Int = 0
    ) -> Appeal {
        Appeal(
            number: number,
            indicator: indicator,
            person: person,
            subject: subject,
            reason: "r",
            by: "b",
            at: AppealTests.at
        )
    }

    private static let work =
        "SELECT who AS person, day AS time, done AS value, order_name AS \"order\", event FROM work"

    @Test func theEffectOfAnAppealIsToldBeforeItIsEntered() throws {
        let desk = try DeskFolder()
        let card = try Scorecard.withFormula(AppealTests.work)
        func effect(_ appeal: Appeal, after register: [Appeal] = []) throws -> AppealEffect {
            try AppealEffect(of: appeal, on: card, in: desk.workspace, register: AppealRegister(register))
        }
        let march = Period("2025-03")!
        #expect(
            try effect(AppealTests.appeal(.event(2), "done", "Anna")).moves == [
                .init(
                    id: "done",
                    person: "Anna",
                    period: march,
                    facts: 1,
                    valueBefore: 0.5,
                    valueAfter: 1,
                    scoreBefore: 50,
                    scoreAfter: 100
                )
            ]
        )
        let first = AppealTests.appeal(.order("A2"), number: 1)
        let second = try effect(AppealTests.appeal(.event(1)), after: [first]).moves[0]
        #expect(second.valueBefore == 1)
        #expect(second.valueAfter == nil)
        #expect(throws: AppealError.coveredAlready(1)) {
            try effect(AppealTests.appeal(.event(2), "done"), after: [first])
        }
    }

    @Test func anAppealThatWouldTakeOutNothingIsRefused() throws {
        let desk = try DeskFolder()
        var card = try Scorecard.withFormula(AppealTests.work)
        card.outcomes = [ScorecardOutcome(id: "sales", name: BilingualText("Sales"))]
        func refused(_ appeal: Appeal, _ error: AppealError) throws {
            #expect(throws: error) {
                try AppealEffect(of: appeal, on: card, in: desk.workspace, register: AppealRegister())
            }
        }
        try refused(
            AppealTests.appeal(.event(2), "dne"),
            .noSuchIndicator("dne", known: ["done", "sales"])
        )
        try refused(AppealTests.appeal(.event(2), "sales"), .noFormula("sales"))
        let people = try CardMeasurements(card, workspace: desk.workspace).panel.people.sorted()
        try refused(AppealTests.appeal(.event(2), "done", "Ana"), .noSuchPerson("Ana", known: people))
        let ofAnother = AppealTests.appeal(.event(2), "done", "Ben")
        try refused(ofAnother, .noSuchFact(ofAnother))
        let ofNobody = AppealTests.appeal(.event(6))
        try refused(ofNobody, .noSuchFact(ofNobody))
    }

    @Test func theSameAppealIsEnteredOnce() throws {
        let desk = try DeskFolder()
        let log = SampleLog.random(seed: 3, orders: 2)
        _ = try desk.workspace.store(log, from: ImportSource(name: "sample"), toolVersion: "test")
        var again = try AppealRegister.enter(AppealTests.appeal(.event(1)), into: desk.workspace)
        again.reason = "another"
        #expect(throws: AppealError.enteredAlready(1)) {
            try AppealRegister.enter(again, into: desk.workspace)
        }
        again.person = "A"
        #expect(try AppealRegister.enter(again, into: desk.workspace).number == 2)
    }

    @Test func anAppealThatTakesOutNothingIsToldFromOneThatDoes() throws {
        let desk = try DeskFolder()
        let card = try Scorecard.withFormula(AppealTests.work)
        let register = AppealRegister([
            AppealTests.appeal(.event(2), number: 1), AppealTests.appeal(.event(2), "nothing", number: 2),
            AppealTests.appeal(.order("A2"), number: 3), AppealTests.appeal(.event(99), number: 4),
        ])
        let measured = try CardMeasurements(card, workspace: desk.workspace, appeals: register)
        #expect(measured.takenOut == [1: 1])
        let report = ScoresReport(Scores(card, measured.panel), measured, appeals: register)
        #expect(report.appeals == 1)
        #expect(report.appealsWithoutFact == [2, 3, 4])
    }

    @Test func theRegisterCannotBeReplaced() throws {
        let desk = try DeskFolder()
        let table = ResultTable(name: "Appeals", columns: [TableColumn(name: "a", values: .integers([1]))])
        #expect(throws: WorkspaceError.reservedTable("Appeals")) { try desk.workspace.replace([table]) }
    }
}

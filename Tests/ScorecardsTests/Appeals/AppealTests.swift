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
        #expect(try AppealRegister.enter(again, into: desk.workspace, isChecked: true).number == 2)
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

    private static let mistake = Appeal.Withdrawal(reason: "a mistake", by: "HR", at: AppealTests.at + 1)

    @Test func aWithdrawnAppealStaysInTheRegisterAndTakesOutNothing() throws {
        let desk = try DeskFolder()
        let log = SampleLog.random(seed: 3, orders: 2)
        _ = try desk.workspace.store(log, from: ImportSource(name: "sample"), toolVersion: "test")
        let entered = try AppealRegister.enter(AppealTests.appeal(.event(1)), into: desk.workspace)
        let withdrawn = try AppealRegister.withdraw(1, AppealTests.mistake, in: desk.workspace)
        var expected = entered
        expected.withdrawal = AppealTests.mistake
        #expect(withdrawn == expected)
        let register = try AppealRegister(of: desk.workspace)
        #expect(register.appeals == [expected] && register.standing == [])
        let fact = Fact(person: "A", period: Period("2025-03")!, value: 1, order: nil, event: 1)
        #expect(register.appeal(against: fact, of: "done") == nil)
        // Entered again, it is another one.
        let again = try AppealRegister.enter(AppealTests.appeal(.event(1)), into: desk.workspace)
        #expect(again.number == 2)
        #expect(try AppealRegister(of: desk.workspace).appeal(against: fact, of: "done")?.number == 2)
        func refused(_ error: AppealError, _ number: Int, _ withdrawal: Appeal.Withdrawal) {
            #expect(throws: error) {
                try AppealRegister.withdraw(number, withdrawal, in: desk.workspace)
            }
        }
        refused(.withdrawnAlready(1), 1, AppealTests.mistake)
        refused(.noSuchAppeal(3, entered: 2), 3, AppealTests.mistake)
        refused(.noReason, 2, Appeal.Withdrawal(reason: " ", by: "HR", at: 0))
        refused(.nobody, 2, Appeal.Withdrawal(reason: "r", by: "", at: 0))
        let table = ResultTable(
            name: "appeal_withdrawals",
            columns: [TableColumn(name: "a", values: .integers([1]))]
        )
        #expect(throws: WorkspaceError.reservedTable("appeal_withdrawals")) {
            try desk.workspace.replace([table])
        }
    }

    @Test func withdrawingPutsBackWhatTheAppealTookOut() throws {
        let desk = try DeskFolder()
        let card = try Scorecard.withFormula(AppealTests.work)
        let first = AppealTests.appeal(.event(2), "done", "Anna", number: 1)
        func effect(_ register: [Appeal]) throws -> AppealEffect {
            try AppealEffect(
                ofWithdrawing: 1,
                AppealTests.mistake,
                on: card,
                in: desk.workspace,
                register: AppealRegister(register)
            )
        }
        let added = try AppealEffect(
            of: first,
            on: card,
            in: desk.workspace,
            register: AppealRegister()
        )
        let back = try #require(try effect([first]).moves.first)
        #expect(back.facts == 1 && back.valueBefore == 1 && back.valueAfter == 0.5)
        #expect(back.scoreAfter == added.moves[0].scoreBefore)
        // Another one takes the same fact out.
        #expect(try effect([first, AppealTests.appeal(.order("A2"), number: 2)]).moves.isEmpty)
        var withdrawn = first
        withdrawn.withdrawal = AppealTests.mistake
        let measured = try CardMeasurements(
            card,
            workspace: desk.workspace,
            appeals: AppealRegister([withdrawn])
        )
        #expect(measured.takenOut.isEmpty)
        let report = ScoresReport(
            Scores(card, measured.panel),
            measured,
            appeals: AppealRegister([withdrawn])
        )
        #expect(report.appeals == 0 && report.appealsWithoutFact.isEmpty)
    }

    /// Without a card only what the workspace itself knows can be looked at.
    @Test func anAppealOfSomebodyWhomTheWorkspaceDoesNotKnowIsNotEntered() throws {
        let desk = try DeskFolder()
        let log = SampleLog.random(seed: 3, orders: 2)
        _ = try desk.workspace.store(log, from: ImportSource(name: "sample"), toolVersion: "test")
        func enter(_ event: Int64, _ person: String, isChecked: Bool = false) throws -> Int {
            try AppealRegister.enter(
                AppealTests.appeal(.event(event), nil, person),
                into: desk.workspace,
                isChecked: isChecked
            ).number
        }
        var resources: [String] = []
        try QuerySandbox(desk.workspace).forEachRow(of: "SELECT name FROM resources ORDER BY id") {
            resources.append($0.text(0) ?? "")
        }
        #expect(throws: AppealError.unknownPerson("Nobody", resources: resources)) {
            try enter(1, "Nobody")
        }
        #expect(try AppealRegister(of: desk.workspace).appeals == [])
        // A resource of the log, and somebody in a table of one's own.
        #expect(try enter(1, try #require(resources.first)) == 1)
        #expect(try enter(1, "Anna") == 2)
        #expect(try enter(1, "Nobody", isChecked: true) == 3)
    }
}

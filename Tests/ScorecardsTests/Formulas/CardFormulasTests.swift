import EventLogs
import Testing
import Workspace

@testable import Scorecards

struct CardFormulasTests {
    private static let march = Period("2025-03")!
    private static let april = Period("2025-04")!
    private static let facts = """
        SELECT who AS person, day AS time, done AS value,
          order_name AS "order", event
        FROM work
        """

    @Test(
        arguments: [
            (.mean, 0.5, 1), (.sum, 1, 1), (.count, 2, 1), (.median, 0.5, 1), (.share, 50, 100),
        ] as [(Formula.Aggregate, Double, Double)]
    )
    func factsBecomeAValueForEachPersonAndPeriod(
        aggregate: Formula.Aggregate,
        first: Double,
        second: Double
    ) throws {
        let desk = try DeskFolder()
        let card = try Scorecard.withFormula(CardFormulasTests.facts, aggregate: aggregate)
        let result = try CardFormulas(card, in: desk.workspace).run("done")
        #expect(
            result.cells == [
                cell("Anna", CardFormulasTests.march, .measured(first), 2),
                cell("Anna", CardFormulasTests.april, .measured(second), 1),
                cell("Ben", CardFormulasTests.march, .measured(second), 1, withoutValue: 1),
                cell("Cora", CardFormulasTests.march, .noValue, 0, withoutValue: 1),
            ]
        )
        #expect(
            result.rows
                == FormulaResult.Rows(
                    read: 8,
                    counted: 4,
                    withoutValue: 2,
                    withoutPerson: 1,
                    withoutTime: 1,
                    excluded: 0
                )
        )
    }

    @Test func tooFewFactsAreWithheldAndExcludedOnesDoNotCount() throws {
        let desk = try DeskFolder()
        let card = try Scorecard.withFormula(CardFormulasTests.facts, minimumCount: 2)
        let formulas = try CardFormulas(card, in: desk.workspace)
        #expect(
            try formulas.run("done").cells.map(\.value) == [
                .measured(0.5), .tooFewFacts(needed: 2), .tooFewFacts(needed: 2), .noValue,
            ]
        )
        let appealed = try formulas.run(
            "done",
            isExcluded: { $0.event == 2 },
            isKept: { $0.person == "Anna" && $0.period == CardFormulasTests.march }
        )
        #expect(appealed.cells[0].value == .tooFewFacts(needed: 2))
        #expect(appealed.cells[0].excluded == 1)
        #expect(appealed.rows.excluded == 1)
        #expect(
            appealed.facts == [
                Fact(
                    person: "Anna",
                    period: CardFormulasTests.march,
                    date: CivilDate(year: 2025, month: 3, day: 2),
                    value: 1,
                    order: "A1",
                    event: 1
                ),
                Fact(
                    person: "Anna",
                    period: CardFormulasTests.march,
                    date: CivilDate(year: 2025, month: 3, day: 31),
                    value: 0,
                    order: "A2",
                    event: 2
                ),
            ]
        )
    }

    @Test func formulasSelectFromViewsAndFromEachOther() throws {
        let desk = try DeskFolder()
        var card = try Scorecard.withFormula(
            "SELECT * FROM second",
            views: [
                ("second", "SELECT * FROM first WHERE value = 1"),
                ("first", "SELECT who AS person, day AS time, done AS value FROM work"),
            ]
        )
        card.outcomes = [
            ScorecardOutcome(
                id: "twice",
                name: BilingualText("twice"),
                formula: Formula(Query("SELECT person, time, 2 * value AS value FROM done"))
            )
        ]
        let result = try CardFormulas(card, in: desk.workspace).run("twice")
        #expect(result.cells.map(\.value) == [.measured(2), .measured(2), .measured(2)])
    }

    @Test func periodsMayBeGivenInsteadOfTimes() throws {
        let desk = try DeskFolder()
        let card = try Scorecard.withFormula("SELECT 7 AS person, '2025-03' AS period, 1 AS value")
        let result = try CardFormulas(card, in: desk.workspace).run("done")
        #expect(result.cells == [cell("7", CardFormulasTests.march, .measured(1), 1)])
    }

    /// The formula, what is wrong with it, and the line and column of the file.
    private static let mistakes: [(String, FormulaError.Problem, Int, Int)] = [
        ("ATTACH 'x.db' AS y", .query(QueryFault(.forbidden("ATTACH"), at: 0)), 5, 7),
        ("PRAGMA journal_mode = OFF", .query(QueryFault(.forbidden("PRAGMA"), at: 0)), 5, 7),
        ("SELECT 1;\nDROP TABLE orders", .query(QueryFault(.notOneSelect, at: 10)), 6, 7),
        (
            "SELECT who AS person,\n  day AS time,\n  dun AS value FROM work",
            .query(QueryFault(.sqlite("no such column: dun"), at: 39)), 7, 9
        ),
        ("SELECT who AS person\nFROM wrk", .query(QueryFault(.sqlite("no such table: wrk"))), 6, 12),
        (
            "SELECT who AS person, day AS time FROM work",
            .missingColumn(["value"], found: ["person", "time"]), 5, 7
        ),
        (
            "SELECT who AS person, done AS value FROM work",
            .missingColumn(["time", "period"], found: ["person", "value"]), 5, 7
        ),
        (
            "SELECT who AS person, day AS time,\n done AS value, 1 AS evnt FROM work",
            .unknownColumn("evnt", allowed: FactColumns.names), 6, 28
        ),
        (
            "SELECT who AS person, day AS time, '2025' AS period, done AS value FROM work",
            .columnTwice("time"), 5, 7
        ),
        (
            "SELECT who AS person, day AS time,\n 'many' AS value FROM work",
            .valueNotNumber("many", row: 1), 6, 18
        ),
        (
            "SELECT who AS person, 'soon' AS time, done AS value FROM work",
            .timeUnreadable("soon", row: 1), 5, 39
        ),
        (
            "SELECT who AS person, '2025-02-30' AS time, done AS value FROM work",
            .timeUnreadable("2025-02-30", row: 1), 5, 45
        ),
        (
            "SELECT who AS person, '2025-Q1' AS period, done AS value FROM work",
            .notPeriod("2025-Q1", .month, row: 1), 5, 42
        ),
        (
            "SELECT who AS person, day AS time, done AS value, 'x' AS event FROM work",
            .eventNotNumber("x", row: 1), 5, 64
        ),
        (
            "SELECT who AS person, day AS time,\n  0 / 0 AS value FROM work WHERE who > '' AND day > ''",
            .noValues(facts: 6), 6, 18
        ),
        (
            "SELECT who AS person, day AS time,\n  1e308 * 10 AS value FROM work WHERE who > '' AND day > ''",
            .noValues(facts: 6), 6, 23
        ),
        ("SELECT * FROM done", .selectsFromItself, 5, 21),
        ("SELECT * FROM a", .cycle(["a", "b", "a"]), 15, 20),
    ]

    @Test(arguments: mistakes.indices)
    func aMistakeIsNamedWithItsLine(index: Int) throws {
        let desk = try DeskFolder()
        let (sql, problem, line, column) = CardFormulasTests.mistakes[index]
        var views: [(String, String)] = []
        if case .cycle = problem { views = [("a", "SELECT * FROM b"), ("b", "SELECT * FROM a")] }
        let card = try Scorecard.withFormula(sql, views: views)
        let error = try #require(throws: FormulaError.self) {
            _ = try CardFormulas(card, in: desk.workspace).run("done")
        }
        #expect(error.problem == problem)
        #expect(error.file == "card.yml")
        #expect(error.line == line, "\(error)")
        #expect(error.column == column, "\(error)")
    }

    @Test func anEndlessFormulaIsStopped() throws {
        let desk = try DeskFolder()
        let card = try Scorecard.withFormula(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)\nSELECT 'A' AS person, '2025-03' AS period, max(i) AS value FROM n"
        )
        let formulas = try CardFormulas(card, in: desk.workspace, limits: QuerySandbox.Limits(seconds: 0.2))
        let error = try #require(throws: FormulaError.self) { try formulas.run("done") }
        #expect(error.problem == .query(QueryFault(.outOfTime(seconds: 0.2))))
        #expect(
            error.description
                == "card.yml:5:7: done: stopped after 0.2 seconds: the query recurses without an end, or has to be made cheaper"
        )
    }

    @Test func aColumnOfAViewsNameIsNoCircle() throws {
        let desk = try DeskFolder()
        let card = try Scorecard.withFormula(
            "SELECT * FROM a",
            views: [
                ("a", "SELECT person, time, value, 1 AS event FROM b"),
                ("b", "SELECT who AS person, day AS time, done AS value, 2 AS a FROM work"),
            ]
        )
        #expect(try CardFormulas(card, in: desk.workspace).run("done").cells.count == 4)
    }

    @Test func aViewMayNotHideATable() throws {
        let desk = try DeskFolder()
        let card = try Scorecard.withFormula("SELECT * FROM work", views: [("Work", "SELECT 1")])
        let error = try #require(throws: FormulaError.self) { try CardFormulas(card, in: desk.workspace) }
        #expect(error.problem == .nameOfTable)
    }

    @Test func aTableKeepsItsNameBesideAFormulaOfTheSameId() throws {
        let desk = try DeskFolder()
        var card = try Scorecard.withFormula("SELECT who AS person, day AS time, done AS value FROM work")
        card.indicators[0].id = "work"
        #expect(try CardFormulas(card, in: desk.workspace).run("work").cells.count == 4)
    }

    private func cell(
        _ person: String,
        _ period: Period,
        _ value: FormulaResult.Value,
        _ count: Int,
        withoutValue: Int = 0
    ) -> FormulaResult.Cell {
        FormulaResult.Cell(
            person: person,
            period: period,
            value: value,
            count: count,
            withoutValue: withoutValue,
            excluded: 0
        )
    }
}

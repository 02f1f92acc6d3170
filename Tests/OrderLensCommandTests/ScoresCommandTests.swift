import Foundation
import OrderLens
import SchemaValidation
import Testing

@Suite struct ScoresCommandTests {
    /// The program beside a simulated desk, its log and its tables in `desk.olens`.
    private func program() throws -> BuiltProgram {
        let program = try BuiltProgram.besideDesk(orders: 600)
        for arguments in [
            ["desk/orders.csv"], ["--table", "records", "desk/records.csv"],
            ["--table", "people", "desk/people.csv"],
        ] {
            let result = try program.run(["import", "--into", "desk.olens", "--quiet"] + arguments)
            try #require(result.exitCode == 0, "\(result.errors)")
        }
        return program
    }

    private let card = ["--scorecard", "desk/scorecard.yml", "--ratings", "desk/marks.csv"]

    private func scores(_ program: BuiltProgram, _ arguments: String...) throws -> ScoresReport {
        try program.report(
            ["scores", "desk.olens"] + card + arguments,
            as: ScoresReport.self,
            schema: .publishedForScores()
        )
    }

    @Test func theShippedScorecardIsScoredFromTheLogAndItsTables() throws {
        let program = try program()
        let report = try scores(program)
        #expect(report.indicators.allSatisfy { $0.origin != nil })
        #expect(report.indicators.map(\.weight).reduce(0, +) > 0.999_999)
        #expect(Set(report.scores.map(\.person)).count == 13)
        for row in report.scores {
            let points = row.indicators.compactMap(\.points)
            if let composite = row.composite { #expect(abs(points.reduce(0, +) - composite) < 1e-9) }
            #expect(row.indicators.allSatisfy { $0.score == nil || (0...120).contains($0.score ?? -1) })
        }
        // Those who enter orders are measured in full, the others by what they do.
        #expect(report.scores.contains { $0.coverage > 0.999_999 })
        #expect(report.scores.contains { $0.milestones.contains { $0.kind == "recognition" } })
        // The last person has marks of two colleagues in each of three months.
        #expect(report.marks?.withheld == 3)
        let last = report.scores.filter { $0.person == "Marek Kowal" }
        #expect(last.allSatisfy { $0.indicators[9].withheld == "tooFewFacts" })
    }

    @Test func theLeniencyThatIsPlantedIsFoundAndOfNobodyIsItTold() throws {
        let program = try program()
        let report = try scores(program)
        let truth = try JSONDecoder().decode(
            DeskTruth.self,
            from: Data(try program.content(of: "desk/truth.json").utf8)
        )
        let planted = truth.scorecard.leniency.map(\.effect)
        let mean = planted.reduce(0, +) / Double(planted.count)
        let squares = planted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let spread = (squares / Double(planted.count - 1)).squareRoot()
        let marks = try #require(report.marks)
        #expect(marks.ratersCorrected == planted.count)
        // Each rater gives about a dozen marks with a spread of three points.
        #expect(abs((marks.leniencySpread ?? .nan) - spread) < 1.5)
        #expect((marks.iccOneWayMean ?? 0) > 0.3)
        let json = try program.run(["scores", "desk.olens", "--format", "json"] + card)
        #expect(!json.output.contains("\"rater\"") && !json.output.contains("\"effect\""))
    }

    @Test func anAppealChangesTheScoreThatItIsAbout() throws {
        let program = try program()
        func report(_ person: String, _ period: String) throws -> ScoreReport {
            try program.report(
                ["score", person, period, "desk.olens", "--explain"] + card,
                as: ScoreReport.self,
                schema: .publishedForScore()
            )
        }
        let whole = try scores(program)
        let row = try #require(whole.scores.first { $0.indicators[1].value.map { $0 > 0 } ?? false })
        let before = try report(row.person, row.period)
        #expect(before.score.composite == row.composite)
        let error = try #require(before.facts[1].first { $0.value == 1 })
        let event = try #require(error.event)
        let added = try program.run([
            "appeal", "add", "desk.olens", "--event", "\(event)", "--indicator", "order-errors", "--reason",
            "the customer's mistake", "--by", "HR", "--scorecard", "desk/scorecard.yml",
        ])
        #expect(added.output.hasPrefix("Entered as appeal 1.\n"))
        #expect(added.output.contains("order-errors"), "\(added.output)")
        #expect(added.output.contains("→"))
        let after = try report(row.person, row.period)
        let count = try #require(before.score.indicators[1].count)
        #expect(after.score.indicators[1].count == count - 1)
        let errors = (before.score.indicators[1].value ?? 0) * count / 100
        #expect(abs((after.score.indicators[1].value ?? 0) - 100 * (errors - 1) / (count - 1)) < 1e-9)
        // The same event still counts for how fast the order was entered.
        #expect(after.score.indicators[0] == before.score.indicators[0])
        #expect(after.facts[1].filter { $0.appeal == 1 }.map(\.event) == [event])
        #expect(try scores(program).appeals == 1)

        let indicator = ["--indicator", "order-errors"]
        for (subject, part) in [
            (["--event", "\(event)"] + indicator, "Appeal 1 says the same already"),
            (["--event", "\(event)", "--person", row.person] + indicator, "By appeal 1"),
            (["--event", "\(event)", "--person", "Nobody"], "no fact of \"Nobody\""),
            (["--event", "\(event)", "--indicator", "order-error"], "Did you mean \"order-errors\"?"),
        ] {
            let again = try program.run(
                ["appeal", "add", "desk.olens", "--reason", "r", "--by", "b"] + subject
                    + ["--scorecard", "desk/scorecard.yml"]
            )
            #expect(again.exitCode == 2)
            #expect(again.errors.contains(part), "\(again.errors)")
        }

        let list = try program.report(
            ["appeal", "list", "desk.olens"],
            as: AppealsReport.self,
            schema: .publishedForAppeals()
        )
        #expect(list.appeals.map(\.reason) == ["the customer's mistake"])
        #expect(try program.run(["appeal", "export", "desk.olens", "appeals.csv"]).exitCode == 0)
        let lines = try program.content(of: "appeals.csv").split(separator: "\r\n")
        #expect(lines.count == 2)
        #expect(lines[1].hasPrefix("1,order-errors,,,\(event),the customer's mistake,HR,"))
        let shown = try program.run(["score", row.person, row.period, "desk.olens", "--explain"] + card)
        #expect(shown.output.contains("does not count: appeal 1"))
        #expect(shown.output.contains("Appeal 1: the customer's mistake"))
        let chinese = try program.run(["appeal", "list", "desk.olens", "--lang", "zh"])
        #expect(chinese.output.contains("申诉登记"))

        let withdrawn = try program.run([
            "appeal", "withdraw", "desk.olens", "1", "--reason", "entered by mistake", "--by", "operations",
            "--scorecard", "desk/scorecard.yml",
        ])
        #expect(withdrawn.exitCode == 0, "\(withdrawn.errors)")
        #expect(withdrawn.output.hasPrefix("Appeal 1 is withdrawn;") && withdrawn.output.contains("→"))
        #expect(try report(row.person, row.period).score == before.score)
        #expect(try scores(program).appeals == 0)
        let kept = try program.report(
            ["appeal", "list", "desk.olens"],
            as: AppealsReport.self,
            schema: .publishedForAppeals()
        )
        #expect(kept.appeals.map(\.withdrawal?.reason) == ["entered by mistake"])
        let text = try program.run("appeal", "list", "desk.olens").output
        #expect(text.contains("the customer's mistake") && text.contains("by operations: entered by mistake"))
        let twice = try program.run(
            "appeal",
            "withdraw",
            "desk.olens",
            "1",
            "--reason",
            "r",
            "--by",
            "b"
        )
        #expect(twice.exitCode == 2 && twice.errors.contains("withdrawn already"))
    }

    /// What the workspace alone can tell is looked at without a card.
    @Test func withoutACardAnAppealOfAnUnknownPersonIsRefused() throws {
        let program = try program()
        let add = ["appeal", "add", "desk.olens", "--event", "1", "--reason", "r", "--by", "b"]
        let refused = try program.run(add + ["--person", "Ana Weber"])
        #expect(refused.exitCode == 2 && refused.errors.contains("Did you mean \"Anna Weber\"?"))
        let known = try program.run(add + ["--person", "Anna Weber"])
        #expect(known.exitCode == 0 && !known.errors.contains("Note"), "\(known.errors)")
        let indicator = try program.run(add + ["--indicator", "anything"])
        #expect(indicator.errors.contains("whether a card has an indicator \"anything\""))
    }

    @Test func tablesStandWhereThereIsNoWorkspaceAndThePoolIsSpent() throws {
        let program = try BuiltProgram.besideDesk(orders: 20)
        let tables = ["--indicators", "desk/indicators.csv", "--outcomes", "desk/outcomes.csv"]
        let arguments = ["scores", "--scorecard", "desk/scorecard.yml", "--period", "2025-02"] + tables
        let report = try program.report(
            arguments + ["--sales", "1000000.50"],
            as: ScoresReport.self,
            schema: .publishedForScores()
        )
        #expect(report.pool?.cents == 500_000)
        #expect(report.scores.compactMap(\.poolCents).reduce(0, +) == 500_000)
        #expect(report.indicators.filter { $0.origin == nil }.map(\.id) == ["esg-suppliers"])
        let text = try program.run(arguments + ["--lang", "zh"])
        #expect(text.exitCode == 0, "\(text.errors)")
        #expect(text.output.contains("没有数据、权重由同组其他指标分担的指标：供应商ESG核查率。"))
        let csv = try program.run(arguments + ["--format", "csv"]).output.split(separator: "\r\n")
        #expect(csv.count == 1 + 13 * 13)
        #expect(Set(csv.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }) == [14])
    }

    @Test func theChineseDeskFitsTheSameCard() throws {
        let program = try BuiltProgram()
        let made = try program.run(["generate", "desk", "--orders", "200", "--lang", "zh", "--quiet"])
        #expect(made.exitCode == 0)
        for arguments in [["desk/orders.csv"], ["--table", "records", "desk/records.csv"]] {
            #expect(try program.run(["import", "--into", "desk.olens", "-q"] + arguments).exitCode == 0)
        }
        let report = try scores(program)
        #expect(report.indicators.allSatisfy { $0.origin != nil })
        #expect(report.scores.contains { $0.coverage > 0.999_999 })
        let tables = try program.report(
            ["scores", "--scorecard", "desk/scorecard.yml", "--indicators", "desk/indicators.csv"],
            as: ScoresReport.self,
            schema: .publishedForScores()
        )
        #expect(tables.indicators.count { $0.origin == "table" } == 11)
        #expect(tables.unmatched.isEmpty)
    }

    /// What is written instead of what in the scorecard, the line of the error, a part of it, and the exit code.
    private static let mistakes: [(String, String, Int, String, Int32)] = [
        ("    weight: 12 %", "    weight: 11 %", 16, "add up to 99 %, not to 100 %", 2),
        ("    target: 90", "    taget: 90", 24, "did you mean \"target\"?", 2),
        ("FROM entries", "FROM entires", 31, "no such table: entires", 2),
        (
            "SELECT person, entered AS time, julianday", "PRAGMA x; SELECT 1, julianday", 29,
            "PRAGMA is not allowed", 2
        ),
        (
            "SELECT person, entered AS time, julianday", "ATTACH 'x' AS y; SELECT 1, julianday", 29,
            "ATTACH is not allowed", 2
        ),
        (
            "SELECT person, entered AS time, julianday",
            "SELECT person, load_extension('x') AS time, julianday", 29,
            "load_extension is not allowed", 2
        ),
        (
            "value AS value FROM records WHERE kind = 'report'", "0 / 0 AS value FROM records", 59,
            "division by zero", 65
        ),
        (
            "FROM event_log AS e JOIN order_log", "FROM entries AS e JOIN order_log", 219, "which never ends",
            2
        ),
    ]

    @Test(arguments: mistakes.indices)
    func aMistakeInTheScorecardIsToldByItsLine(index: Int) throws {
        let (old, new, line, part, exitCode) = ScoresCommandTests.mistakes[index]
        let program = try program()
        let text = try program.content(of: "desk/scorecard.yml")
        try #require(text.contains(old))
        try program.write(text.replacing(old, with: new, maxReplacements: 1), to: "bad.yml")
        let result = try program.run(["scores", "desk.olens", "--scorecard", "bad.yml"])
        #expect(result.exitCode == exitCode)
        #expect(result.errors.hasPrefix("Error: bad.yml:\(line):"), "\(result.errors)")
        #expect(result.errors.contains(part), "\(result.errors)")
        #expect(result.output.isEmpty)
    }

    @Test func anEndlessRecursionEnds() throws {
        let program = try program()
        let text = try program.content(of: "desk/scorecard.yml").replacing(
            "SELECT person, date AS time, value AS value FROM records WHERE kind = 'report'",
            with:
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'A' AS person, '2025-03' AS period, i AS value FROM n WHERE i < 0"
        )
        try program.write(text, to: "bad.yml")
        let result = try program.run([
            "scores", "desk.olens", "--scorecard", "bad.yml", "--time-limit", "0.5",
        ])
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("stopped after 0.5 seconds"), "\(result.errors)")
    }

    /// An outcome may come later than what it is of, and of others.
    @Test func theLastPeriodIsThatOfTheIndicators() throws {
        let program = try BuiltProgram()
        let card = """
            name: Clerk
            groups: [{id: all, share: 100 %}]
            indicators: [{id: speed, group: all, weight: 100 %, floor: 70, target: 95}]
            outcomes: [{id: sales}]
            pay: {base: 60, groups: {all: 40 %}, pool: {share-of-sales: 1 %, cap: 2}}

            """
        try program.write(card, to: "card.yml")
        try program.write(
            "person,period,indicator,value\nA,2025-01,speed,90\nA,2025-03,speed,90\nB,2025-01,speed,95\n",
            to: "i.csv"
        )
        try program.write(
            "person,period,outcome,value\nA,2025-02,sales,1\nA,2025-04,sales,1\nC,2025-03,sales,1\n",
            to: "o.csv"
        )
        let scores = ["scores", "--scorecard", "card.yml", "--indicators", "i.csv", "--outcomes", "o.csv"]
        let report = try program.report(
            scores + ["--sales", "1000"],
            as: ScoresReport.self,
            schema: .publishedForScores()
        )
        #expect(report.pool?.period == "2025-03")
        #expect(report.pool?.undistributedCents == 0)
        #expect(Set(report.scores.map(\.person)) == ["A", "B"])
        #expect(try program.run(scores).output.contains("In 2025-03"))
        for (arguments, part) in [
            (["--person", "A", "--period", "2025-02"], "No indicator is measured of A in 2025-02"),
            (["--period", "2025-02"], "No indicator is measured of anybody in 2025-02"),
            (["--person", "C"], "No indicator is measured of \"C\""),
        ] {
            let result = try program.run(scores + arguments)
            #expect(result.exitCode == 2)
            #expect(result.errors.contains(part), "\(result.errors)")
        }
    }

    @Test func whatIsAskedForWronglyIsRefused() throws {
        let program = try program()
        let scores = ["scores", "desk.olens"] + card
        for (arguments, code) in [
            (scores + ["--person", "Nobody"], 2), (scores + ["--period", "2020-01"], 2),
            (scores + ["--sales", "many"], 2), (["scores", "--scorecard", "desk/scorecard.yml"], 65),
            (["scores", "none.olens", "--scorecard", "desk/scorecard.yml"], 1),
            (["scores", "desk.olens", "--scorecard", "none.yml"], 1),
            (["scores", "--scorecard", "desk/scorecard.yml", "--indicators", "desk/records.csv"], 65),
            (["appeal", "add", "desk.olens", "--reason", "r", "--by", "b"], 2),
            (["appeal", "add", "desk.olens", "--event", "0", "--reason", "r", "--by", "b"], 2),
            (["import", "--table", "orders", "desk/people.csv", "--into", "desk.olens"], 2),
            (["import", "--table", "appeals", "desk/people.csv", "--into", "desk.olens"], 2),
        ] as [([String], Int32)] {
            let result = try program.run(arguments)
            #expect(result.exitCode == code, "\(arguments) \(result.errors)")
            #expect(result.output.isEmpty)
        }
    }
}

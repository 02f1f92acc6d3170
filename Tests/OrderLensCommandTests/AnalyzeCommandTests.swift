import Foundation
import OrderLens
import Testing

/// What `analyze` and `report` leave in a workspace for SQL.
@Suite struct AnalyzeCommandTests {
    private static let card = [
        "--scorecard", "desk/scorecard.yml", "--indicators", "desk/indicators.csv", "--outcomes",
        "desk/outcomes.csv", "--people", "desk/people.csv",
    ]

    private func analyze(_ program: BuiltProgram, _ arguments: [String]) throws {
        let result = try program.run(
            [
                "analyze", "desk/orders.csv", "--calendars", "desk/calendars.yml", "--to", "report.json",
                "--into",
                "desk.olens", "--quiet", "--no-map", "--skip", "segments", "--skip", "drivers",
            ] + arguments
        )
        try #require(result.exitCode == 0, "\(result.errors)")
    }

    private func report(_ program: BuiltProgram) throws -> ManagementReport {
        try JSONDecoder().decode(ManagementReport.self, from: Data(program.content(of: "report.json").utf8))
    }

    /// The rows of a query, numbers as they are written.
    private func rows(_ sql: String, _ program: BuiltProgram) throws -> [[String?]] {
        let workspace = try Workspace(at: program.url.appending(path: "desk.olens").path)
        let sandbox = try QuerySandbox(workspace)
        let columns = try sandbox.columns(of: sql).indices
        var rows: [[String?]] = []
        try sandbox.forEachRow(of: sql) { row in
            rows.append(
                columns.map {
                    switch row[$0] {
                    case .null, .blob: nil
                    case .integer(let integer): String(integer)
                    case .real(let real): String(real)
                    case .text(let text): text
                    }
                }
            )
        }
        return rows
    }

    @Test func theLedgerIsThereToBeRecomputedFrom() throws {
        let program = try BuiltProgram.besideDesk(orders: 300)
        try analyze(program, ["--skip", "improvements"])
        let delays = try report(program).delays
        let wrong = """
            SELECT count(*) FROM order_times LEFT JOIN (
                SELECT order_id, sum(microseconds) AS booked FROM ledger GROUP BY order_id
            ) USING (order_id) WHERE lead_microseconds <> coalesce(booked, 0) OR completion - arrival <> lead_microseconds
            """
        #expect(try rows(wrong, program) == [["0"]])
        let byStage = try rows(
            """
            SELECT activities.name, cause, rework, sum(microseconds), count(*) FROM ledger
            JOIN activities ON activities.id = activity_id GROUP BY 1, 2, 3
            """,
            program
        )
        let expected = delays.ledger.map {
            [
                $0.activity, $0.cause.rawValue, $0.rework ? "1" : "0", String($0.microseconds),
                String($0.orders),
            ]
        }
        #expect(Set(byStage) == Set(expected))
        let withBatches = """
            SELECT count(DISTINCT order_id) FROM ledger JOIN activities ON activities.id = activity_id
            WHERE name = 'Pack goods' AND cause = 'batching'
            """
        let batches = try report(program).findings.first {
            $0.subject == .stage(activity: "Pack goods", cause: .batching)
        }
        #expect(try rows(withBatches, program) == [[batches?.impact.orders.map { String($0) }]])
        let late = try rows("SELECT sum(late), count(late) FROM order_times", program)
        #expect(late == [[delays.late.map { String($0.orders) }, delays.late.map { String($0.judged) }]])
        let slowest =
            "SELECT name FROM orders JOIN order_times ON order_id = id ORDER BY lead_microseconds DESC LIMIT 1"
        #expect(try rows(slowest, program) == [[delays.worstOrders.first?.order]])
    }

    @Test func aFindingAboutANumberSaysWhichOrdersItCounts() throws {
        let program = try BuiltProgram.besideDesk(orders: 800)
        let result = try program.run(
            "analyze",
            "desk/orders.csv",
            "--calendars",
            "desk/calendars.yml",
            "--to",
            "report.json",
            "--into",
            "desk.olens",
            "--quiet",
            "--no-map",
            "--skip",
            "segments",
            "--skip",
            "improvements",
            "--skip",
            "weeks"
        )
        try #require(result.exitCode == 0, "\(result.errors)")
        var counted = 0
        for finding in try report(program).findings {
            guard case .driver(let condition, _, _) = finding.subject, condition.level == nil else {
                continue
            }
            let least = try #require(condition.atLeast)
            #expect(condition.above == nil)
            guard condition.about == "promisedTime" else { continue }
            let sql = "SELECT count(*) FROM orders WHERE (promise - arrival) / 3.6e9 >= \(least) - 1e-9"
            #expect(try rows(sql, program) == [[finding.impact.orders.map { String($0) }]])
            counted += 1
        }
        #expect(counted > 0)
    }

    @Test func allResultsAreThoseOfTheLastRun() throws {
        let program = try BuiltProgram.besideDesk(orders: 300)
        let own = ["--table", "records=desk/records.csv"]
        try analyze(program, own + AnalyzeCommandTests.card)
        let first = try report(program)
        let scores = try #require(first.scores)
        let measured = scores.scores.count * scores.indicators.count
        #expect(try rows("SELECT count(*) FROM scores", program) == [[String(measured)]])
        let withScore = scores.scores.count { $0.composite != nil }
        #expect(try rows("SELECT count(score) FROM composite_scores", program) == [[String(withScore)]])
        let proposed = try rows("SELECT indicator FROM weight_proposals WHERE cycle IS NULL", program)
        #expect(proposed == first.weights?.indicators.map { [$0.id] })
        let improvements = try #require(first.improvements)
        let levers = try rows("SELECT levers FROM improvements WHERE list = 'improvement'", program)
        #expect(levers == improvements.improvements.map { [$0.levers.map(\.text).joined(separator: "; ")] })
        #expect(
            try rows("SELECT count(*) FROM improvement_steps", program) == [
                [String(improvements.steps.count)]
            ]
        )
        try analyze(program, ["--skip", "improvements"])
        let left = "SELECT count(*) FROM (SELECT 1 FROM ledger UNION ALL SELECT 1 FROM findings)"
        #expect(try rows(left, program) != [["0"]])
        for gone in ["scores", "composite_scores", "weight_proposals", "improvements", "improvement_steps"] {
            let workspace = try Workspace(at: program.url.appending(path: "desk.olens").path)
            #expect(try !QuerySandbox(workspace).hasTable(gone), "\(gone)")
        }
        #expect(try rows("SELECT count(*) FROM finding_runs", program) == [["2"]])
    }

    @Test func tablesOfTheUsersOwnAreNotWrittenOver() throws {
        let program = try BuiltProgram.besideDesk(orders: 20)
        let result = try program.run(
            "import",
            "--table",
            "scores",
            "desk/records.csv",
            "--into",
            "desk.olens"
        )
        #expect(result.exitCode == 2 && result.errors.contains("scores"))
    }
}

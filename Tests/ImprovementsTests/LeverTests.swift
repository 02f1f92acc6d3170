import Delays
import DeskGenerator
import EventLogs
import Improvements
import Statistics
import Testing
import WorkCalendars

/// Levers as they are written, and what they refuse.
@Suite struct LeverTests {
    private static let ledger = try? DeskLogs.ledger(.orderDesk, orders: 300)

    private var ledger: DelayLedger { get throws { try #require(LeverTests.ledger) } }

    @Test(arguments: [
        "smaller-batch stage=\"Print invoice\" size=3",
        "batch-times stage=\"Pack goods\" at=09:00,13:30",
        "add-resource stage=\"Check credit\" n=2",
        "pool stage=\"Check credit\" stage=\"Check stock\"",
        "cross-train stage=\"Check credit\" resource=\"Lena Novak\"",
        "first-in-first-out stage=\"Check credit\"",
        "promise-first stage=\"Pick goods\"",
        "longer-hours stage=\"Pick goods\" by=90min",
        "shift-hours stage=\"Pick goods\" by=-1h",
        "holiday-cover stage=\"Check credit\"",
        "merge-hand-off from=\"Receive order\" to=\"Enter order\"",
        "less-rework stage=\"Check stock\" share=0.5 check=2min",
        "automate stage=\"Check stock\" factor=0.1",
        "chase stage=\"Pick goods\" percentile=75",
        "level-arrivals within=week",
    ])
    func whatIsWrittenIsRead(text: String) throws {
        let lever = try LeverKind.lever(text, in: ledger.log)
        #expect(lever.text(try ledger.log) == text)
        #expect(text.hasPrefix(type(of: lever).kind.rawValue))
    }

    @Test(arguments: [
        ("", LeverError.malformed("")),
        ("chase stage=\"Pick", .malformed("chase stage=\"Pick")),
        ("chase Pick", .malformed("Pick")),
        ("hire stage=\"Pick goods\"", .noSuchLever("hire")),
        ("chase", .missing(lever: "chase", parameter: "stage")),
        ("pool stage=\"Pick goods\"", .missing(lever: "pool", parameter: "stage")),
        (
            "chase stage=\"Pick goods\" days=3",
            .noSuchParameter(lever: "chase", parameter: "days", known: ["stage", "percentile"])
        ),
        (
            "add-resource stage=\"Pick goods\" n=0",
            .badValue(lever: "add-resource", parameter: "n", value: "0", expected: .wholeNumber(from: 1))
        ),
        (
            "automate stage=\"Pick goods\" factor=nan",
            .badValue(lever: "automate", parameter: "factor", value: "nan", expected: .share)
        ),
        (
            "longer-hours stage=\"Pick goods\" by=2d",
            .badValue(lever: "longer-hours", parameter: "by", value: "2d", expected: .length)
        ),
        (
            "batch-times stage=\"Pack goods\" at=25:00",
            .badValue(lever: "batch-times", parameter: "at", value: "25:00", expected: .timesOfDay)
        ),
    ])
    func whatCannotBeReadIsRefused(text: String, error: LeverError) throws {
        let log = try ledger.log
        #expect(throws: error) { try LeverKind.lever(text, in: log) }
    }

    @Test func namesThatTheLogDoesNotHaveAreRefusedWithThoseThatItHas() throws {
        let log = try ledger.log
        #expect(throws: LeverError.noSuchStage("Pick", known: log.activities.names)) {
            try LeverKind.lever("chase stage=Pick", in: log)
        }
        #expect(throws: LeverError.noSuchResource("Nobody", known: log.resources.names)) {
            try LeverKind.lever("cross-train stage=\"Pick goods\" resource=Nobody", in: log)
        }
    }

    @Test(arguments: [
        ("smaller-batch stage=\"Pick goods\" size=2", LeverError.notBatched("Pick goods")),
        ("batch-times stage=\"Pick goods\" at=09:00", .notTimed("Pick goods")),
        (
            "smaller-batch stage=\"Print invoice\" size=6",
            .alreadySo(lever: "smaller-batch stage=\"Print invoice\" size=6")
        ),
        (
            "cross-train stage=\"Print invoice\" resource=\"Lena Novak\"",
            .alreadySo(lever: "cross-train stage=\"Print invoice\" resource=\"Lena Novak\"")
        ),
        (
            "first-in-first-out stage=\"Ship order\"",
            .alreadySo(lever: "first-in-first-out stage=\"Ship order\"")
        ),
        ("less-rework stage=\"Import order\"", .noRework("Import order")),
        ("chase stage=\"Import order\"", .noOutsideWait("Import order")),
        (
            "merge-hand-off from=\"Ship order\" to=\"Enter order\"",
            .noHandOff(from: "Ship order", to: "Enter order")
        ),
    ])
    func whatWouldChangeNothingSaysSo(text: String, error: LeverError) throws {
        let study = try ImprovementStudy(ledger, rule: nil)
        let lever = try LeverKind.lever(text, in: ledger.log)
        #expect(throws: error) { try study.effect(of: [lever]) }
    }

    /// Seconds that the causes of the ledger leave over are no waits for somebody outside: they neither are chased nor count for the
    /// percentile.
    @Test func waitsBelowAnHourAreNotChased() throws {
        let ledger = try ledger
        let logged = try LoggedDesk(ledger)
        let stage = try #require(ledger.log.activities.names.firstIndex(of: "Pick goods"))
        let waits = (0..<logged.work.instanceCount).filter { logged.work.activity[$0] == Int32(stage) }
        let lengths = waits.map { logged.work.outside[$0] }
        let long = lengths.filter { $0 >= .hour }.sorted()
        #expect(lengths.contains { $0 > 0 && $0 < .minute } && long.count > 10)
        var chased = logged
        let lever = try LeverKind.lever("chase stage=\"Pick goods\" percentile=50", in: ledger.log)
        let effort = try lever.pull(at: &chased, of: ledger)
        let most = Microseconds((quantile(ofSorted: long, 0.5) ?? 0).rounded())
        #expect(waits.map { chased.work.outside[$0] } == lengths.map { min($0, most) })
        let hours = Double(long.count { $0 > most }) / 6
        #expect(effort.weeklyHours > 0 && effort.weeklyHours <= hours + 1e-9)
    }

    /// Of several levers the one is named that would change nothing after those before it.
    @Test func whatWouldChangeNothingIsNamed() throws {
        let study = try ImprovementStudy(ledger, rule: nil)
        let texts = [
            "smaller-batch stage=\"Print invoice\" size=3", "smaller-batch stage=\"Print invoice\" size=4",
        ]
        let levers = try texts.map { try LeverKind.lever($0, in: ledger.log) }
        #expect(throws: LeverError.alreadySo(lever: texts[1])) { try study.effect(of: levers) }
    }

    /// The work of a lever is what it says, whatever it gives.
    @Test func aLeverTakesWhatItSays() throws {
        var options = ImprovementStudy.Options()
        options.courses = 1
        options.replicates = 20
        let study = try ImprovementStudy(ledger, rule: .promise, options: options)
        var request = ImprovementRequest()
        request.isSearched = false
        request.hasLoadCurve = false
        let texts = [
            "add-resource stage=\"Check credit\" n=2", "pool stage=\"Check credit\" stage=\"Check stock\"",
            "automate stage=\"Check stock\" factor=0.1", "promise-first stage=\"Pick goods\"",
        ]
        request.levers = try texts.map { try LeverKind.lever($0, in: ledger.log) }
        let rows = try ImprovementsReport(study, request).requested
        #expect(rows[0].effort.heads == 2 && rows[0].effort.headHours > 20)
        // Two credit checkers learn the stock, one stock checker learns the credit.
        #expect(rows[1].effort.trainings == 3)
        #expect(rows[2].effort.systems == 1 && rows[2].effort.weeklyHours < 0)
        #expect(rows[3].effort == LeverEffort.rule)
        #expect(rows[3].firstYearHours == 8)
    }
}

extension LeverEffort {
    fileprivate static var rule: LeverEffort {
        var effort = LeverEffort()
        effort.rules = 1
        return effort
    }
}

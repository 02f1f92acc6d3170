import EventLogs
import Testing

@testable import Scorecards

struct CardFileTests {
    /// What is small by its nature needs no sign.
    @Test func aGridOfHalfAPercentNeedsNoSign() throws {
        #expect(try SmallCard.read(replacing: "grid: 1 %", with: "grid: 0.5").grid == 0.005)
    }

    @Test func aCardIsReadWhole() throws {
        let card = try SmallCard.read()
        #expect(card.name == BilingualText("Clerk", "文员"))
        #expect(card.periods == .quarter)
        #expect(card.groups.map(\.share) == [0.6, 0.4])
        #expect(card.groups[1].name == BilingualText("soft"))
        #expect(card.weights == [0.4, 0.2, 0.4])
        let speed = card.indicators[0]
        #expect(speed.scale == ScoreScale(floor: 70, target: 95, stretch: 100))
        #expect(speed.lights == TrafficLights(green: 94, red: 85))
        #expect(speed.minimumCount == 20)
        #expect(speed.limits == WeightLimits(floor: 0.1, cap: 0.5, step: 0.05))
        #expect(speed.formula?.aggregate == .share)
        #expect(card.indicators[1].direction == .lower)
        #expect(card.indicators[1].lights == TrafficLights(green: 0.5, red: 1.25))
        #expect(card.indicators[1].limits == WeightLimits(floor: 0.02, cap: 0.45, step: 0.05))
        #expect(card.indicators[2].minimumCount == 3)
        #expect(card.outcomes.map(\.priority) == [3, 1])
        #expect(card.outcomes[1].unit == .named(BilingualText("letters", "封")))
        #expect(card.balance == [BalancePair(speed: "speed", quality: "errors", ratio: 2)])
        #expect(card.grid == 0.01)
        #expect(card.cycles.map(\.months) == [[10, 11, 12], [1, 2, 3, 4, 5, 6, 7, 8, 9]])
        #expect(card.pay?.groupShares == ["hard": 0.2, "soft": 0.2])
        #expect(card.pay?.pool == PayPlan.ProfitPool(shareOfSales: 0.005, cap: 2))
        #expect(card.people == PeopleTable(table: "people", groups: ["team"]))
        #expect(card.views.map(\.query.sql) == ["SELECT * FROM event_log"])
    }

    @Test func aFormulaKnowsItsLines() throws {
        let card = try SmallCard.read()
        let query = try #require(card.indicators[0].formula?.query)
        let lines = SmallCard.text.split(separator: "\n", omittingEmptySubsequences: false)
        for word in ["resource", "hours", "late"] {
            let offset = try #require(query.sql.firstRange(of: word)).lowerBound.utf16Offset(in: query.sql)
            let (line, column) = query.position(ofByte: offset)
            #expect(lines[line - 1].dropFirst(column - 1).hasPrefix(word))
        }
        let view = card.views[0].query
        let (line, column) = view.position(ofByte: 14)
        #expect(lines[line - 1].dropFirst(column - 1) == "event_log")
    }

    /// What is written instead of what, the line and column of the error, and the error.
    private static let mistakes: [(String, String, Int, Int, CardFileError.Problem)] = [
        ("weight: 40 %\n", "weight: 39 %\n", 6, 1, .weightSum(0.99, cycle: nil)),
        ("share: 40}", "share: 39}", 3, 1, .shareSum(0.99)),
        (
            "group: hard\n", "group: soft\n", 4, 5, .groupSum(group: "hard", sum: 0.2, share: 0.6, cycle: nil)
        ),
        (
            "{id: marks, group: soft", "{id: marks, group: hard", 5, 5,
            .groupWithoutIndicators("soft")
        ),
        ("minimum-n: 20", "minimum-m: 20", 17, 5, .unknownKey("minimum-m", allowed: [])),
        ("periods: quarter", "period: quarter", 2, 1, .unknownKey("period", allowed: [])),
        ("floor: 2, ", "", 24, 5, .missingKey("floor")),
        ("id: errors", "id: speed", 24, 10, .idTwice("speed", line: 7)),
        ("id: on-time", "id: marks", 27, 10, .idTwice("marks", line: 25)),
        ("  late:", "  Marks:", 36, 3, .idTwice("Marks", line: 25)),
        ("id: errors", "id: Errors", 24, 10, .expected(.id, found: "\"Errors\"")),
        (
            "group: hard\n", "group: hart\n", 9, 12,
            .unknownReference(.group, "hart", defined: ["hard", "soft"])
        ),
        (
            "quality: errors", "quality: error", 30, 29,
            .unknownReference(.indicator, "error", defined: ["speed", "errors", "marks"])
        ),
        ("quality: errors", "quality: speed", 30, 5, .balancedAgainstItself("speed")),
        ("weight: 40 %\n", "weight: 140 %\n", 10, 13, .expected(.percentage, found: "\"140 %\"")),
        ("weight: 40 %\n", "weight: forty\n", 10, 13, .expected(.percentage, found: "\"forty\"")),
        ("floor: 70", "floor: 0x46", 13, 12, .expected(.number, found: "\"0x46\"")),
        ("floor: 70", "floor: nan", 13, 12, .expected(.number, found: "\"nan\"")),
        ("floor: 70", "floor: 95", 14, 13, .scaleOrder(floor: 95, target: 95, stretch: nil)),
        ("stretch: 100", "stretch: 90", 15, 14, .scaleOrder(floor: 70, target: 95, stretch: 90)),
        (
            "direction: higher", "direction: lower", 12, 16,
            .directionAgainstScale(.lower, floor: 70, target: 95)
        ),
        ("green: 94", "green: 84", 16, 13, .lightOrder(green: 84, red: 85, .higher)),
        ("minimum-n: 20", "minimum-n: 0", 17, 16, .expected(.count, found: "\"0\"")),
        ("cap: 50 %", "cap: 5 %", 18, 13, .limitOrder(floor: 0.1, cap: 0.05)),
        ("grid: 1 %", "grid: 0.3 %", 31, 50, .expected(.grid, found: #""0.3 %""#)),
        ("grid: 1 %", "grid: 0.00001 %", 31, 50, .expected(.grid, found: #""0.00001 %""#)),
        ("ratio: 2", "ratio: 1e20", 30, 44, .expected(.ratio, found: #""1e20""#)),
        ("unit: level", "unit: levels", 25, 50, .unknownValue("levels", allowed: [])),
        ("source: peer", "source: pear", 25, 65, .unknownValue("pear", allowed: [])),
        ("aggregate: share", "aggregate: average", 23, 16, .unknownValue("average", allowed: [])),
        ("floor: 1,", "aggregate: sum, floor: 1,", 25, 71, .needsFormula),
        ("floor: 1,", "empty: zero, floor: 1,", 25, 71, .needsFormula),
        ("aggregate: share", "empty: zero", 23, 12, .zeroOfNoTotal(.mean)),
        ("aggregate: share", "empty: nothing", 23, 12, .unknownValue("nothing", allowed: [])),
        ("priority: 3", "priority: -3", 27, 58, .expected(.positiveNumber, found: "\"-3\"")),
        ("[10, 11, 12]", "[11, 12, 13]", 32, 25, .expected(.month, found: "\"13\"")),
        ("[10, 11, 12]", "[11, 12, 11]", 32, 25, .monthInTwoCycles(month: 11)),
        (
            "[10, 11, 12]", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]", 32, 65, .noMonthLeft
        ),
        ("[10, 11, 12]", "[11, 12, 01]", 32, 9, .quarterInTwoCycles(quarter: 1)),
        ("{peak: [10, 11, 12], normal: rest}", "{peak: [11, 12]}", 32, 9, .quarterInTwoCycles(quarter: 4)),
        ("periods: quarter", "periods: year", 32, 9, .cyclesOfYears),
        (
            "minimum-coverage: 40 %", "minimum-coverage: 0.4", 37, 19, .percentageWithoutSign(0.4)
        ),
        (
            "minimum-coverage: 40 %", "minimum-coverage: 140 %", 37, 19,
            .expected(.percentage, found: "\"140 %\"")
        ),
        ("base: 60", "base: 61", 33, 6, .paySum(1.01)),
        (
            "{hard: 20 %,", "{herd: 20 %,", 33, 26,
            .unknownReference(.group, "herd", defined: ["hard", "soft"])
        ),
        ("groups: [team]", "groups: team", 34, 33, .expected(.list, found: "\"team\"")),
        ("name: {en: Clerk, zh: 文员}", "name: {}", 1, 7, .expected(.name, found: "a mapping")),
        ("name: {en: Clerk, zh: 文员}", "name: [", 3, 7, .syntax("")),
        ("periods: quarter", "name: Twice", 1, 1, .syntax("")),
    ]

    @Test(arguments: mistakes.indices)
    func aMistakeIsNamedWithItsPlace(index: Int) throws {
        let (old, new, line, column, problem) = CardFileTests.mistakes[index]
        try #require(SmallCard.text.contains(old))
        let error = try #require(throws: CardFileError.self) { try SmallCard.read(replacing: old, with: new) }
        #expect(error.file == "card.yml")
        #expect(error.line == line, "\(error)")
        #expect(error.column == column, "\(error)")
        switch (error.problem, problem) {
        case (.unknownKey(let name, let allowed), .unknownKey(let expected, _)):
            #expect(name == expected)
            #expect(NearestName.of(name, among: allowed) != nil)
        case (.unknownValue(let name, let allowed), .unknownValue(let expected, _)):
            #expect(name == expected)
            #expect(!allowed.isEmpty)
        case (.syntax(let detail), .syntax): #expect(!detail.isEmpty)
        case (.weightSum(let sum, nil), .weightSum(let expected, nil)),
            (.shareSum(let sum), .shareSum(let expected)),
            (.paySum(let sum), .paySum(let expected)):
            #expect(abs(sum - expected) < 1e-12)
        case (.groupSum(let group, let sum, _, nil), .groupSum(let expectedGroup, let expected, _, nil)):
            #expect(group == expectedGroup)
            #expect(abs(sum - expected) < 1e-12)
        default: #expect(error.problem == problem)
        }
    }

    @Test func aSumOf99SaysSo() throws {
        let error = try #require(throws: CardFileError.self) {
            try SmallCard.read(replacing: "weight: 40 %\n", with: "weight: 39 %\n")
        }
        #expect(
            error.description
                == "card.yml:6:1: indicators: the weights of the indicators add up to 99 %, not to 100 %: 1 % is missing"
        )
    }

    @Test func weightsMayBeOthersInACycleAndAddUpThereToo() throws {
        let text = SmallCard.text.replacing(
            "weight: 40 %\n",
            with: "weight: 40 %\n    cycle-weights: {peak: 45 %}\n"
        )
        .replacing("weight: 20 %,", with: "weight: 20 %, cycle-weights: {peak: 15 %},")
        let card = try Scorecard(text: text, file: "card.yml")
        let december = card.cycle(of: Period("2025-12")!)
        #expect(december?.id == "peak")
        #expect(card.weights(in: december) == [0.45, 0.15, 0.4])
        #expect(card.weights(in: card.cycle(of: Period("2025-06")!)) == [0.4, 0.2, 0.4])
        let wrong = try #require(throws: CardFileError.self) {
            try Scorecard(text: text.replacing("peak: 15 %", with: "peak: 20 %"), file: "card.yml")
        }
        #expect(
            wrong.description.contains(
                "indicators: the weights of the indicators in cycle peak add up to 105 %"
            )
        )
        let unknown = try #require(throws: CardFileError.self) {
            try Scorecard(text: text.replacing("{peak: 15 %}", with: "{peek: 15 %}"), file: "card.yml")
        }
        #expect(unknown.problem == .unknownReference(.cycle, "peek", defined: ["peak", "normal"]))
    }

    @Test func aMisspeltKeyIsToldItsLikelySpelling() throws {
        let error = try #require(throws: CardFileError.self) {
            try SmallCard.read(replacing: "stretch: 100", with: "strech: 100")
        }
        #expect(
            error.description
                == "card.yml:15:5: indicators[0].strech: unknown key \"strech\"; did you mean \"stretch\"?"
        )
    }

    @Test func aWordLikeNoneIsToldAllThereIs() throws {
        let error = try #require(throws: CardFileError.self) {
            try SmallCard.read(replacing: "periods: quarter", with: "periods: fortnight")
        }
        #expect(
            error.description
                == "card.yml:2:10: periods: unknown value \"fortnight\"; known here are year, quarter, month, week"
        )
    }

    @Test func everyCutOfACardIsReadOrRefusedWithAPlaceInIt() {
        let characters = Array(SmallCard.text)
        for count in stride(from: 0, to: characters.count, by: 7) {
            do {
                _ = try Scorecard(text: String(characters[..<count]), file: "card.yml")
            } catch {
                #expect(error.line >= 1 && error.line <= 38)
                #expect(error.column >= 1)
            }
        }
    }
}

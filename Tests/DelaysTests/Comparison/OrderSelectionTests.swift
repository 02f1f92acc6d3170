import EventLogs
import Testing

@testable import Delays

@Suite struct OrderSelectionTests {
    private func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        CivilDate(year: year, month: month, day: day)
    }

    @Test func periodsAreWrittenAsDaysMonthsOrYears() {
        let expected: [(String, CivilDate?, CivilDate?)] = [
            ("2024-01-05..2024-03-31", date(2024, 1, 5), date(2024, 3, 31)),
            ("2024-01..2024-02", date(2024, 1, 1), date(2024, 2, 29)),
            ("2023", date(2023, 1, 1), date(2023, 12, 31)),
            ("2024-07..", date(2024, 7, 1), nil), ("..2023-06-30", nil, date(2023, 6, 30)),
            ("2024-02-10", date(2024, 2, 10), date(2024, 2, 10)),
        ]
        for (text, from, through) in expected {
            #expect(OrderSelection.Condition(text) == .arrived(from: from, through: through), "\(text)")
        }
    }

    @Test func valuesAreWrittenWithTheirColumn() {
        #expect(OrderSelection.Condition("region=East") == .value(column: "region", value: "East"))
        #expect(OrderSelection.Condition("note=a=b") == .value(column: "note", value: "a=b"))
        #expect(OrderSelection.Condition("region=") == .value(column: "region", value: ""))
        for text in [
            "", "=East", "East", "..", "2024-13", "2024-02-30", "2024-03..2024-01", "24-01", "2024-1-1",
        ] {
            #expect(OrderSelection.Condition(text) == nil, "\(text)")
        }
    }

    private var ledger: DelayLedger {
        ComparisonLog(
            orders: (0..<6).map { index in
                .init(
                    day: index * 20,
                    hours: [1, 2],
                    values: [
                        "region": index % 2 == 0 ? "East" : "South", "channel": index < 3 ? "web" : "mail",
                    ]
                )
            },
            numbers: ["value": [1, 2, 3, 4, 5, 6]]
        ).ledger
    }

    @Test func columnsHoldTogetherAndTheirValuesAreAlternatives() throws {
        func orders(_ texts: String...) throws -> [Int] {
            try OrderSelection(texts.compactMap { OrderSelection.Condition($0) }).orders(of: ledger)
        }
        #expect(try orders() == [0, 1, 2, 3, 4, 5])
        #expect(try orders("region=East") == [0, 2, 4])
        #expect(try orders("region=East", "region=South") == [0, 1, 2, 3, 4, 5])
        #expect(try orders("region=East", "channel=mail") == [4])
        #expect(try orders("value=5", "value=2") == [1, 4])
        // They arrive every 20 days from 2024-01-01 on.
        #expect(try orders("2024-01", "2024-03") == [0, 1, 3, 4])
        #expect(try orders("..2024-01-21", "region=South") == [1])
        let known = ["region", "channel", "value", "resource"]
        #expect(throws: ComparisonError.noSuchColumn("site", known: known)) {
            try orders("site=1")
        }
    }

    @Test func whoFirstDidAnythingIsAColumnUnlessAnAttributeHasItsName() throws {
        var log = SmallLog()
        log.add("first", "pick", nil, 0, 10)
        log.add("first", "pack", "Ann", 20, 30)
        log.add("first", "send", "Bob", 40, 50)
        log.add("second", "pick", "Bob", 0, 10)
        log.add("second", "pack", "Ann", 20, 30)
        log.add("third", "pick", nil, 0, 10)
        let ledger = DelayLedger(log: log.log, roster: DutyRoster.alwaysOn(2))
        func orders(_ value: String, of ledger: DelayLedger) throws -> [Int] {
            try OrderSelection([.value(column: "resource", value: value)]).orders(of: ledger)
        }
        #expect(try orders("Ann", of: ledger) == [0])
        #expect(try orders("Bob", of: ledger) == [1])
        let named = ComparisonLog(orders: [
            .init(day: 0, hours: [1, 2], values: ["resource": "truck"]),
            .init(day: 1, hours: [1, 2], values: ["resource": "ship"]),
        ]).ledger
        #expect(try orders("ship", of: named) == [1])
        #expect(throws: ComparisonError.noSuchValue("Ann", column: "resource")) {
            try orders("Ann", of: named)
        }
    }

    @Test func oneOfTwoAlternativesThatFitsNothingIsRefused() throws {
        let ledger = ledger
        let conditions = ["East", "Eastt"].map { OrderSelection.Condition.value(column: "region", value: $0) }
        #expect(throws: ComparisonError.noSuchValue("Eastt", column: "region")) {
            try OrderSelection(conditions).orders(of: ledger)
        }
    }

    @Test func aSideWithoutOrdersAndAnOrderOnBothAreRefused() throws {
        let ledger = ledger
        func side(_ text: String) throws -> ComparisonSide {
            let condition = try #require(OrderSelection.Condition(text))
            return try ComparisonSide(of: ledger, OrderSelection([condition]), name: text)
        }
        #expect(throws: ComparisonError.noSuchValue("North", column: "region")) { try side("region=North") }
        #expect(throws: ComparisonError.noOrders(side: "2019", open: 0)) { try side("2019") }
        #expect(throws: ComparisonError.ordersOnBothSides(2)) {
            try ComparedSides(side("region=East"), side("channel=web"), areOfOneLog: true)
        }
    }
}

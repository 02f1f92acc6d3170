import EventLogs
import Testing

@testable import Scorecards

struct PanelTests {
    @Test(arguments: [
        "1969", "2025", "2025-Q1", "2024-Q4", "2025-03", "1969-12", "2025-W01", "2020-W53", "2021-W01",
    ])
    func aPeriodReadsBackAsItIsWritten(text: String) {
        #expect(Period(text)?.description == text)
    }

    @Test(arguments: [
        "", "25", "2025-", "2025-13", "2025-00", "2025-Q5", "2021-W53", "2025-W00", "2025-3", "2025-03-01",
        "+025-03",
    ])
    func whatIsNoPeriodIsRefused(text: String) {
        #expect(Period(text) == nil)
    }

    @Test(arguments: Period.Length.allCases)
    func everyDateIsInOnePeriodAndPeriodsFollowEachOther(length: Period.Length) {
        var period = Period(length, holding: CivilDate(daysSinceEpoch: -4_000))
        for day in -4_000..<24_000 {
            let holding = Period(length, holding: CivilDate(daysSinceEpoch: day))
            if holding != period {
                #expect(holding == period.advanced(by: 1))
                #expect(holding.firstDate.daysSinceEpoch == day)
                #expect(Period(holding.description) == holding)
                period = holding
            }
        }
    }

    @Test func rowsAreByPersonAndPeriodAndMissingValuesAreNaN() throws {
        let panel = try Panel(
            [
                .init(person: "B", period: Period("2025-03")!, column: "speed", value: 3, count: 7),
                .init(person: "A", period: Period("2025-05")!, column: "errors", value: 1),
                .init(person: "B", period: Period("2025-01")!, column: "speed", value: 2),
                .init(person: "B", period: Period("2025-03")!, column: "errors", value: 4),
                .init(person: "B", period: Period("2025-03")!, column: "not asked for", value: 4),
            ],
            columns: ["speed", "errors"]
        )
        #expect(panel.people == ["B", "A"])
        #expect(panel.periods.map(\.description) == ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"])
        #expect(panel.personCodes == [0, 0, 1])
        #expect(panel.periodCodes == [0, 2, 4])
        #expect(panel["speed"]?.values.map { $0.isNaN ? -1 : $0 } == [2, 3, -1])
        #expect(panel["errors"]?.values.map { $0.isNaN ? -1 : $0 } == [-1, 4, 1])
        #expect(panel["speed"]?.counts?[1] == 7)
        #expect(panel["errors"]?.counts == nil)
    }

    @Test func twoValuesOfOneCellAndMixedLengthsAreRefused() {
        let month = Period("2025-03")!
        #expect(throws: PanelError.twoValues(person: "A", period: month, column: "speed")) {
            try Panel(
                [
                    .init(person: "A", period: month, column: "speed", value: 3),
                    .init(person: "A", period: month, column: "speed", value: 3),
                ],
                columns: ["speed"]
            )
        }
        #expect(throws: PanelError.mixedLengths(month, Period("2025")!)) {
            try Panel(
                [
                    .init(person: "A", period: month, column: "speed", value: 3),
                    .init(person: "A", period: Period("2025")!, column: "speed", value: 3),
                ],
                columns: ["speed"]
            )
        }
    }
}

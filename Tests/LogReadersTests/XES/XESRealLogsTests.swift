import EventLogs
import TestInputs
import Testing

@testable import LogReaders

/// Counts of real logs against those of the data's README.
@Suite struct XESRealLogsTests {
    struct Expected: Sendable {
        var file: String
        var orders: Int
        var events: Int
        var activities: Int?
        var resources: Int?
    }

    static let logs: [Expected] = [
        Expected(file: "02_teleclaims.xes.gz", orders: 3_512, events: 46_138),
        Expected(file: "03_repairExample.xes.gz", orders: 1_104, events: 11_855),
        Expected(
            file: "06_bpic2013_closed.xes.gz",
            orders: 1_487,
            events: 6_660,
            activities: 4,
            resources: 585
        ),
        Expected(file: "08_receipt.xes.gz", orders: 1_434, events: 8_577, activities: 27, resources: 48),
        Expected(file: "10_orders.xes.gz", orders: 17, events: 154),
        Expected(file: "11_tickets.xes.gz", orders: 9, events: 43),
        Expected(file: "helpdesk.xes.gz", orders: 4_580, events: 21_348, activities: 14, resources: 22),
        Expected(
            file: "interval_event_log.xes.gz",
            orders: 1_266,
            events: 8_109,
            activities: 8,
            resources: 0
        ),
        Expected(file: "reviewing.xes.gz", orders: 100, events: 3_730),
        Expected(file: "roadtraffic100traces.xes.gz", orders: 100, events: 390),
        Expected(file: "running-example.xes", orders: 6, events: 42),
    ]

    /// Ten seconds of a debug build, so only on demand.
    static let largeLogs: [Expected] = [
        Expected(
            file: "07_bpic2013_incidents.xes.gz",
            orders: 7_554,
            events: 65_533,
            activities: 4,
            resources: 1_440
        ),
        Expected(
            file: "16_bpic2019_1t_per_variant.xes.gz",
            orders: 11_973,
            events: 338_247,
            activities: 42,
            resources: 0
        ),
        Expected(file: "bpic2012.xes.gz", orders: 13_087, events: 262_200, resources: 68),
    ]

    @Test(.needsSharedData, arguments: logs) func countsAgreeWithTheReadme(_ expected: Expected) throws {
        try check(expected)
    }

    @Test(.needsSharedData, .onDemand, arguments: largeLogs) func countsOfLargeLogsAgreeToo(
        _ expected: Expected
    ) throws {
        try check(expected)
    }

    private func check(_ expected: Expected) throws {
        let stream = try SharedData.stream("pm4py/" + expected.file)
        let assembled = try XESReader.read(stream, options: ReadingOptions())
        let reading = assembled.reading
        #expect(assembled.log.orderCount == expected.orders)
        #expect(reading.rowsRead == expected.events)
        #expect(reading.rowsRead == reading.rowsStored + reading.rejected.count)
        if let activities = expected.activities { #expect(assembled.log.activities.count == activities) }
        if let resources = expected.resources { #expect(assembled.log.resources.count == resources) }
    }

    @Test(.needsSharedData) func slashesInDatesAndIntegersAsNamesAreRead() throws {
        let log = try XESReader.read(SharedData.stream("pm4py/10_orders.xes.gz"), options: ReadingOptions())
            .log
        #expect(log.orders.names.prefix(2) == ["3", "282"])
        #expect(log.end[0] == TimestampFormat.yearMonthDay.parse("2019-11-03T01:11:19Z")!.instant(in: .utc))
    }

    /// The same log, once as XES and once as CSV: 1,266 orders with starts and ends.
    @Test(.needsSharedData) func anIntervalLogHasRecordedStarts() throws {
        let stream = try SharedData.stream("pm4py/interval_event_log.xes.gz")
        let log = try XESReader.read(stream, options: ReadingOptions()).log
        #expect(log.startTimes == .recorded)
        #expect(zip(log.start, log.end).allSatisfy { $0 <= $1 })
    }

    @Test(.needsSharedData) func promisesOfTheReceiptLogGive377LateOrders() throws {
        var options = ReadingOptions()
        options.columns = [.promise: "deadline", .completed: "enddate"]
        let log = try XESReader.read(SharedData.stream("pm4py/08_receipt.xes.gz"), options: options).log
        let finished = (0..<log.orderCount).filter { log.completed[$0] != EventLog.missingTime }
        #expect(log.orderCount - finished.count == 105)
        let late = finished.filter {
            log.promise[$0] != EventLog.missingTime && log.completed[$0] > log.promise[$0]
        }
        #expect(late.count == 377)
    }
}

import TestInputs
import Testing

@testable import EventLogs

@Suite struct EventLogAssemblerTests {
    private let intervals = ["order:order", "activity:activity", "start:start", "end:end", "resource:who"]

    @Test func instancesAreSortedWithinTheirOrder() throws {
        let log = try assemble(
            intervals,
            ["b", "ship", "2026-01-02T10:00:00", "2026-01-02T11:00:00", "Li"],
            ["a", "pick", "2026-01-01T10:00:00", "2026-01-01T12:00:00", ""],
            ["b", "pick", "2026-01-02T08:00:00", "2026-01-02T09:00:00", "Wu"]
        ).log
        #expect(log.orders.names == ["b", "a"])
        #expect(log.firstInstance == [0, 2, 3])
        #expect(log.activity.map { log.activities[$0] } == ["pick", "ship", "pick"])
        #expect(log.resource == [1, 0, -1])
        #expect(log.sourceRow == [3, 1, 2])
        #expect(log.startTimes == .recorded)
        #expect(log.end[0] - log.start[0] == .hour)
    }

    @Test func anyRowsAreSortedAsAPlainSortWould() throws {
        for seed in UInt64(1)...60 {
            var random = SeededGenerator(seed: seed)
            // Few orders make long ones, which are sorted by another way.
            let orders = seed.isMultiple(of: 3) ? 2 : 40
            var plain: [(order: Int, start: Int, end: Int, row: Int)] = []
            var rows: [[String]] = []
            for row in 1...300 {
                let order = random.next(below: orders)
                let start = random.next(below: 50)
                let end = start + random.next(below: 5)
                plain.append((order, start, end, row))
                rows.append(["\(order)", "a", time(start), time(end), ""])
            }
            let log = try assemble(intervals, rows: rows).log
            let firstRow = Dictionary(grouping: plain, by: \.order).mapValues { $0[0].row }
            plain.sort {
                (firstRow[$0.order]!, $0.start, $0.end, $0.row) < (
                    firstRow[$1.order]!, $1.start, $1.end, $1.row
                )
            }
            #expect(log.sourceRow.map { Int($0) } == plain.map(\.row), "seed \(seed)")
        }
    }

    @Test func rowsThatAreNoEventsAreRejectedWithTheReason() throws {
        let read = try assemble(
            intervals,
            ["a", "x", "2026-01-01T10:00", "2026-01-01T11:00", "Li"],
            ["  ", "x", "2026-01-01T10:00", "2026-01-01T11:00", "Li"],
            ["a", "", "2026-01-01T10:00", "2026-01-01T11:00", "Li"],
            ["a", "x", "2026-01-01T10:00", "", "Li"],
            ["a", "x", "yesterday", "2026-01-01T11:00", "Li"],
            ["a", "x", "2026-01-01T10:00", "2026-02-30", "Li"],
            ["a", "x", "2026-01-01T12:00", "2026-01-01T11:00", "Li"],
            ["b", "y", "", "2026-01-01T11:00", "NA"]
        )
        #expect(
            read.reading.rejected.map {
                "\($0.row) \($0.line) \($0.column ?? "") \($0.reason.code) \($0.text)"
            } == [
                "2 3 order blank-order   ", "3 4 activity blank-activity ", "4 5 end unfinished ",
                "5 6 start unreadable-time yesterday", "6 7 end unreadable-time 2026-02-30",
                "7 8 end end-before-start 2026-01-01T11:00",
            ]
        )
        #expect(read.reading.rowsRead == 8 && read.reading.rowsStored == 2 && read.reading.instances == 2)
        #expect(read.log.startSource == [.recorded, .absent])
        #expect(read.log.start[1] == read.log.end[1])
        #expect(read.log.resources.names == ["Li", "NA"])
        #expect(read.log.startTimes == .absent)
    }

    @Test func identicalRowsAreKept() throws {
        let row = ["a", "x", "2026-01-01T10:00", "2026-01-01T11:00", "Li"]
        #expect(try assemble(intervals, row, row).log.instanceCount == 2)
    }

    @Test func aLogWithoutInstancesIsAnErrorThatCarriesTheAccount() throws {
        #expect {
            _ = try assemble(self.intervals, ["a", "x", "", "never", ""])
        } throws: { error in
            guard case .noInstances(let report) = error as? AssemblyError else { return false }
            return report.rejected.map(\.reason) == [.unreadableTime]
        }
    }

    @Test func rolesHaveToMakeALog() {
        #expect(throws: AssemblyError.missingRole(.order, columns: ["a", "t"])) {
            try assemble(["activity:a", "time:t"])
        }
        #expect(throws: AssemblyError.missingRole(.end, columns: ["o", "a", "s"])) {
            try assemble(["order:o", "activity:a", "start:s"])
        }
        #expect(throws: AssemblyError.repeatedRole(.order, columns: ["o", "p"])) {
            try assemble(["order:o", "order:p", "activity:a", "time:t"])
        }
        #expect(throws: AssemblyError.conflictingRoles(.time, .start)) {
            try assemble(["order:o", "activity:a", "time:t", "start:s"])
        }
    }

    // MARK: - Zones

    @Test func aCommonOffsetIsTheLogsZone() throws {
        let columns = ["order:o", "activity:a", "time:t"]
        let eastern = try assemble(columns, ["a", "x", "2026-01-01T10:00+08:00"]).log
        #expect(eastern.zone == ZoneRules(fixedOffset: 8 * .hour))
        #expect(eastern.end == [time("2026-01-01T02:00")])
        let naive = try assemble(columns, ["a", "x", "2026-01-01T10:00"])
        #expect(naive.log.zone == .utc && naive.reading.notes == [.zoneAssumed(zone: "UTC")])
        let berlin = try #require(ZoneRules(identifier: "Europe/Berlin"))
        let named = try assemble(
            columns,
            zone: berlin,
            ["a", "x", "2026-07-01T10:00"],
            ["a", "x", "2026-07-01T10:00Z"]
        )
        #expect(named.log.zone == berlin && named.reading.notes.isEmpty)
        #expect(named.log.end == [time("2026-07-01T08:00"), time("2026-07-01T10:00")])
        // Offsets that no zone shows: winter's in July.
        let mixed = try assemble(
            columns,
            ["a", "x", "2026-01-01T10:00+02:00"],
            ["a", "x", "2026-07-01T10:00+01:00"],
            ["a", "x", "2026-07-02T10:00+01:00"]
        )
        #expect(mixed.log.zone == ZoneRules(fixedOffset: .hour))
        #expect(mixed.reading.notes == [.mixedOffsets(minutes: [60, 120], shown: "GMT+0100")])
    }

    @Test(arguments: [
        ("Europe/Berlin", ["2026-03-29T01:59+01:00", "2026-03-29T03:00+02:00", "2026-10-25T02:30+02:00"]),
        ("America/New_York", ["2026-03-08T01:59-05:00", "2026-03-08T03:00-04:00"]),
        ("Europe/Helsinki", ["2012-01-30T06:24+02:00", "2012-04-01T00:00+03:00"]),
    ])
    func offsetsThatFollowTheClockChangesOfAZoneAreShownInIt(zone: String, times: [String]) throws {
        let read = try assemble(["order:o", "activity:a", "time:t"], rows: times.map { ["a", "x", $0] })
        #expect(read.log.zone.identifier == zone)
        guard case .zoneGuessed(zone, _) = read.reading.notes.first else {
            Issue.record("the guess should be noted")
            return
        }
    }

    @Test func talliesOfPartsAddUpToTheTallyOfTheWhole() {
        for seed in UInt64(1)...200 {
            var random = SeededGenerator(seed: seed)
            let times = (0..<random.next(below: 30)).map { index in
                ParsedTimestamp(
                    clock: Microseconds(index),
                    offsetMinutes: [nil, 60, 120][random.next(below: 3)]
                )
            }
            var whole = OffsetTally()
            for time in times { whole.count(time) }
            let cut = random.next(below: times.count + 1)
            var first = OffsetTally()
            var second = OffsetTally()
            for time in times[..<cut] { first.count(time) }
            for time in times[cut...] { second.count(time) }
            first.merge(second)
            #expect(first.counts == whole.counts && first.changes == whole.changes, "seed \(seed)")
        }
    }

    // MARK: - Attributes

    @Test func attributesAreTypedAndPutWhereTheyBelong() throws {
        let columns = [
            "order:o", "activity:a", "time:t", "attribute:amount", "attribute:code", "attribute:region",
            "attribute:step",
            "attribute:seen", "eventAttribute:fixed", "orderAttribute:first", "attribute:late",
        ]
        let log = try assemble(
            columns,
            ["a", "x", "2026-01-01", "12.5", "007", "north", "s1", "2026-01-03", "k", "1", ""],
            ["a", "y", "2026-01-02", "", "007", "north", "s2", "2026-01-03", "k", "2", "v"],
            ["b", "x", "2026-01-01", "-3e2", "012", "", "s1", "", "k", "3", ""]
        ).log
        let byOrder = Dictionary(uniqueKeysWithValues: log.orderAttributes.map { ($0.name, $0.values) })
        let byInstance = Dictionary(uniqueKeysWithValues: log.instanceAttributes.map { ($0.name, $0.values) })
        #expect(byOrder["amount"] == .numeric([12.5, -300]))
        #expect(byOrder["code"] == .categorical(codes: [0, 1], table: NameTable(["007", "012"])))
        #expect(byOrder["region"] == .categorical(codes: [0, -1], table: NameTable(["north"])))
        #expect(byOrder["seen"] == .time([time("2026-01-03"), EventLog.missingTime]))
        #expect(byOrder["first"] == .numeric([1, 3]))
        #expect(byInstance["step"] == .categorical(codes: [0, 1, 0], table: NameTable(["s1", "s2"])))
        #expect(byInstance["fixed"] == .categorical(codes: [0, 0, 0], table: NameTable(["k"])))
        // Known only with the second event, so not the order's from its beginning.
        #expect(byInstance["late"] == .categorical(codes: [-1, 0, -1], table: NameTable(["v"])))
        #expect(byOrder.count == 5 && byInstance.count == 3)
    }

    /// As doubles all of them would be the same; with a point or an exponent they were no whole numbers to begin with.
    @Test func digitsThatNumbersWouldMergeStayTexts() throws {
        let ids = ["9007199254740993", "-100000000000000001"]
        let log = try assemble(
            ["order:o", "activity:a", "time:t", "attribute:id", "attribute:large", "attribute:measured"],
            ["a", "x", "2026-01-01", ids[0], "9007199254740991", "12345678901234567.5"],
            ["b", "x", "2026-01-01", ids[1], "-9007199254740991", "1e300"]
        ).log
        let values = log.orderAttributes.map(\.values)
        #expect(values[0] == .categorical(codes: [0, 1], table: NameTable(ids)))
        #expect(values[1] == .numeric([9_007_199_254_740_991, -9_007_199_254_740_991]))
        #expect(values[2] == .numeric([12345678901234567.5, 1e300]))
    }

    @Test func attributesNotWantedAreNotKeptButOrderTimesAre() throws {
        let log = try assemble(
            ["order:o", "activity:a", "time:t", "attribute:x", "promise:p", "arrival:r", "completed:c"],
            options: .init(keepsAttributes: false),
            ["a", "x", "2026-01-02", "1", "2026-01-05", "2026-01-01", "2026-01-06"],
            ["b", "x", "2026-01-02", "1", "", "2026-01-01", ""]
        ).log
        #expect(log.orderAttributes.isEmpty && log.instanceAttributes.isEmpty)
        #expect(log.promise == [time("2026-01-05"), EventLog.missingTime])
        #expect(log.arrival == [time("2026-01-01"), time("2026-01-01")])
        #expect(log.completed == [time("2026-01-06"), EventLog.missingTime])
    }

    @Test func orderTimesThatDisagreeAreNoted() throws {
        let read = try assemble(
            ["order:o", "activity:a", "time:t", "promise:p", "arrival:r", "completed:c"],
            ["a", "x", "2026-01-02", "2026-01-05", "2026-01-03", "2026-01-06"],
            ["a", "y", "2026-01-02", "2026-01-09", "2026-01-01", "2026-01-08"],
            ["a", "z", "2026-01-02", "soon", "", "2026-01-07"]
        )
        #expect(read.log.promise == [time("2026-01-05")])
        #expect(read.log.arrival == [time("2026-01-01")])
        #expect(read.log.completed == [time("2026-01-08")])
        #expect(read.reading.notes.contains(.orderValueVaries(column: "p", orders: 1)))
        #expect(read.reading.notes.contains(.unreadableOrderTimes(column: "p", rows: 1, example: "soon")))
        #expect(read.reading.rejected.isEmpty)
    }

    @Test func columnsMayShowUpLate() throws {
        var late = try assembler(["order:o", "activity:a", "time:t"], rows: [["a", "x", "2026-01-01"]])
        let column = late.addColumn(SourceColumn(name: "size", role: .attribute))
        var row = RowBuilder(columns: 4)
        for (index, value) in ["a", "y", "2026-01-02"].enumerated() { row.set(index, to: value) }
        row.set(column, to: "7")
        row.withFields { late.append($0, line: 3) }
        let log = try late.finish().log
        guard case .numeric(let values) = log.instanceAttributes.first?.values else {
            Issue.record("size should be numbers of instances")
            return
        }
        #expect(values[0].isNaN && values[1] == 7)
    }

    private func time(_ text: String) -> Microseconds {
        TimestampFormat.yearMonthDay.parse(text)?.clock ?? EventLog.missingTime
    }

    private func time(_ minute: Int) -> String { "2026-01-01T10:\(String(100 + minute).suffix(2))" }
}

/// Assembles rows of strings; a column is given as `role:name`.
func assemble(
    _ columns: [String],
    zone: ZoneRules? = nil,
    options: EventLogAssembler.Options = .init(),
    _ rows: [String]...
) throws -> AssembledLog {
    try assemble(columns, zone: zone, options: options, rows: rows)
}

func assemble(
    _ columns: [String],
    zone: ZoneRules? = nil,
    options: EventLogAssembler.Options = .init(),
    rows: [[String]]
) throws -> AssembledLog {
    try assembler(columns, zone: zone, options: options, rows: rows).finish()
}

func assembler(
    _ columns: [String],
    zone: ZoneRules? = nil,
    options: EventLogAssembler.Options = .init(),
    rows: [[String]]
) throws -> EventLogAssembler {
    let columns = try columns.map { column in
        let parts = column.split(separator: ":", maxSplits: 1).map(String.init)
        return SourceColumn(name: parts[1], role: try #require(ColumnRole(rawValue: parts[0])))
    }
    var assembler = try EventLogAssembler(source: "test", columns: columns, zone: zone, options: options)
    var builder = RowBuilder(columns: columns.count)
    for (index, row) in rows.enumerated() {
        builder.clear()
        for (column, value) in row.enumerated() { builder.set(column, to: value) }
        builder.withFields { assembler.append($0, line: index + 2) }
    }
    return assembler
}

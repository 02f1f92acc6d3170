import TestInputs
import Testing

@testable import EventLogs

@Suite struct LifecyclePairingTests {
    private let columns = [
        "order:o", "activity:a", "time:t", "lifecycle:status", "resource:r", "instance:i", "attribute:x",
    ]

    /// Rows are `order activity minute transition resource instance attribute`, `-` for blank.
    private func read(_ rows: String...) throws -> AssembledLog {
        try assemble(columns, rows: rows.map(LifecyclePairingTests.fields))
    }

    private static func fields(_ row: String) -> [String] {
        var fields = row.split(separator: " ").map { $0 == "-" ? "" : String($0) }
        fields[2] = "2026-01-01T10:\(fields[2])"
        return fields
    }

    /// Instances as `activity start-end resource`, in minutes, `?` for no start.
    private func instances(_ read: AssembledLog) -> [String] {
        let log = read.log
        let ten = TimestampFormat.yearMonthDay.parse("2026-01-01T10:00")?.clock ?? 0
        return (0..<log.instanceCount).map { index in
            let start = log.startSource[index] == .absent ? "?" : "\((log.start[index] - ten) / .minute)"
            let resource = log.resource[index] < 0 ? "-" : log.resources[log.resource[index]]
            return
                "\(log.activities[log.activity[index]]) \(start)-\((log.end[index] - ten) / .minute) \(resource)"
        }
    }

    @Test func startsAndCompletionsBecomeInstances() throws {
        let read = try read("c x 00 start Li - -", "c x 10 complete Li - -", "c y 20 COMPLETE Wu - -")
        #expect(instances(read) == ["x 0-10 Li", "y ?-20 Wu"])
        #expect(read.reading.rowsRead == 3 && read.reading.rowsStored == 3 && read.reading.instances == 2)
        #expect(read.reading.notes.contains(.completionsWithoutStart(rows: 1)))
    }

    @Test func instancesOfOneActivityMayBeOpenTogether() throws {
        #expect(
            instances(
                try read(
                    "c x 00 start Li - -",
                    "c x 01 start Wu - -",
                    "c x 02 start Li - -",
                    "c x 10 complete Wu - -",
                    "c x 11 complete Li - -",
                    "c x 12 complete Li - -"
                )
            ) == ["x 0-11 Li", "x 1-10 Wu", "x 2-12 Li"]
        )
        // Another resource completes: it takes what no one else's completion claims.
        #expect(
            instances(
                try read(
                    "c x 00 start Li - -",
                    "c x 01 start Wu - -",
                    "c x 10 complete Xu - -",
                    "c x 11 complete Li - -"
                )
            ) == ["x 0-11 Li", "x 1-10 Xu"]
        )
    }

    @Test func instanceIdsGoBeforeEverything() throws {
        #expect(
            instances(
                try read(
                    "c x 00 start Li 1 -",
                    "c x 01 start Li 2 -",
                    "c x 10 complete Li 2 -",
                    "c x 11 complete Wu 1 -",
                    "c x 12 start Li 3 -",
                    "c x 13 complete Li 4 -"
                )
            ) == ["x 0-11 Wu", "x 1-10 Li", "x ?-13 Li"]
        )
    }

    @Test func whatIsNoInstanceIsRejectedWithTheReason() throws {
        let read = try read(
            "c x 00 schedule - - -",
            "c x 01 start Li - -",
            "c x 02 suspend Li - -",
            "c x 03 start Li - -",
            "c x 04 complete Li - -",
            "c y 09 start Li 7 -",
            "c y 08 complete Li 7 -",
            "d z 01 start Li - -"
        )
        #expect(instances(read) == ["x 1-4 Li"])
        #expect(
            read.reading.rejected.map { "\($0.row) \($0.line) \($0.reason.code) \($0.text)" } == [
                "1 2 transition-schedule c: x", "3 4 transition-suspend c: x", "4 5 unfinished c: x",
                "6 7 end-before-start c: y", "7 8 end-before-start c: y", "8 9 unfinished d: z",
            ]
        )
        #expect(read.reading.rowsRead == read.reading.rowsStored + read.reading.rejected.count)
        #expect(read.log.orders.names == ["c"] && read.log.activities.names == ["x"])
    }

    @Test func withoutAnyStartEveryRowIsAnEvent() throws {
        let read = try read("c x 00 Accepted Li - -", "c x 01 Queued Li - -", "c x 02 Completed Li - -")
        #expect(read.log.instanceCount == 3)
        #expect(read.log.startTimes == .absent)
        #expect(
            read.reading.notes.contains(
                .noStartsInLifecycle(column: "status", values: ["Accepted", "Queued", "Completed"])
            )
        )
    }

    @Test func chineseWordsAreUnderstood() throws {
        #expect(instances(try read("c x 00 开始 王 - -", "c x 10 完成 王 - -")) == ["x 0-10 王"])
    }

    @Test func startAndCompletionAtOneMomentMakeAnInstanceInAnyOrderOfRows() throws {
        #expect(instances(try read("c x 05 complete Li - -", "c x 05 start Li - -")) == ["x 5-5 Li"])
    }

    @Test func attributesOfTheStartAreKeptWhereTheCompletionHasNone() throws {
        let log = try read(
            "c x 00 start - - big",
            "c x 10 complete Li - -",
            "c y 11 start - - old",
            "c y 12 complete - - new"
        ).log
        let values = (log.orderAttributes + log.instanceAttributes).first?.values
        #expect(values == .categorical(codes: [0, 2], table: NameTable(["big", "old", "new"])))
    }

    @Test func everyRowIsAccountedFor() throws {
        for seed in UInt64(1)...400 {
            var random = SeededGenerator(seed: seed)
            let rows = (0..<random.next(below: 40) + 1).map { _ in
                [
                    "c\(random.next(below: 2))", "a\(random.next(below: 2))",
                    "2026-01-01T10:\(10 + random.next(below: 40))",
                    ["start", "complete"][random.next(below: 2)], "r\(random.next(below: 2))", "", "",
                ]
            }
            let report: ReadingReport
            var paired = 0
            do {
                let read = try assemble(columns, rows: rows)
                report = read.reading
                paired = read.log.startSource.filter { $0 == .recorded }.count
                #expect(zip(read.log.start, read.log.end).allSatisfy { $0 <= $1 })
            } catch AssemblyError.noInstances(let empty) { report = empty }
            #expect(
                report.rowsRead == rows.count && report.rowsRead == report.rowsStored + report.rejected.count
            )
            let hasStart = rows.contains { $0[3] == "start" }
            if hasStart { #expect(report.rowsStored == report.instances + paired, "seed \(seed)") }
        }
    }
}

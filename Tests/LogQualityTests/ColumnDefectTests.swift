import EventLogs
import LogQuality
import Testing

@Suite struct ColumnDefectTests {
    @Test(arguments: 1...4) func columnsMadeFromTheOutcomeAreNamed(seed: UInt64) throws {
        var log = PlantedLog(seed: seed)
        let late = log.late
        log.setValue("OnTime") { order, _ in late[order] ? "no" : "yes" }
        log.setValue("DelayCode") { order, _ in late[order] ? "3" : "0" }
        log.setValue("Reason") { order, _ in late[order] ? "R\(order)" : "" }
        log.setValue("RequestedBy") { order, _ in "C\(order % 50)" }
        log.setValue("Reference") { order, _ in "X\(order)" }
        log.setValue("Weight") { order, _ in String((order * 7_919) % 1_000) }
        let diagnosis = try log.diagnosis()
        #expect(diagnosis.columns(.outcomeLeak).sorted() == ["DelayCode", "OnTime", "Reason"])
    }

    @Test func aColumnOfEventsCanLeakToo() throws {
        var log = PlantedLog()
        let late = log.late
        log.columns.append(SourceColumn(name: "slack", role: .attribute))
        for (order, range) in log.rowsByOrder.enumerated() {
            for row in range { log.rows[row].values["slack"] = "\(row % 7)" }
            log.rows[range.upperBound - 1].values["slack"] = late[order] ? "-5" : "\(row(order))"
        }
        func row(_ order: Int) -> Int { order % 7 }
        #expect(try log.diagnosis().columns(.outcomeLeak) == ["slack"])
    }

    @Test func twoDatesCanLeakTogether() throws {
        var log = PlantedLog()
        let clean = log
        log.setValue("shippedAt") { _, range in
            PlantedLog.text(clean.rows[range.upperBound - 1].end! + .minute)
        }
        log.setValue("wantedAt") { _, range in clean.rows[range.lowerBound].values["promised"] ?? "" }
        let diagnosis = try log.diagnosis()
        #expect(diagnosis.columns(.outcomeLeakPair).sorted() == ["shippedAt", "wantedAt"])
        #expect(diagnosis.columns(.leadTimeCopy) == ["shippedAt"])
    }

    @Test func epochsAreTimes() throws {
        var log = PlantedLog()
        let clean = log
        log.setValue("closed_ms") { _, range in String(clean.rows[range.upperBound - 1].end! / 1_000 + 5_000)
        }
        let diagnosis = try log.diagnosis()
        #expect(diagnosis.columns(.leadTimeCopy) == ["closed_ms"])
        #expect(diagnosis.columns(.knownOnlyLater) == ["closed_ms"])
    }

    @Test func promisedTimesMayLieLater() throws {
        var log = PlantedLog()
        let clean = log
        log.setValue("planned_end") { order, range in
            PlantedLog.text(clean.rows[range.lowerBound].start! + Microseconds(1 + order % 5) * .day)
        }
        log.setValue("gate") { order, range in
            PlantedLog.text(clean.rows[range.lowerBound].start! + Microseconds(2 + order % 7) * .day)
        }
        #expect(try log.diagnosis().columns(.knownOnlyLater) == ["gate"])
    }

    @Test func aValueThatDecidesLatenessIsNoLeak() throws {
        var log = PlantedLog()
        let late = log.late
        var returns = 0
        log.setValue("OrderType") { order, _ in
            if late[order], returns < 30 {
                returns += 1
                return "Return"
            }
            return "Standard"
        }
        let diagnosis = try log.diagnosis()
        #expect(diagnosis.findings.map(\.code) == [.determiningLevel])
        #expect(diagnosis.columns(.determiningLevel) == ["OrderType"])
        #expect(diagnosis.findings.first?.message.contains("Return (30/30)") == true)
    }

    @Test func givenLatenessIsJudgedByInsteadOfPromises() throws {
        var log = PlantedLog()
        log.setValue("grade") { order, _ in order % 3 == 0 ? "C" : "A" }
        let assembled = try log.assembled()
        let late = (0..<600).map { Optional($0 % 3 == 0) }
        #expect(LogDoctor.examine(assembled.log, lateness: late).columns(.outcomeLeak) == ["grade"])
        #expect(LogDoctor.examine(assembled.log).columns(.outcomeLeak).isEmpty)
    }

    @Test func columnsThatSayNothingAreNamed() throws {
        var log = PlantedLog()
        log.setValue("company") { _, _ in "767" }
        log.setValue("document") { order, _ in "D-\(order * 13)" }
        log.setValue("remark") { order, _ in order % 100 == 0 ? "call first" : "" }
        let diagnosis = try log.diagnosis()
        #expect(diagnosis.columns(.constantColumns) == ["company"])
        #expect(diagnosis.columns(.idColumns) == ["document"])
        #expect(diagnosis.columns(.blankColumns) == ["remark"])
    }
}

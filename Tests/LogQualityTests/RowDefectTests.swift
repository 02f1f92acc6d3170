import EventLogs
import LogQuality
import Testing

@Suite struct RowDefectTests {
    @Test func rejectedRowsAreCountedByReason() throws {
        var log = PlantedLog()
        log.rows[5].order = " "
        log.rows[6].activity = ""
        log.rows[7].activity = ""
        let findings = try log.diagnosis().findings
        #expect(findings.first { $0.code == .blankOrder }?.count == 1)
        #expect(findings.first { $0.code == .blankActivity }?.count == 2)
        #expect(findings.first { $0.code == .blankActivity }?.severity == .warning)
    }

    @Test func manyRejectedRowsAreAnError() throws {
        var log = PlantedLog()
        for row in 0..<200 { log.rows[row * 5 + 1].order = "" }
        #expect(try log.finding(.blankOrder).severity == .error)
    }

    @Test func theTextNAIsAnOrder() throws {
        var log = PlantedLog()
        for row in 0..<5 { log.rows[row].order = "NA" }
        #expect(try log.diagnosis().findings.isEmpty)
    }

    @Test func duplicateRowsAreCountedOnce() throws {
        var log = PlantedLog()
        for row in 0..<40 { log.rows.append(log.rows[row * 7]) }
        log.rows.append(log.rows[0])
        let finding = try log.finding(.duplicateRows)
        #expect(finding.count == 41)
        #expect(finding.of == 3_041)
    }

    @Test func rowsOfItemsAreNoDuplicates() throws {
        var log = PlantedLog()
        log.columns.append(SourceColumn(name: "item", role: .attribute))
        for row in log.rows.indices { log.rows[row].values["item"] = "A\(row % 5)" }
        for row in 0..<40 {
            var copy = log.rows[row * 7]
            copy.values["item"] = "B"
            log.rows.append(copy)
        }
        let findings = try log.diagnosis().findings
        #expect(findings.map(\.code) == [.rowsRepeat])
        #expect(findings.first?.count == 40)
        #expect(findings.first?.columns == ["item"])
    }

    @Test func oneStepByTwoResourcesIsFound() throws {
        var log = PlantedLog()
        for row in 0..<40 {
            var copy = log.rows[row * 7]
            copy.resource = "Assistant 9"
            log.rows.append(copy)
        }
        let findings = try log.diagnosis().findings
        #expect(findings.map(\.code) == [.sameStepOtherResource])
        #expect(findings.first?.count == 40)
    }

    @Test func orderTimesThatCannotBeReadAreReported() throws {
        var log = PlantedLog()
        let clean = log
        log.setValue("promised") { order, range in
            order < 2 ? "soon" : PlantedLog.text(clean.rows[range.upperBound - 1].end!)
        }
        let finding = try log.finding(.unreadableOrderTimes)
        #expect(finding.columns == ["promised"])
        #expect(finding.count == 10)
    }

    @Test func estimatedAndUnfinishedWorkIsNoted() throws {
        var log = PlantedLog()
        for row in 0..<30 { log.rows[row * 5 + 2].end = nil }
        let finding = try log.finding(.unfinished)
        #expect(finding.count == 30)
        log.hasStarts = false
        #expect(try log.finding(.startsAbsent).of == 2_970)
    }
}

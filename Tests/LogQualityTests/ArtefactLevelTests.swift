import EventLogs
import LogQuality
import Testing

@Suite struct ArtefactLevelTests {
    /// Returns: late orders that are promised for the day before they arrive.
    private func returns(promisedTooEarly: Bool) -> PlantedLog {
        var log = PlantedLog()
        let late = log.late
        let ranges = log.rowsByOrder
        let isReturn = late.indices.map { late[$0] && $0 % 3 != 0 }
        log.setValue("type") { order, _ in isReturn[order] ? "Return" : "Standard" }
        guard promisedTooEarly else { return log }
        for (order, range) in ranges.enumerated() where isReturn[order] {
            let arrival = log.rows[range.lowerBound].start ?? 0
            for row in range { log.rows[row].values["promised"] = PlantedLog.text(arrival - .day) }
        }
        return log
    }

    @Test func aLevelThatIsPromisedBeforeItArrivesIsAnArtefact() throws {
        let log = returns(promisedTooEarly: true)
        let count = log.late.indices.count { log.late[$0] && $0 % 3 != 0 }
        let finding = try log.finding(.impossiblePromise)
        #expect(finding.severity == .warning)
        #expect(finding.columns == ["type"])
        let artefact = try #require(finding.artefacts.first)
        #expect(artefact.level == "Return" && artefact.orders == count && artefact.late == count)
        let promise = try #require(artefact.promise)
        #expect(promise.column == nil && promise.promised == count && promise.beforeArrival == count)
        #expect(artefact.route == nil)
        #expect(artefact.otherOrders == 600 - count)
        #expect(finding.message.contains("type = Return (\(count)/\(count))"))
        #expect(try !log.diagnosis().findings.contains { $0.code == .determiningLevel })
    }

    @Test func aLevelWhosePromiseCouldBeKeptMayBeACause() throws {
        let diagnosis = try returns(promisedTooEarly: false).diagnosis()
        #expect(diagnosis.columns(.determiningLevel) == ["type"])
        #expect(diagnosis.findings.flatMap(\.artefacts).isEmpty)
    }

    @Test func withoutAPromiseAnotherProcessSpeaksForAnArtefact() throws {
        var log = returns(promisedTooEarly: false)
        let late = log.late
        let isReturn = late.indices.map { late[$0] && $0 % 3 != 0 }
        log.columns.removeAll { $0.name == "promised" }
        var rows: [PlantedLog.Row] = []
        for (order, range) in log.rowsByOrder.enumerated() {
            rows += log.rows[range].filter { !isReturn[order] || $0.activity != "Check credit" }
        }
        log.rows = rows
        let assembled = try log.assembled()
        let diagnosis = LogDoctor.examine(assembled.log, lateness: late.map { $0 })
        let finding = try #require(diagnosis.findings.first { $0.code == .otherProcess })
        let artefact = try #require(finding.artefacts.first)
        let count = isReturn.count { $0 }
        #expect(artefact.level == "Return" && artefact.promise == nil)
        let route = try #require(artefact.route)
        #expect(route.activity == "Check credit" && route.orders == 0 && route.otherOrders == 600 - count)
        #expect(diagnosis.columns(.determiningLevel).isEmpty)
    }

    @Test func bothLanguagesHaveTheWords() throws {
        let log = returns(promisedTooEarly: true)
        let diagnosis = try log.diagnosis(language: .chinese)
        let finding = try #require(diagnosis.findings.first { $0.code == .impossiblePromise })
        #expect(finding.title == "承诺时间早于到达")
        #expect(finding.message.contains("type = Return"))
    }
}

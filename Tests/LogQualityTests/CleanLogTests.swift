import EventLogs
import LogQuality
import Testing

@Suite struct CleanLogTests {
    @Test(arguments: 1...8) func nothingIsFoundInACleanLog(seed: UInt64) throws {
        let diagnosis = try PlantedLog(seed: seed).diagnosis()
        #expect(
            diagnosis.findings.isEmpty,
            "\(diagnosis.findings.map { "\($0.code.rawValue): \($0.message)" })"
        )
        #expect(
            diagnosis.passed.map(\.check).sorted { $0.rawValue < $1.rawValue }
                == CheckName.allCases.sorted { $0.rawValue < $1.rawValue }
        )
        #expect(diagnosis.severity == nil)
    }

    @Test func aLogOfOneEventIsExamined() throws {
        var log = PlantedLog(orders: 1)
        log.rows = [log.rows[0]]
        #expect(try log.diagnosis().findings.isEmpty)
    }

    @Test func theGravestComesFirst() throws {
        var log = PlantedLog()
        log.rows[7].end = Microseconds(CivilDate(year: 9999, month: 12, day: 31).daysSinceEpoch) * .day
        log.rows[11].resource = ""
        let diagnosis = try log.diagnosis()
        #expect(diagnosis.severity == .error)
        #expect(diagnosis.findings.map(\.code) == [.timesImplausible, .missingResource])
    }
}

import EventLogs
import LogQuality
import Testing

@Suite struct ClockChangesTests {
    /// People in Berlin, whose system writes UTC.
    private func berlin(seed: UInt64) throws -> PlantedLog {
        var log = PlantedLog(seed: seed, orders: 2_000, days: 360)
        log.zone = try #require(ZoneRules(identifier: "Europe/Berlin"))
        // Only event times are of interest here.
        log.columns = []
        return log
    }

    @Test(arguments: 1...3) func daylightSavingShowsInUniversalTime(seed: UInt64) throws {
        let log = try berlin(seed: seed)
        let finding = try #require(try log.diagnosis().findings.first { $0.code == .clockShift })
        #expect(finding.count == 2)
        let shifts = finding.examples.compactMap(\.value)
        for (shift, (change, hours)) in zip(
            shifts,
            [
                (CivilDate(year: 2024, month: 3, day: 31), "(-1 h)"),
                (.init(year: 2024, month: 10, day: 27), "(+1 h)"),
            ]
        ) {
            #expect(shift.hasSuffix(hours))
            let parts = shift.prefix(10).split(separator: "-").compactMap { Int($0) }
            let day = CivilDate(year: parts[0], month: parts[1], day: parts[2])
            #expect(abs(day.daysSinceEpoch - change.daysSinceEpoch) <= 5)
        }
    }

    @Test(arguments: 1...3) func theNamedZoneMendsIt(seed: UInt64) throws {
        let log = try berlin(seed: seed)
        let codes = try log.diagnosis(shownIn: log.zone).findings.map(\.code)
        #expect(codes.isEmpty)
    }

    @Test func mixedOffsetsAreReported() throws {
        var assembled = try PlantedLog().assembled()
        assembled.reading.notes = [
            .mixedOffsets(minutes: [60, 120], shown: "GMT+0100"), .zoneAssumed(zone: "UTC"),
        ]
        let codes = LogDoctor.examine(assembled.log, reading: assembled.reading).findings.map(\.code)
        #expect(codes == [.mixedOffsets, .zoneAssumed])
    }
}

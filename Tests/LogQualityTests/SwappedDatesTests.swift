import EventLogs
import Testing

@testable import LogQuality

@Suite struct SwappedDatesTests {
    /// Reads day/month as month/day wherever that is possible.
    private func damaged(_ log: PlantedLog) -> (log: PlantedLog, dates: Int) {
        var log = log
        var dates = 0
        log.hasStarts = false
        for row in log.rows.indices {
            guard let swapped = SwapVote.exchanged(log.rows[row].end!) else { continue }
            log.rows[row].end = swapped
            dates += 1
        }
        return (log, dates)
    }

    @Test(arguments: 1...6) func swappedDatesAreNamedAndCounted(seed: UInt64) throws {
        let (log, dates) = damaged(PlantedLog(seed: seed))
        let finding = try log.finding(.dayMonthSwapped)
        #expect(finding.severity == .error)
        #expect(finding.count == dates)
        #expect(finding.examples.count == 5)
        #expect(finding.examples.allSatisfy { $0.value?.hasPrefix("-> 2024-") == true })
    }

    @Test(arguments: 1...6) func datesSwappedBackAreSound(seed: UInt64) throws {
        let back = damaged(damaged(PlantedLog(seed: seed)).log).log
        let codes = try back.diagnosis().findings.map(\.code)
        #expect(codes == [.startsAbsent])
    }

    @Test func swappedPromisesAreNamed() throws {
        let clean = PlantedLog()
        var log = PlantedLog()
        var swapped = 0
        log.setValue("promised") { _, range in
            let promise = clean.rows[range.upperBound - 1].end! + 2 * .hour
            if SwapVote.exchanged(promise) != nil { swapped += 1 }
            return PlantedLog.text(SwapVote.exchanged(promise) ?? promise)
        }
        let finding = try log.finding(.orderTimeSwapped)
        #expect(finding.columns == ["promise"])
        #expect(finding.count == swapped)
        #expect(try !log.diagnosis().findings.map(\.code).contains(.dayMonthSwapped))
    }

    @Test func anotherColumnTellsOnSwappedDates() throws {
        var log = PlantedLog()
        let clean = log
        log.columns.append(SourceColumn(name: "posted", role: .attribute))
        for row in log.rows.indices {
            log.rows[row].values["posted"] = String(
                (clean.rows[row].end! + Microseconds(row % 90) * .minute) / 1_000
            )
        }
        #expect(try !log.diagnosis().findings.map(\.code).contains(.dayMonthSwappedAgainstColumn))
        let finding = try damaged(log).log.finding(.dayMonthSwappedAgainstColumn)
        #expect(finding.columns == ["posted"])
        #expect(finding.severity == .error)
    }

    @Test func exchangeKeepsTheTimeOfDay() {
        let time = Microseconds(CivilDate(year: 2016, month: 5, day: 1).daysSinceEpoch) * .day + 17 * .hour
        let other = Microseconds(CivilDate(year: 2016, month: 1, day: 5).daysSinceEpoch) * .day + 17 * .hour
        #expect(SwapVote.exchanged(time) == other)
        #expect(SwapVote.exchanged(other) == time)
        let sure = Microseconds(CivilDate(year: 2016, month: 5, day: 13).daysSinceEpoch) * .day
        #expect(SwapVote.exchanged(sure) == nil)
        let same = Microseconds(CivilDate(year: 2016, month: 5, day: 5).daysSinceEpoch) * .day
        #expect(SwapVote.exchanged(same) == nil)
    }

    @Test func anAmbiguousColumnIsReported() throws {
        var assembled = try PlantedLog().assembled()
        assembled.reading.notes.append(.ambiguousDayAndMonth(column: "end", assumed: .dayMonthYear))
        let findings = LogDoctor.examine(assembled.log, reading: assembled.reading).findings
        #expect(findings.map(\.code) == [.dayMonthAmbiguous])
        #expect(findings.first?.columns == ["end"])
    }
}

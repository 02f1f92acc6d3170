import EventLogs
import Testing

@testable import LogQuality

@Suite struct TimeDefectTests {
    @Test func aTimeInAnotherCenturyIsAnError() throws {
        var log = PlantedLog()
        log.rows[0].start = nil
        log.rows[0].end = Microseconds(CivilDate(year: 1948, month: 1, day: 26).daysSinceEpoch) * .day + .hour
        let finding = try log.finding(.timesImplausible)
        #expect(finding.severity == .error)
        #expect(finding.count == 1)
        #expect(finding.of == 3_000)
        #expect(finding.examples.first?.row == 1)
        #expect(finding.examples.first?.end == "1948-01-26T01:00:00Z")
        #expect(finding.examples.first?.start == nil)
    }

    @Test func aTimeYearsFromAllOthersIsOutlying() throws {
        var log = PlantedLog()
        log.rows[2_999].end! += 6 * 365 * .day
        #expect(try log.finding(.timesOutlying).count == 1)
    }

    @Test func aLogInAnotherCenturyIsOneOfItsOwn() throws {
        var log = PlantedLog()
        for row in log.rows.indices {
            log.rows[row].start! -= 50 * 365 * .day
            log.rows[row].end! -= 50 * 365 * .day
        }
        #expect(try log.finding(.logLongAgo).severity == .note)
    }

    @Test func impossiblePromisesAreFound() throws {
        var log = PlantedLog()
        log.setValue("promised") { order, _ in order % 10 == 0 ? "9999-12-31T00:00:00Z" : "" }
        let finding = try log.finding(.orderTimesImplausible)
        #expect(finding.count == 60)
        #expect(finding.columns == ["promise"])
    }

    @Test func endsBeforeStartsAreReadFromTheReport() throws {
        var log = PlantedLog()
        for row in stride(from: 3, to: 300, by: 10) { log.rows[row].end = log.rows[row].start! - .hour }
        let finding = try log.finding(.endBeforeStart)
        #expect(finding.count == 30)
        #expect(finding.of == 3_000)
        #expect(finding.examples.first?.row == 4)
    }

    @Test func startsThatRepeatTheEndsSayNothing() throws {
        var log = PlantedLog()
        for row in log.rows.indices { log.rows[row].start = log.rows[row].end }
        #expect(try log.finding(.startsEqualEnds).share == 1)
    }

    @Test func instantActivitiesAreNamed() throws {
        var log = PlantedLog()
        for row in log.rows.indices where log.rows[row].activity == "Ship" {
            log.rows[row].start = log.rows[row].end
        }
        let finding = try log.finding(.zeroLength)
        #expect(finding.count == 600)
        #expect(finding.message.contains("Ship"))
    }

    @Test func milestonesInTheWrongOrderAreFound() throws {
        var log = PlantedLog()
        log.columns.append(SourceColumn(name: "arrived", role: .arrival))
        log.columns.append(SourceColumn(name: "delivered", role: .completed))
        for (order, range) in log.rowsByOrder.enumerated() {
            let first = log.rows[range.lowerBound].start!
            let last = log.rows[range.upperBound - 1].end!
            for row in range {
                log.rows[row].values["arrived"] = PlantedLog.text(order < 7 ? first + .hour : first - .hour)
                log.rows[row].values["delivered"] = PlantedLog.text(order < 5 ? first - .day : last + .hour)
                if order < 3 { log.rows[row].values["promised"] = PlantedLog.text(first - 2 * .day) }
            }
        }
        let findings = try log.diagnosis().findings
        #expect(findings.first { $0.code == .arrivalAfterFirstEvent }?.count == 7)
        #expect(findings.first { $0.code == .completedBeforeFirstEvent }?.count == 5)
        #expect(findings.first { $0.code == .promiseBeforeArrival }?.count == 3)
    }

    @Test func datesWithoutTimesAreFound() throws {
        var log = PlantedLog()
        for row in log.rows.indices {
            log.rows[row].start = nil
            log.rows[row].end = log.rows[row].end!.floored(by: .day) * .day
        }
        log.hasStarts = false
        #expect(try log.finding(.datesOnly).share == 1)
    }

    @Test func midnightsOfSummerAndWinterAreDatesToo() throws {
        var log = PlantedLog()
        log.hasStarts = false
        log.zone = try #require(ZoneRules(identifier: "Europe/Berlin"))
        for row in log.rows.indices { log.rows[row].end = log.rows[row].end!.floored(by: .day) * .day }
        // Shown in one offset, as the reader does for times of two offsets.
        let assembled = try log.assembled(shownIn: ZoneRules(fixedOffset: .hour))
        let codes = LogDoctor.examine(assembled.log).findings.map(\.code)
        #expect(codes.contains(.datesOnly))
    }

    @Test func anActivityBookedByDateIsNamed() throws {
        var log = PlantedLog()
        for row in log.rows.indices where log.rows[row].activity == "Invoice" {
            log.rows[row].start = nil
            log.rows[row].end = (log.rows[row].end!.floored(by: .day) + 1) * .day
        }
        let finding = try log.finding(.someDatesOnly)
        #expect(finding.count == 600)
        #expect(finding.message.contains("Invoice"))
    }

    @Test(arguments: [(Microseconds.minute, "1 minute"), (15 * .minute, "15 minutes"), (.hour, "1 hour")])
    func roundedTimesAreFound(step: Microseconds, text: String) throws {
        var log = PlantedLog()
        for row in log.rows.indices {
            log.rows[row].start = log.rows[row].start!.floored(by: step) * step
            log.rows[row].end = (log.rows[row].end!.floored(by: step) + 1) * step
        }
        let finding = try log.finding(.roundedTimes)
        #expect(finding.message.contains(text))
        #expect(finding.severity == (step == .hour ? .warning : .note))
    }

    @Test func typedTimesHeapOnRoundMinutes() throws {
        var log = PlantedLog()
        for row in log.rows.indices where row % 2 == 0 {
            log.rows[row].end = (log.rows[row].end!.floored(by: 5 * .minute) + 1) * 5 * .minute
        }
        let finding = try log.finding(.heapedTimes)
        // Half of the times were rounded, and one in five of the others is round by chance.
        #expect(abs(finding.share - 0.6) < 0.03)
    }

    @Test func aDefaultTimeOfDayIsFound() throws {
        var log = PlantedLog()
        for row in log.rows.indices where log.rows[row].activity == "Ship" {
            log.rows[row].end = log.rows[row].end!.floored(by: .day) * .day + 24 * .hour - .second
        }
        let finding = try log.finding(.piledTimes)
        #expect(finding.count == 600)
        #expect(finding.message.contains("23:59:59"))
    }

    @Test func oneTimeForAllIsNoLog() throws {
        var log = PlantedLog(orders: 9)
        for row in log.rows.indices {
            log.rows[row].start = nil
            log.rows[row].end = log.rows[0].end
        }
        #expect(try log.finding(.allTimesEqual).severity == .error)
    }

    @Test func ordersWithoutSpanAreFound() throws {
        var log = PlantedLog()
        for range in log.rowsByOrder {
            for row in range {
                log.rows[row].start = nil
                log.rows[row].end = log.rows[range.lowerBound].end
            }
        }
        #expect(try log.finding(.ordersWithoutSpan).count == 600)
    }
}

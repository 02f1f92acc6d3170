import EventLogs
import Testing

@testable import LogQuality

@Suite struct NameAndResourceTests {
    @Test func spellingsOfAnActivityAreFound() throws {
        var log = PlantedLog()
        for row in 0..<25 { log.rows[row * 5 + 1].activity = "check  Credit" }
        for row in 30..<40 { log.rows[row * 5 + 1].activity = "Check credit " }
        let finding = try log.finding(.nameVariants)
        #expect(finding.columns == ["activity"])
        #expect(finding.count == 35)
        #expect(
            finding.examples.first?.value
                == #""Check credit" (565), "check  Credit" (25), "Check credit " (10)"#
        )
    }

    @Test func spellingsFold() {
        #expect(NameSpellings.folded("no change ") == "no change")
        #expect(NameSpellings.folded(" Loan  Application") == "loan application")
        #expect(NameSpellings.folded("\u{3000}订单　审核") == "订单 审核")
        #expect(NameSpellings.folded("ＡＢＣＤ") == "abcd")
        // Short codes may differ by capitals on purpose.
        #expect(NameSpellings.folded("aB") == "aB")
        #expect(NameSpellings.variants(of: NameTable(["a", "A", "Pick", "pick", "pick "])) == [[2, 3, 4]])
    }

    @Test func missingResourcesNameTheirActivities() throws {
        var log = PlantedLog()
        for row in log.rows.indices where log.rows[row].activity == "Pick" { log.rows[row].resource = "" }
        let finding = try log.finding(.missingResource)
        #expect(finding.count == 600)
        #expect(finding.severity == .warning)
        #expect(finding.message.contains("Pick"))
        for row in log.rows.indices { log.rows[row].resource = "" }
        #expect(try log.finding(.noResource).share == 1)
    }

    @Test func wordsForNobodyAreFound() throws {
        var log = PlantedLog()
        for row in 0..<100 { log.rows[row * 6].resource = "NULL" }
        let finding = try log.finding(.placeholderNames)
        #expect(finding.count == 100)
        #expect(finding.severity == .warning)
    }

    @Test func manyThingsAtOnceAreNotTheWorkOfAPerson() throws {
        var log = PlantedLog()
        for row in log.rows.indices where log.rows[row].activity == "Ship" {
            log.rows[row].resource = "Shipping"
            log.rows[row].start! -= 10 * .day
        }
        let finding = try log.finding(.manyThingsAtOnce)
        #expect(finding.count == 600)
        #expect(finding.message.contains("Shipping"))
    }

    @Test func aResourceThatNeverSleepsIsFound() throws {
        var log = PlantedLog()
        log.hasStarts = false
        log.columns = []
        for hour in 0..<24 * 60 {
            let time =
                Microseconds(PlantedLog.firstDay + 20) * .day + Microseconds(hour) * .hour + 61 * .second
            log.rows.append(
                .init(
                    order: "SO-\(10_100 + hour % 60)",
                    activity: "Pick",
                    resource: "U7",
                    start: nil,
                    end: time,
                    values: [:]
                )
            )
        }
        #expect(try log.finding(.roundTheClock).count == 1_440)
    }

    @Test func thousandsOfEventsADayAreFound() throws {
        var log = PlantedLog()
        log.hasStarts = false
        log.columns = []
        for day in 0..<4 {
            for event in 0..<1_200 {
                let time =
                    Microseconds(PlantedLog.firstDay + 28 + day) * .day + 9 * .hour
                    + Microseconds(event * 23) * .second
                log.rows.append(
                    .init(
                        order: "SO-\(10_000 + event % 600)",
                        activity: "Pick",
                        resource: "U7",
                        start: nil,
                        end: time,
                        values: [:]
                    )
                )
            }
        }
        #expect(try log.finding(.thousandsADay).count == 4_800)
    }

    @Test func systemsAreKnownByNameAndByNight() throws {
        var log = PlantedLog()
        for row in log.rows.indices where log.rows[row].activity == "Invoice" {
            log.rows[row].resource = "SAP-Batch 01"
        }
        #expect(try log.finding(.resourceAutomatic).count == 600)
        #expect(AutomaticNames.suggests("系统自动"))
        #expect(AutomaticNames.suggests("order_bot"))
        #expect(!AutomaticNames.suggests("Abbott"))
        #expect(!AutomaticNames.suggests("Autumn Robotham"))

        var nightly = PlantedLog()
        nightly.hasStarts = false
        for row in nightly.rows.indices where nightly.rows[row].activity == "Invoice" {
            nightly.rows[row].resource = "U7"
            nightly.rows[row].end! += Microseconds(row % 11) * 4 * .hour + Microseconds(row % 3) * .day
        }
        #expect(try nightly.finding(.resourceAutomatic).message.contains("U7"))
    }
}

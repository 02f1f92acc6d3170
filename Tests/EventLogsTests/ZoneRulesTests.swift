import Testing

@testable import EventLogs

@Suite struct ZoneRulesTests {
    private func microseconds(
        _ year: Int,
        _ month: Int,
        _ day: Int,
        _ hour: Int,
        _ minute: Int = 0
    ) -> Microseconds {
        Microseconds(CivilDate(year: year, month: month, day: day).daysSinceEpoch) * .day
            + Microseconds(hour) * .hour + Microseconds(minute) * .minute
    }

    @Test func berlinChangesItsClocks() throws {
        let berlin = try #require(ZoneRules(identifier: "Europe/Berlin"))
        #expect(berlin.offset(at: microseconds(2026, 3, 29, 0, 59)) == .hour)
        #expect(berlin.offset(at: microseconds(2026, 3, 29, 1)) == 2 * .hour)
        #expect(berlin.instant(local: microseconds(2026, 7, 1, 12)) == microseconds(2026, 7, 1, 10))
        #expect(berlin.instant(local: microseconds(2026, 1, 1, 12)) == microseconds(2026, 1, 1, 11))
    }

    @Test func aSkippedHourLandsAfterTheChangeAndADoubledOneIsTheFirst() throws {
        let berlin = try #require(ZoneRules(identifier: "Europe/Berlin"))
        #expect(berlin.instant(local: microseconds(2026, 3, 29, 2, 30)) == microseconds(2026, 3, 29, 1, 30))
        #expect(berlin.instant(local: microseconds(2026, 10, 25, 2, 30)) == microseconds(2026, 10, 25, 0, 30))
    }

    @Test func everyHourOfAYearComesBack() throws {
        for name in ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "UTC"] {
            let zone = try #require(ZoneRules(identifier: name))
            var doubled = 0
            for hour in 0..<8_760 {
                let instant = microseconds(2025, 1, 1, 0) + Microseconds(hour) * .hour
                if zone.instant(local: zone.local(instant)) != instant { doubled += 1 }
            }
            #expect(doubled <= 1, "only the doubled hour may come back as its first")
        }
    }

    @Test func unknownZonesAreRefused() {
        #expect(ZoneRules(identifier: "Europe/Atlantis") == nil)
        #expect(ZoneRules(fixedOffset: 8 * .hour).identifier == "GMT+0800")
    }
}

import EventLogs
import TestInputs
import Testing

@testable import WorkCalendars

@Suite struct CalendarFileTests {
    private let berlin = ZoneRules(identifier: "Europe/Berlin")!

    private func hours(_ from: Double, _ to: Double) -> Range<Microseconds> {
        Microseconds(from * 3_600_000_000)..<Microseconds(to * 3_600_000_000)
    }

    private func read(_ text: String) throws -> CalendarBook {
        try CalendarBook(text: text, file: "calendars.yml", zone: .utc)
    }

    private func mistake(in text: String) -> CalendarFileError? {
        do {
            _ = try CalendarBook(text: text, file: "calendars.yml", zone: .utc)
            return nil
        } catch { return error }
    }

    private let example = """
        zone: Europe/Berlin
        holidays: [2026-12-25, 2026/12/26]
        workdays:
          - 2026-02-14
          - {date: 2026-02-15, like: friday}
          - {date: 2026-02-16, hours: "09:00-12:00"}
        calendars:
          office:
            monday-friday: ["09:00-12:30", "13:00-17:30"]
            friday: "09:00-13:00"
            leave: [{from: 2026-08-03, to: 2026-08-14}, 2026-09-01, {from: 2026-09-02 13:00, to: 2026-09-02 24:00}]
          nights: {周一-周五: "22:00-06:00", zone: Asia/Shanghai, holidays: [2026-10-01]}
          bot: always
        resources:
          Anna: office
          "Robot 1": always
          Ben: {calendar: office, leave: [2026-05-04]}
          Eve: {sat: "10-14"}
        teams:
          warehouse: {members: [Chen, Dora, Anna], calendar: nights}
        leave:
          Dora: [{from: 2026-05-04, to: 2026-05-08}]
        default: office
        """

    @Test func theDocumentedExampleMeansWhatItSays() throws {
        let book = try read(example)
        let anna = try #require(book.calendar(of: "Anna"))
        #expect(anna.zone == berlin)
        #expect(anna.week.days[0] == [hours(9, 12.5), hours(13, 17.5)])
        #expect(anna.week.days[4] == [hours(9, 13)])
        #expect(anna.week.days[5].isEmpty)
        #expect(anna.week.perWeek == 36 * .hour)
        #expect(
            anna.holidays == [
                CivilDate(year: 2026, month: 12, day: 25), CivilDate(year: 2026, month: 12, day: 26),
            ]
        )
        #expect(
            anna.extraDates[CivilDate(year: 2026, month: 2, day: 14)] == [hours(9, 12.5), hours(13, 17.5)]
        )
        #expect(anna.extraDates[CivilDate(year: 2026, month: 2, day: 15)] == [hours(9, 13)])
        #expect(anna.extraDates[CivilDate(year: 2026, month: 2, day: 16)] == [hours(9, 12)])
        #expect(anna.leave.map { $0.upperBound - $0.lowerBound } == [12 * .day, .day, 11 * .hour])
        #expect(book.calendar(of: "Anybody") == anna)
        #expect(book.calendar(of: "Robot 1") == .always)
        #expect(book.calendar(of: "Ben")?.leave.count == 4)
        #expect(book.calendar(of: "Eve")?.week.days[5] == [hours(10, 14)])
        let chen = try #require(book.calendar(of: "Chen"))
        #expect(chen.zone.identifier == "Asia/Shanghai" && chen.week.perWeek == 40 * .hour)
        #expect(chen.week.days[5] == [hours(0, 6)] && chen.holidays.count == 3)
        #expect(book.calendar(of: "Dora")?.leave.count == 1)
    }

    @Test func jsonIsReadToo() throws {
        let book = try read(
            "{\n\t\"calendars\": {\"a\": {\"mon-wed\": [\"8:00-16:00\"]}},\n\t\"default\": \"a\"\n}"
        )
        #expect(book.fallback?.week.perWeek == 24 * .hour)
    }

    @Test func weekdaysAreReadInEnglishAndChinese() {
        #expect(WeekdayNotation.weekdays("Friday-Monday") == [4, 5, 6, 0])
        #expect(WeekdayNotation.weekdays("周一至周五") == [0, 1, 2, 3, 4])
        #expect(WeekdayNotation.weekdays("星期天") == [6])
        #expect(WeekdayNotation.weekdays("周八") == nil && WeekdayNotation.weekdays("mo") == nil)
    }

    @Test func timesAndDatesOutOfRangeAreRefused() {
        #expect(TimeNotation.hours("22:00-06:00") == hours(22, 30))
        #expect(TimeNotation.timeOfDay("23:59:59.999000") == .day - 1_000)
        for bad in ["25:00", "24:01", "9:5", "09:60", "", "-1:00", "1:2:3:4"] {
            #expect(TimeNotation.timeOfDay(bad) == nil, "\(bad)")
        }
        for bad in ["2026-02-29", "26-01-01", "2026-13-01", "2026-01", "01.02.2026"] {
            #expect(TimeNotation.date(bad) == nil, "\(bad)")
        }
        #expect(TimeNotation.hours("09:00-09:00") == nil && TimeNotation.hours("24:00-06:00") == nil)
    }

    @Test(arguments: [
        (
            "zone: Europe/Atlantis\ndefault: always", 1, "zone",
            CalendarFileError.Problem.unknownZone("Europe/Atlantis")
        ),
        (
            "calendars:\n  a: {monday: nine}", 2, "calendars.a.monday",
            .expected(.hours, found: "\"nine\"")
        ),
        ("resources: {Anna: office}", 1, "resources.Anna", .unknownCalendar("office", defined: [])),
        (
            "calendars:\n  a:\n    mon-wed: 9-17\n    tue-fri: 9-17", 4, "calendars.a.tue-fri",
            .weekdayGivenTwice(weekday: 1)
        ),
        (
            "calendars:\n  a:\n    leave:\n      - {from: 2026-02-02, to: 2026-02-01}", 4,
            "calendars.a.leave[0]",
            .endsBeforeStart(from: "2026-02-02", to: "2026-02-01")
        ),
        ("calendars: [1]", 1, "calendars", .expected(.mapping, found: "a list")),
        (
            "holidays: [2026-02-30]\ndefault: always", 1, "holidays[0]",
            .expected(.date, found: "\"2026-02-30\"")
        ),
        ("zone: UTC", 1, "", .missingKey("calendars")),
        ("leave: {Anna: [2026-01-01]}\nresources: {}", 1, "leave.Anna", .resourceWithoutCalendar("Anna")),
        (
            "teams:\n  a: {members: [X], calendar: always}\n  b: {members: [X], calendar: always}", 3,
            "teams.b.members[0]", .resourceInTwoTeams("X")
        ),
    ])
    func mistakesAreNamedWithTheirPlace(
        text: String,
        line: Int,
        key: String,
        problem: CalendarFileError.Problem
    ) throws {
        let error = try #require(mistake(in: text))
        #expect(error.problem == problem && error.line == line && error.key == key, "\(error)")
        #expect(error.description.hasPrefix("calendars.yml:\(line):"))
    }

    @Test func unknownKeysAndBrokenSyntaxAreNamed() throws {
        let unknown = try #require(mistake(in: "calendars:\n  a:\n    mnday: 9-17"))
        #expect(unknown.line == 3 && unknown.column == 5 && unknown.key == "calendars.a.mnday")
        let broken = try #require(mistake(in: "calendars:\n  a: {monday: [\"9-17\"\n"))
        guard case .syntax = broken.problem else {
            Issue.record("\(broken)")
            return
        }
        #expect(
            mistake(in: "") != nil && mistake(in: "calendars: {a: always}\ncalendars: {b: always}") != nil
        )
    }

    @Test(.needsSharedData)
    func theCalendarsOfTheResearchToolsAreRead() throws {
        let manual = try CalendarBook(
            text: SharedData.text("waiting-time-analysis/manual_log_calendars.json"),
            file: "m.json",
            zone: .utc
        )
        #expect(manual.calendars["Marcus"]?.week.days[4] == [hours(10, 12), hours(12.5, 20)])
        #expect(manual.calendars["Anya"]?.week.perWeek == 50 * .hour)
        let purchasing = try CalendarBook(
            text: SharedData.decompressedText("waiting-time-analysis/PurchasingExample_calendar.json.gz"),
            file: "p.json",
            zone: .utc
        )
        #expect(purchasing.calendars["Kim Passa"]?.week.days[0].last == hours(22.25, 24))
        for (name, resource, count, day) in [
            ("Procure_to_Pay", "Supplier_8", 21, hours(9, 17)),
            ("Insurance_Claims_5_timers", "Claims Handler_99", 130, hours(9, 17)),
            ("Loan_Application_5_timers", "Clerk_0", 47, hours(9, 17)),
            ("Pharmacy_5_timers", "Pharmacist", 10, hours(8, 20)),
        ] {
            let book = try CalendarBook(
                text: SharedData.text("extraneous-delays/\(name).json"),
                file: "\(name).json",
                zone: .utc
            )
            #expect(book.calendars[resource]?.week == WeeklyHours([day], on: 0...4), "\(name)")
            #expect(book.calendars.count == count, "\(name): \(book.calendars.keys.sorted())")
        }
    }
}

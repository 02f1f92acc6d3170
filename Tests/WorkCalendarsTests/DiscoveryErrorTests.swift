import EventLogs
import TestInputs
import Testing

@testable import WorkCalendars

/// The error of discovered weekly hours, missing and extra, in hours a week, over 20 seeds a scenario.
@Suite struct DiscoveryErrorTests {
    struct Scenario: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var week: WeeklyHours
        var weeks = 8
        var tasks = 6.0
        var length = 30 * Microseconds.minute
        var pauses = false
        var zone = "Europe/Berlin"
        var idle = 0.0
        /// Bounds of the median and the worst error.
        var median = 1.0
        var worst = 2.0
    }

    static func hours(_ ranges: (Double, Double)..., on days: ClosedRange<Int> = 0...4) -> WeeklyHours {
        WeeklyHours(
            ranges.map {
                Microseconds($0.0 * 3_600_000_000)..<Microseconds($0.1 * 3_600_000_000)
            },
            on: days
        )
    }

    static let office = hours((8, 17))
    static let shortFriday = WeeklyHours(
        days: office.days.enumerated().map { $0 == 4 ? [8 * .hour..<13 * .hour] : $1 }
    )
    static let saturdayShift = WeeklyHours(
        days: office.days.enumerated().map { $0 == 5 ? [9 * .hour..<13 * .hour] : $1 }
    )

    static let scenarios = [
        Scenario(testDescription: "45 h, six half hours, 4 weeks", week: office, weeks: 4),
        Scenario(testDescription: "45 h, six half hours, 8 weeks", week: office),
        Scenario(testDescription: "45 h, six half hours, 26 weeks", week: office, weeks: 26),
        Scenario(testDescription: "45 h, pausing overnight", week: office, pauses: true),
        Scenario(testDescription: "lunch 12-13", week: hours((8, 12), (13, 17))),
        Scenario(testDescription: "lunch 12-13, pausing", week: hours((8, 12), (13, 17)), pauses: true),
        Scenario(
            testDescription: "lunch 12:30-13, pausing, 26 weeks",
            week: hours((9, 12.5), (13, 17.5)),
            weeks: 26,
            pauses: true
        ),
        Scenario(testDescription: "part-time 8-12", week: hours((8, 12)), tasks: 4),
        Scenario(testDescription: "Monday to Thursday", week: hours((8, 17), on: 0...3)),
        Scenario(testDescription: "Friday to 13", week: shortFriday, tasks: 8),
        Scenario(testDescription: "Saturday 9-13", week: saturdayShift, tasks: 8),
        Scenario(testDescription: "nights 22-06", week: hours((22, 30))),
        Scenario(testDescription: "nights 22-06, pausing", week: hours((22, 30)), pauses: true),
        Scenario(testDescription: "bot", week: .always, tasks: 24, median: 0, worst: 0),
        Scenario(testDescription: "bot, little to do", week: .always, tasks: 3, median: 0, worst: 0),
        Scenario(testDescription: "Shanghai 9-18", week: hours((9, 18)), zone: "Asia/Shanghai"),
        Scenario(
            testDescription: "New York 7:15-15:45, clock change",
            week: hours((7.25, 15.75)),
            zone: "America/New_York"
        ),
        Scenario(testDescription: "two-hour tasks", week: office, tasks: 3, length: 2 * .hour),
        Scenario(
            testDescription: "one task a day, idle days, 26 weeks",
            week: office,
            weeks: 26,
            tasks: 1,
            idle: 0.3,
            worst: 3
        ),
    ]

    @Test(arguments: scenarios) func weeklyHoursAreFound(scenario: Scenario) {
        var errors: [Double] = []
        for seed in 1...20 {
            var random = SeededGenerator(seed: UInt64(seed) * 7_919)
            var worker = SyntheticWorker(week: scenario.week, zone: ZoneRules(identifier: scenario.zone)!)
            worker.tasksPerDay = scenario.tasks
            worker.taskLength = scenario.length
            worker.pauses = scenario.pauses
            worker.idleDays = scenario.idle
            let (from, to) = worker.horizon(scenario.weeks)
            let found = CalendarDiscovery(zone: worker.zone, from: from, to: to).calendars(
                of: [WorkSpans(worker.work(weeks: scenario.weeks, random: &random))],
                teams: [0]
            )[0]
            errors.append((found.calendar?.week ?? .none).errorHours(against: scenario.week))
        }
        errors.sort()
        let median = (errors[9] + errors[10]) / 2
        #expect(median <= scenario.median && errors[19] <= scenario.worst, "\(errors)")
    }
}

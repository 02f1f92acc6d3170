import Delays
import DeskGenerator
import EventLogs
import Foundation
import Improvements
import LogReaders
import TestInputs
import WorkCalendars

/// Logs for tests of the desk that a log shows.
enum DeskLogs {
    /// A ledger of a generated desk with its true calendars.
    static func ledger(_ scenario: Scenario, orders: Int, seed: UInt64 = 1) throws -> DelayLedger {
        let desk = try scenario.description(language: .english, orders: orders)
        let generated = try DeskGenerator.generate(desk, orders: orders, seed: seed)
        return ledger(try generated.log().log, generated.calendars)
    }

    static func ledger(_ log: EventLog, _ calendars: CalendarBook) -> DelayLedger {
        let (from, to) = (log.start.min() ?? 0, log.end.max() ?? 0)
        let onDuty = log.resources.names.map {
            calendars.calendar(of: $0)?.workingTime(from: from, to: to) ?? .empty
        }
        return DelayLedger(log: log, roster: DutyRoster(given: onDuty))
    }

    /// A ledger of people who are always there.
    static func ledger(_ log: EventLog) -> DelayLedger {
        let horizon = DutyRoster.horizon(of: log)
        let always = IntervalSet(from: horizon.lowerBound, to: horizon.upperBound)
        return DelayLedger(log: log, roster: DutyRoster(given: log.resources.names.map { _ in always }))
    }

    /// A ledger of people who come at half past ten, as those of the published logs do, and go at six.
    static func fromHalfPastTen(_ log: EventLog) -> DelayLedger {
        let horizon = DutyRoster.horizon(of: log)
        let days = (horizon.lowerBound / .day)...(horizon.upperBound / .day)
        let hours = IntervalSet(
            merging: days.map { day in
                (from: day * .day + 10 * .hour + 30 * .minute, to: day * .day + 18 * .hour)
            }
        )
        return DelayLedger(log: log, roster: DutyRoster(given: log.resources.names.map { _ in hours }))
    }

    /// A log whose orders come in when their first activity was enabled, again and again, from week to week.
    static func prioritization(_ number: Int, weeks: Int = 1) throws -> EventLog {
        let text = try SharedData.text("batch-processing/prioritization_event_log_\(number).csv")
        let lines = text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",").map(String.init) }
        var rows = [lines[0]]
        for week in 0..<weeks {
            for line in lines.dropFirst() {
                rows.append(
                    line.enumerated().map { column, field in
                        switch lines[0][column] {
                        case "case_id": "\(week)-\(field)"
                        case "enabled_time", "start_time", "end_time": shifted(field, days: 7 * week)
                        default: field
                        }
                    }
                )
            }
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try rows.map { $0.joined(separator: ",") }.joined(separator: "\n").write(
            to: file,
            atomically: true,
            encoding: .utf8
        )
        var options = ReadingOptions()
        options.columns = [
            .order: "case_id", .activity: "Activity", .resource: "Resource", .arrival: "enabled_time",
            .start: "start_time", .end: "end_time",
        ]
        return try LogReader.read(path: file.path, options: options).log
    }

    private static func shifted(_ time: String, days: Int) -> String {
        let date = CivilDate(
            year: Int(time.prefix(4))!,
            month: Int(time.dropFirst(5).prefix(2))!,
            day: Int(time.dropFirst(8).prefix(2))!
        )
        let moved = ZoneRules.utc.iso8601(Microseconds(date.daysSinceEpoch + days) * .day)
        return "\(moved.prefix(10))\(time.dropFirst(10))"
    }

    /// What a replay did, as a log, with attributes of its orders.
    static func log(
        of times: ReplayTimes,
        _ work: ReplayWork,
        resources: Int,
        orderAttributes: [AttributeColumn] = []
    ) -> EventLog {
        let activities = Int(work.activity.max() ?? 0) + 1
        return EventLog(
            zone: .utc,
            orders: NameTable(work.arrival.indices.map { "order \($0)" }),
            arrival: work.arrival,
            promise: [],
            orderAttributes: orderAttributes,
            firstInstance: work.firstInstance,
            activities: NameTable((0..<activities).map { "activity \($0)" }),
            resources: NameTable((0..<resources).map { "resource \($0)" }),
            activity: work.activity,
            resource: times.resource,
            start: times.start,
            end: times.end,
            startSource: work.activity.map { _ in .recorded },
            sourceRow: work.activity.indices.map { UInt32($0 + 1) },
            instanceAttributes: []
        )
    }
}

import EventLogs
import Foundation
import LogReaders
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

/// The seconds that the tests of waiting-time-analysis assert for each transition and cause
/// (`../shared/data/README.md` 2.2), from the literature's definitions.
@Suite(.needsSharedData) struct PublishedCausesTests {
    private struct Key: Hashable, CustomStringConvertible {
        let from, fromResource, to, toResource: String
        var description: String { "\(from)/\(fromResource) -> \(to)/\(toResource)" }
    }

    private struct Row: Equatable {
        var count = 0
        /// Batching, prioritization, contention, unavailability and extraneous, in seconds.
        var seconds = [0, 0, 0, 0, 0]
    }

    private func expected(_ name: String) throws -> [Key: Row] {
        let text = try String(
            contentsOfFile: SharedData.path("waiting-time-analysis/\(name)_expected.csv"),
            encoding: .utf8
        )
        var rows: [Key: Row] = [:]
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            // One column holds the cases, quoted where there are several.
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            let cells = parts.enumerated().map { $0 % 2 == 1 ? "cases" : String($1) }.joined()
                .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            rows[Key(from: cells[0], fromResource: cells[1], to: cells[2], toResource: cells[3])] = Row(
                count: Int(Double(cells[4]) ?? -1),
                seconds: cells[7...11].map(seconds)
            )
        }
        return rows
    }

    /// `1 days 12:30:00` or `0 days`.
    private func seconds(_ text: String) -> Int {
        let parts = text.split(separator: " ")
        let clock = parts.count > 2 ? parts[2].split(separator: ":").compactMap { Int($0) } : [0, 0, 0]
        return (Int(parts[0]) ?? -1) * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
    }

    private func found(_ log: EventLog, _ causes: LiteratureCauses) -> [Key: Row] {
        var rows: [Key: Row] = [:]
        for instance in 0..<log.instanceCount {
            guard let before = causes.enablement.predecessor(of: instance) else { continue }
            let key = Key(
                from: log.activities[log.activity[before]],
                fromResource: log.resources[log.resource[before]],
                to: log.activities[log.activity[instance]],
                toResource: log.resources[log.resource[instance]]
            )
            let parts = causes.waiting[instance]
            rows[key, default: Row()].count += 1
            let order: [Cause] = [.batching, .prioritization, .contention, .unavailability, .unexplained]
            for (index, cause) in order.enumerated() {
                rows[key, default: Row()].seconds[index] += Int(parts[cause] / .second)
            }
        }
        return rows
    }

    private func roster(_ log: EventLog, _ book: CalendarBook) -> DutyRoster {
        let horizon = (from: (log.start.min() ?? 0) - .day, to: (log.end.max() ?? 0) + .day)
        return DutyRoster(
            given: log.resources.names.map {
                book.calendar(of: $0)?.workingTime(from: horizon.from, to: horizon.to) ?? .empty
            }
        )
    }

    @Test(arguments: 1...5)
    func manualLogs(_ number: Int) throws {
        let name = "manual_log_\(number)"
        let log = try SharedData.log("waiting-time-analysis/\(name).csv")
        let file = SharedData.path("waiting-time-analysis/manual_log_calendars.json")
        let book = try CalendarBook(
            text: String(contentsOfFile: file, encoding: .utf8),
            file: file,
            zone: log.zone
        )
        let causes = LiteratureCauses(log: log, roster: roster(log, book))
        let rows = found(log, causes)
        for (key, row) in try expected(name) { #expect(rows[key] == row, "\(key)") }
        #expect(rows.count == (try expected(name)).count)
    }

    /// The research tool finds its calendar in the log: the quarter hours in which somebody started or ended. For this
    /// log that is Anya from 10:00 to 10:45 and from 13:00 to 13:45, Marcus from 10:30 to 13:00, every day.
    @Test func branchesSideBySide() throws {
        let log = try SharedData.log("waiting-time-analysis/handoff-test.csv")
        let week = { (hours: [Range<Microseconds>]) in
            WorkCalendar(zone: .utc, week: WeeklyHours(hours, on: 0..<7))
        }
        let (hour, minute) = (Microseconds.hour, Microseconds.minute)
        let book = CalendarBook(calendars: [
            "Anya": week([10 * hour..<10 * hour + 45 * minute, 13 * hour..<13 * hour + 45 * minute]),
            "Marcus": week([10 * hour + 30 * minute..<13 * hour]),
        ])
        let causes = LiteratureCauses(log: log, roster: roster(log, book), leastBatchSize: 10)
        let rows = found(log, causes)
        for (key, row) in try expected("handoff-test") { #expect(rows[key] == row, "\(key)") }
    }
}

import Delays
import EventLogs
import Foundation
import WorkCalendars

/// When everybody in a log was on duty, as the choice of calendars has it.
struct DutyFinding {
    let roster: DutyRoster
    let rows: [CalendarRow]

    /// - Throws: ``CalendarFileError``.
    init(_ log: EventLog, by choice: CalendarChoice) throws {
        switch choice {
        case .always: self.init(log, CalendarBook(fallback: .always), source: "always")
        case .file(let path):
            let text: String
            do { text = try String(contentsOf: URL(filePath: path), encoding: .utf8) } catch {
                throw CalendarChoiceError.unreadable(path: path)
            }
            self.init(log, try CalendarBook(text: text, file: path, zone: log.zone))
        case .written(let text, let file):
            self.init(log, try CalendarBook(text: text, file: file, zone: log.zone))
        }
    }

    /// By calendars that were given; who has none is taken to be always on duty.
    private init(_ log: EventLog, _ book: CalendarBook, source: String = "given") {
        let arrivals = log.arrival.lazy.filter { $0 != EventLog.missingTime }
        let from = min(log.start.min() ?? 0, arrivals.min() ?? .max) - .week
        let to = (log.end.max() ?? 0) + .week
        var onDuty: [IntervalSet] = []
        var rows: [CalendarRow] = []
        for name in log.resources.names {
            let given = book.calendar(of: name)
            let calendar = given ?? .always
            onDuty.append(calendar.workingTime(from: from, to: to))
            rows.append(
                CalendarRow(
                    resource: name,
                    calendar: calendar,
                    source: given == nil ? "none given: always" : source
                )
            )
        }
        roster = DutyRoster(given: onDuty)
        self.rows = rows
    }
}

/// Why calendars could not be had.
public enum CalendarChoiceError: Error, Equatable {
    /// There is no such calendar file, or it is no text in UTF-8.
    case unreadable(path: String)
}

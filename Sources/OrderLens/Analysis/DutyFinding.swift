import Delays
import EventLogs
import Foundation
import WorkCalendars

/// When everybody in a log was on duty, as the choice of calendars has it.
struct DutyFinding {
    let roster: DutyRoster
    let rows: [CalendarRow]

    /// - Parameter work: that of the log, where it is at hand.
    /// - Throws: ``CalendarFileError`` or ``CalendarChoiceError``.
    init(_ log: EventLog, work: ResourceWork?, by choice: CalendarChoice) throws {
        switch choice {
        case .discover: self.init(discovering: log, work)
        case .always: self.init(log, CalendarBook(fallback: .always), source: .always)
        case .file(let path):
            let text: String
            do { text = try String(contentsOf: URL(filePath: path), encoding: .utf8) } catch {
                throw CalendarChoiceError.unreadable(path: path)
            }
            self.init(log, try CalendarBook(text: text, file: path, zone: log.zone), source: .given)
        case .written(let text, let file):
            self.init(log, try CalendarBook(text: text, file: file, zone: log.zone), source: .given)
        }
    }

    /// By calendars that were given; who has none is taken to be always on duty.
    private init(_ log: EventLog, _ book: CalendarBook, source: CalendarRow.Source) {
        let horizon = DutyRoster.horizon(of: log)
        let names = log.resources.names
        let calendars = names.map { book.calendar(of: $0) ?? .always }
        roster = DutyRoster(
            given: calendars.map { $0.workingTime(from: horizon.lowerBound, to: horizon.upperBound) }
        )
        rows = zip(names, calendars).map { name, calendar in
            let isGiven = book.calendar(of: name) != nil
            return CalendarRow(resource: name, calendar: calendar, source: isGiven ? source : .noneGiven)
        }
    }

    private init(discovering log: EventLog, _ work: ResourceWork?) {
        let found = DutyRoster.discovered(from: log, work: work)
        roster = found.roster
        rows = zip(log.resources.names, found.calendars).map { name, discovered in
            CalendarRow(
                resource: name,
                calendar: discovered.calendar ?? .always,
                source: CalendarRow.Source(discovered.kind)
            )
        }
    }
}

extension CalendarRow.Source {
    fileprivate init(_ kind: DiscoveredCalendar.Kind) {
        switch kind {
        case .always: self = .discoveredAlways
        case .hours: self = .discovered
        case .borrowedFromTeam: self = .borrowedFromTeam
        case .unknown: self = .unknown
        }
    }
}

/// Why calendars could not be had.
public enum CalendarChoiceError: Error, Equatable {
    /// There is no such calendar file, or it is no text in UTF-8.
    case unreadable(path: String)
}

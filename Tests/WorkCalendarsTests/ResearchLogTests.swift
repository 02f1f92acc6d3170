import EventLogs
import Testing

@testable import WorkCalendars

/// Discovery on the simulated logs of the extraneous-delays collection, whose true calendars lie beside them.
@Suite(.enabled(if: SharedData.isThere, "../shared/data is not beside this checkout"))
struct ResearchLogTests {
    private func log(_ name: String) throws -> [String: [(Microseconds, Microseconds)]] {
        let lines = try SharedData.text("extraneous-delays/\(name).csv.gz").split(whereSeparator: \.isNewline)
        let header = lines[0].split(separator: ",")
        // From the right, since activities on the left may have commas.
        let column = { (title: Substring) in header.firstIndex(of: title)! - header.count }
        let (start, end, resource) = (column("start_time"), column("end_time"), column("resource"))
        var work: [String: [(Microseconds, Microseconds)]] = [:]
        for line in lines.dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            work[String(fields[fields.count + resource]), default: []].append(
                (time(fields[fields.count + start]), time(fields[fields.count + end]))
            )
        }
        return work.mapValues { $0.sorted { $0 < $1 } }
    }

    /// `2023-01-02 09:00:16.440000+00:00`
    private func time(_ text: Substring) -> Microseconds {
        TimeNotation.dateTime(String(text.dropLast(text.hasSuffix("+00:00") ? 6 : 0)))!
    }

    @Test(arguments: [
        ("Procure_to_Pay", "Procure_to_Pay"), ("Procure_to_Pay_5_timers", "Procure_to_Pay_5_timers"),
        ("Loan_Application", "Loan_Application_5_timers"),
        ("Loan_Application_5_timers", "Loan_Application_5_timers"),
        ("Pharmacy", "Pharmacy_5_timers"), ("Pharmacy_5_timers", "Pharmacy_5_timers"),
        ("Insurance_Claims", "Insurance_Claims_5_timers"),
        ("Insurance_Claims_5_timers", "Insurance_Claims_5_timers"),
    ])
    func simulatedCalendarsAreFound(name: String, model: String) throws {
        let truth = try CalendarBook(
            text: SharedData.text("extraneous-delays/\(model).json"),
            file: model,
            zone: .utc
        )
        let work = try log(name).sorted { $0.key < $1.key }
        let team = { (resource: String) in String(resource.split(separator: "_")[0]) }
        let teams = Array(Set(work.map { team($0.key) })).sorted()
        let from = work.flatMap { $0.value.map(\.0) }.min()!
        let to = work.flatMap { $0.value.map(\.1) }.max()!
        let found = CalendarDiscovery(zone: .utc, from: from, to: to).calendars(
            of: work.map { WorkSpans(starts: $0.value.map(\.0), ends: $0.value.map(\.1)) },
            teams: work.map { Int32(teams.firstIndex(of: team($0.key))!) }
        )
        var errors: [String: [Double]] = [:]
        for (resource, calendar) in zip(work, found) {
            let error = (calendar.calendar?.week ?? .none).errorHours(
                against: truth.calendars[resource.key]!.week
            )
            errors[team(resource.key), default: []].append(error)
            if !calendar.absences.isEmpty {
                print("LOG \(name) \(resource.key) absences \(calendar.absences)")
            }
            if !(calendar.calendar?.holidays.isEmpty ?? true) {
                print("LOG \(name) holidays \(calendar.calendar!.holidays)")
            }
            if error > 2 {
                print(
                    "LOG  \(name) \(resource.key) \(calendar.kind) \(calendar.calendar?.week.days.map { $0.map { ($0.lowerBound.hours, $0.upperBound.hours) } } as Any)"
                )
            }
        }
        for (team, values) in errors.sorted(by: { $0.key < $1.key }) {
            let sorted = values.sorted()
            print(
                "LOG \(name) \(team): n \(sorted.count) median \(sorted[sorted.count / 2]) worst \(sorted.last!)"
            )
        }
    }
}

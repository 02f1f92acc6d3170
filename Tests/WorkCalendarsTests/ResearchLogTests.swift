import EventLogs
import TestInputs
import Testing

@testable import WorkCalendars

/// Discovery on the simulated logs of the extraneous-delays collection, whose true calendars lie beside them.
@Suite(.needsSharedData) struct ResearchLogTests {
    private func log(_ name: String) throws -> [String: [(Microseconds, Microseconds)]] {
        let lines = try SharedData.decompressedText("extraneous-delays/\(name).csv.gz").split(
            whereSeparator: \.isNewline
        )
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

    /// `2023-01-02 09:00:16.440000+00:00`, to the second; digits by their place, since parsing is not under test.
    private func time(_ text: Substring) -> Microseconds {
        let digits = text.utf8.prefix(19).map { Int($0) - 48 }
        let two = { digits[$0] * 10 + digits[$0 + 1] }
        let date = CivilDate(year: two(0) * 100 + two(2), month: two(5), day: two(8))
        return Microseconds(date.daysSinceEpoch) * .day
            + Microseconds(two(11) * 3_600 + two(14) * 60 + two(17)) * .second
    }

    /// Two groups cannot be told from their logs. All insurance claims came in on one Monday and were done by
    /// 15:16, so nothing shows that the desk is open until 17:00. An applicant's tasks take 24 hours, so
    /// their starts and ends lie in the hours in which others work, though applicants never close.
    @Test(arguments: [
        ("Procure_to_Pay_5_timers", "Procure_to_Pay_5_timers", 1.0),
        ("Loan_Application_5_timers", "Loan_Application_5_timers", 1.0),
        ("Pharmacy_5_timers", "Pharmacy_5_timers", 0.0),
        ("Insurance_Claims_5_timers", "Insurance_Claims_5_timers", 14.0),
    ])
    func simulatedCalendarsAreFound(name: String, model: String, bound: Double) throws {
        let truth = try CalendarBook(
            text: SharedData.text("extraneous-delays/\(model).json"),
            file: model,
            zone: .utc
        )
        let work = try log(name).sorted { $0.key < $1.key }
        let team = { (resource: String) in String(resource.split(separator: "_")[0]) }
        let teams = Array(Set(work.map { team($0.key) })).sorted()
        let found = CalendarDiscovery(
            zone: .utc,
            from: work.flatMap { $0.value.map(\.0) }.min()!,
            to: work.flatMap { $0.value.map(\.1) }.max()!
        ).calendars(
            of: work.map { WorkSpans($0.value) },
            teams: work.map { Int32(teams.firstIndex(of: team($0.key))!) }
        )
        for (resource, one) in zip(work, found) where team(resource.key) != "Applicant" {
            let calendar = try #require(one.calendar)
            let error = calendar.week.errorHours(against: truth.calendars[resource.key]!.week)
            #expect(error <= bound, "\(resource.key): \(calendar.week.days)")
            #expect(one.absences.isEmpty && calendar.holidays.isEmpty, "\(resource.key)")
        }
    }

    @Test func kimPassaWorksRoundTheClock() throws {
        let lines = try SharedData.decompressedText("waiting-time-analysis/PurchasingExample.csv.gz").split(
            whereSeparator: \.isNewline
        )
        let header = lines[0].split(separator: ",")
        let (start, end) = (
            header.firstIndex(of: "start_timestamp")!, header.firstIndex(of: "time:timestamp")!
        )
        let spans = lines.dropFirst().filter {
            $0.utf8.split(separator: 44).contains { $0.elementsEqual("Kim Passa".utf8) }
        }
        .map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            return (time(fields[start]), time(fields[end]))
        }.sorted { $0 < $1 }
        let found = CalendarDiscovery(zone: .utc, from: spans[0].0, to: spans.map(\.1).max()!).calendars(
            of: [WorkSpans(spans)],
            teams: [0]
        )[0]
        #expect(found.kind == .always)
    }
}

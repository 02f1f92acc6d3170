import EventLogs
import Foundation
import WorkCalendars

extension GeneratedDesk {
    /// The tables beside the log, of the assistants who are people.
    public func records() -> DeskRecords {
        var sample = RecordSample(
            persons: desk.assistants.filter { !$0.isMachine }.map(\.name[language]),
            from: desk.firstDate,
            seed: seed
        )
        sample.drawRecords()
        sample.drawMarks()
        var records = sample.drawn
        records.people = desk.assistants.filter { !$0.isMachine }.map { assistant in
            let week = assistant.calendar.week.days.joined().reduce(0) { $0 + $1.upperBound - $1.lowerBound }
            return DeskRecords.Person(
                name: assistant.name[language],
                team: assistant.skills.first.map { desk.stages[$0].name[language] } ?? "",
                isPartTime: week < 35 * .hour
            )
        }
        return records
    }
}

/// Draws the tables.
private struct RecordSample {
    private(set) var drawn = DeskRecords(records: [], marks: [], people: [], leniency: [])
    private let persons: [String]
    private let months: [CivilDate]
    private var stream: RandomStream

    init(persons: [String], from date: CivilDate, seed: UInt64) {
        self.persons = persons
        stream = RandomStream(seed: seed, purpose: .records)
        months = (0..<DeskRecords.months).map {
            let month = date.year * 12 + date.month - 1 + $0
            return CivilDate(year: month / 12, month: month % 12 + 1, day: 1)
        }
    }

    /// How often a kind of record comes a month, and how it goes: the chance that it goes well, or a mean and a spread.
    private enum Habit {
        case chance(Double, times: Int)
        case measured(mean: Double, spread: Double, range: ClosedRange<Int>, times: Int)
    }

    private static let habits: [(DeskRecords.Kind, Habit)] = [
        (.report, .chance(0.96, times: 8)), (.complaint, .chance(0.78, times: 6)),
        (.visit, .chance(1, times: 9)),
        (.customerFile, .measured(mean: 11, spread: 4, range: 0...60, times: 12)),
        (.document, .chance(0.96, times: 20)), (.reminder, .chance(0.76, times: 12)),
        (.behaviour, .measured(mean: 3.2, spread: 0.8, range: 1...5, times: 1)),
        (.keyResult, .measured(mean: 92, spread: 9, range: 0...150, times: 1)),
        (.supplierCheck, .chance(0.85, times: 5)),
    ]

    mutating func drawRecords() {
        for person in persons {
            // Better at everything, or worse; as a chance's logarithmic odds, and as a share of a spread.
            let skill = 0.5 * stream.normal()
            for month in months {
                for (kind, habit) in RecordSample.habits {
                    switch habit {
                    case .chance(let chance, let times):
                        // Some months have more of it.
                        let count = max(
                            1,
                            times + Int((Double(times).squareRoot() / 2 * stream.normal()).rounded())
                        )
                        let odds = exp(skill) * chance / (1 - min(chance, 0.999_999))
                        for _ in 0..<count {
                            add(person, month, kind, stream.unit() < odds / (1 + odds) ? 1 : 0)
                        }
                    case .measured(let mean, let spread, let range, let times):
                        let sign = kind == .customerFile ? -1.0 : 1
                        for _ in 0..<times {
                            let value = mean + spread * (sign * skill + stream.normal())
                            add(
                                person,
                                month,
                                kind,
                                min(max(Int(value.rounded()), range.lowerBound), range.upperBound)
                            )
                        }
                    }
                }
            }
        }
    }

    private mutating func add(_ person: String, _ month: CivilDate, _ kind: DeskRecords.Kind, _ value: Int) {
        let days = CivilDate.daysIn(month: month.month, year: month.year)
        let date = CivilDate(
            year: month.year,
            month: month.month,
            day: 1 + min(Int(stream.unit() * Double(days)), days - 1)
        )
        drawn.records.append(DeskRecords.Record(person: person, date: date, kind: kind, value: value))
    }

    /// Everybody is rated by the same four or five colleagues, the next ones in the list, the last person by two.
    mutating func drawMarks() {
        let leniency = persons.map { _ in (8 * stream.normal()).rounded() }
        drawn.leniency = zip(persons, leniency).map { ScorecardTruth.Leniency(rater: $0, effect: $1) }
        for (index, person) in persons.enumerated() {
            let deserved = 72 + 6 * stream.normal()
            let raters = index == persons.count - 1 ? DeskRecords.tooFewRaters : 4 + index % 2
            for month in months {
                for step in 0..<min(raters, persons.count - 1) {
                    let rater = (index + step + 1) % persons.count
                    let mark = deserved + leniency[rater] + 3 * stream.normal()
                    drawn.marks.append(
                        DeskRecords.Mark(
                            person: person,
                            rater: persons[rater],
                            period: String(LocalTime.text(date: month).prefix(7)),
                            mark: min(max(Int(mark.rounded()), 0), 100)
                        )
                    )
                }
            }
        }
    }
}

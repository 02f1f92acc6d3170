import EventLogs

/// On which days people did what they are scored on.
public struct FactTimes: Sendable {
    public let people: [String]
    /// For each fact an index into `people`.
    public let personCodes: [Int32]
    /// For each fact its local date, in days since 1970-01-01.
    public let days: [Int32]
    /// Of the periods that people are scored over.
    public let length: Period.Length

    /// - Precondition: as many people as days, codes are indices of `people`.
    public init(people: [String], personCodes: [Int32], days: [Int32], length: Period.Length) {
        precondition(personCodes.count == days.count, "a day for each fact")
        precondition(personCodes.allSatisfy { people.indices.contains(Int($0)) }, "codes of people")
        self.people = people
        self.personCodes = personCodes
        self.days = days
        self.length = length
    }

    /// When the work was that a card measures; nil if no date of any is known.
    ///
    /// Work is what indicators with `source: system` count. Marks of behaviour and key results are given when a period ends, and outcomes are nobody's work. Of what
    /// formulas select more than once, each event counts once for a person; without an event, an order once a day; what has neither counts as it is.
    /// - Complexity: O(facts) on average.
    public init?(_ measurements: CardMeasurements) {
        let card = measurements.card
        let facts = card.indicators.filter { $0.source == .system }
            .flatMap { measurements.facts[$0.id] ?? [] }
        var people = Numbering<String>()
        var seen: Set<Work> = []
        var (persons, days): ([Int32], [Int32]) = ([], [])
        for fact in facts {
            guard let date = fact.date else { continue }
            if let work = Work(fact, date), !seen.insert(work).inserted { continue }
            persons.append(people.code(of: fact.person))
            days.append(Int32(date.daysSinceEpoch))
        }
        guard !days.isEmpty else { return nil }
        self.init(people: people.things, personCodes: persons, days: days, length: card.periods)
    }

    /// What tells a person's work from other work.
    private struct Work: Hashable {
        let person: String
        let order: String?
        let event: Int64?
        let date: CivilDate?

        init?(_ fact: Fact, _ date: CivilDate) {
            if fact.order == nil && fact.event == nil { return nil }
            (person, order, event) = (fact.person, fact.event == nil ? fact.order : nil, fact.event)
            // Formulas may give the beginning or the end of one event.
            self.date = fact.event == nil ? date : nil
        }
    }
}

/// The days of one period, and which of them are its last working days.
struct PeriodDays {
    let period: Period
    let days: Range<Int>
    /// The first of the last working days; it and all after it are the end.
    let firstOfEnd: Int
    /// The share of a period's facts that its last days have if they have as many as the same weekdays earlier.
    let expectedShare: Double

    /// - Parameter rates: for each weekday from Monday the facts that such a day has.
    /// - Returns: nil where too few days are worked on to tell an end from the rest.
    init?(_ period: Period, rates: [Double], lastDays: Int) {
        let first = period.firstDate.daysSinceEpoch
        let days = first..<period.advanced(by: 1).firstDate.daysSinceEpoch
        let busiest = rates.max() ?? 0
        let working = days.filter { rates[weekday($0)] >= leastOfWorkingDay * busiest }
        guard busiest > 0, working.count > 2 * lastDays else { return nil }
        let start = working[working.count - lastDays]
        let all = days.reduce(0) { $0 + rates[weekday($1)] }
        self.period = period
        self.days = days
        firstOfEnd = start
        expectedShare = days.reduce(0) { $0 + ($1 >= start ? rates[weekday($1)] : 0) } / all
    }
}

/// Of the busiest weekday's facts.
private let leastOfWorkingDay = 0.2

/// From Monday, 0: 1970-01-01 was a Thursday.
func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 }

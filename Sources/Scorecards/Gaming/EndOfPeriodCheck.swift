import EventLogs
import Statistics

/// Looks whether more of the work falls on the last working days of periods than on the same weekdays earlier in them (`ExcessShare`).
///
/// What a weekday has is counted in the first two thirds of all periods. The excess is jackknifed over people, and over periods, for a busy end of
/// one month is everybody's; the larger p value counts.
struct EndOfPeriodCheck {
    let check: GamingCheck

    init(_ facts: FactTimes, settings: GamingSettings) {
        func done(_ result: GamingCheck.Result?, _ gap: GamingCheck.Gap?) -> GamingCheck {
            GamingCheck(
                kind: .endOfPeriod,
                indicator: nil,
                other: nil,
                result: result,
                gap: gap,
                answer: .readThroughPeriod
            )
        }
        do {
            check = done(try EndOfPeriodCheck.result(facts, settings), nil)
        } catch {
            check = done(nil, error)
        }
    }

    private static func result(
        _ facts: FactTimes,
        _ settings: GamingSettings
    ) throws(GamingCheck.Gap) -> GamingCheck.Result {
        guard facts.days.count >= settings.minimumValues else {
            throw .tooFewValues(facts.days.count, needed: settings.minimumValues)
        }
        let people = Set(facts.personCodes).count
        guard people >= settings.minimumPeople else {
            throw .tooFewPeople(people, needed: settings.minimumPeople)
        }
        let periods = wholePeriods(facts, settings)
        guard let first = periods.first?.period.index, periods.count >= settings.minimumPeriods else {
            throw .tooFewPeriods(periods.count, needed: settings.minimumPeriods)
        }
        var places = [Int?](repeating: nil, count: (periods.last?.period.index ?? first) - first + 1)
        for (place, period) in periods.enumerated() { places[period.period.index - first] = place }
        var (marks, chances): ([Bool], [Double]) = ([], [])
        var (persons, times): ([Int32], [Int32]) = ([], [])
        for (day, person) in zip(facts.days, facts.personCodes) {
            let offset = period(of: Int(day), facts).index - first
            guard places.indices.contains(offset), let place = places[offset] else { continue }
            marks.append(Int(day) >= periods[place].firstOfEnd)
            chances.append(periods[place].expectedShare)
            persons.append(person)
            times.append(Int32(place))
        }
        let byPeople = Clustering(name: "person", codes: persons, codeCount: facts.people.count)
        let byPeriods = Clustering(name: "period", codes: times, codeCount: periods.count)
        func test(_ clustering: Clustering) -> ExcessShare? {
            ExcessShare(marks, chances: chances, clusters: clustering, allowed: settings.allowedEndOfPeriod)
        }
        guard let ofPeople = test(byPeople), let ofPeriods = test(byPeriods) else {
            throw .tooFewValues(marks.count, needed: settings.minimumValues)
        }
        // Whichever leaves more unsure.
        let wider = (ofPeople.error ?? .infinity) > (ofPeriods.error ?? .infinity) ? ofPeople : ofPeriods
        let pValue = max(ofPeople.pValue, ofPeriods.pValue)
        return GamingCheck.Result(
            rows: marks.count,
            people: ofPeople.clusters,
            effect: wider.excess,
            interval: wider.interval(confidence: settings.confidence),
            pValue: pValue,
            adjustedPValue: pValue,
            detail: .endOfPeriod(
                days: settings.lastDays,
                expectedShare: wider.expectedShare,
                share: wider.share
            ),
            examples: examples(facts, marks, chances, persons, times, periods.map(\.period), settings)
        )
    }

    private static func period(of day: Int, _ facts: FactTimes) -> Period {
        Period(facts.length, holding: CivilDate(daysSinceEpoch: day))
    }

    /// The periods that lie wholly between the first fact and the last, with their ends.
    private static func wholePeriods(_ facts: FactTimes, _ settings: GamingSettings) -> [PeriodDays] {
        let (first, last) = (Int(facts.days.min() ?? 0), Int(facts.days.max() ?? 0))
        var period = period(of: first, facts)
        // The first period counts if work began in its first week.
        if first - period.firstDate.daysSinceEpoch > 6 { period = period.advanced(by: 1) }
        var inside: [Period] = []
        // The last one counts if work went on into its last week.
        while period.advanced(by: 1).firstDate.daysSinceEpoch - 1 - last <= 6 {
            inside.append(period)
            period = period.advanced(by: 1)
        }
        let rates = rates(facts, inside)
        return inside.compactMap { PeriodDays($0, rates: rates, lastDays: settings.lastDays) }
    }

    /// The facts of a day of each weekday, in the first two thirds of periods.
    private static func rates(_ facts: FactTimes, _ periods: [Period]) -> [Double] {
        var isEarly: Set<Int> = []
        var days = [Double](repeating: 0, count: 7)
        for period in periods {
            let first = period.firstDate.daysSinceEpoch
            let length = period.advanced(by: 1).firstDate.daysSinceEpoch - first
            for day in first..<first + length * 2 / 3 {
                isEarly.insert(day)
                days[weekday(day)] += 1
            }
        }
        var counts = [Double](repeating: 0, count: 7)
        for day in facts.days where isEarly.contains(Int(day)) { counts[weekday(Int(day))] += 1 }
        return zip(counts, days).map { $1 > 0 ? $0 / $1 : 0 }
    }

    /// The person-periods with the largest excess in facts.
    private static func examples(
        _ facts: FactTimes,
        _ marks: [Bool],
        _ chances: [Double],
        _ persons: [Int32],
        _ times: [Int32],
        _ periods: [Period],
        _ settings: GamingSettings
    ) -> [GamingCheck.Example] {
        var cells: [Int: (facts: Double, marked: Double, expected: Double)] = [:]
        for row in marks.indices {
            let cell = Int(persons[row]) * periods.count + Int(times[row])
            cells[cell, default: (0, 0, 0)].facts += 1
            cells[cell, default: (0, 0, 0)].marked += marks[row] ? 1 : 0
            cells[cell, default: (0, 0, 0)].expected += chances[row]
        }
        let sorted = cells.sorted {
            ($1.value.marked - $1.value.expected, $0.key) < ($0.value.marked - $0.value.expected, $1.key)
        }
        return sorted.prefix(settings.examples).filter { $0.value.marked > $0.value.expected }.map { cell in
            GamingCheck.Example(
                person: facts.people[cell.key / periods.count],
                period: periods[cell.key % periods.count],
                value: cell.value.marked / cell.value.facts,
                otherValue: nil
            )
        }
    }
}

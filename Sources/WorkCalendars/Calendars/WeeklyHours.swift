import EventLogs

/// The hours of a week in which somebody works, as the clock on the wall shows them.
public struct WeeklyHours: Sendable, Equatable {
    /// For each weekday (0 is Monday), the hours as microseconds of the local day, sorted and disjoint;
    /// 0 is midnight, 24 hours is the midnight after.
    public let days: [[Range<Microseconds>]]

    /// Round the clock, every day.
    public static let always = WeeklyHours(days: Array(repeating: [0..<Microseconds.day], count: 7))

    /// Never.
    public static let none = WeeklyHours(days: Array(repeating: [], count: 7))

    /// Hours for each of the seven weekdays from Monday, in any order; those that overlap or touch are merged.
    ///
    /// An upper bound beyond 24 hours runs into the next weekday: 22:00 to 30:00 is a night shift to 06:00.
    /// - Precondition: seven days; lower bounds inside the day; no range longer than a day.
    public init(days: [[Range<Microseconds>]]) {
        precondition(days.count == 7, "one list of hours for each weekday")
        var split: [[(from: Microseconds, to: Microseconds)]] = Array(repeating: [], count: 7)
        for (weekday, hours) in days.enumerated() {
            for range in hours {
                precondition(range.lowerBound >= 0 && range.lowerBound < .day, "hours begin inside the day")
                precondition(range.upperBound - range.lowerBound <= .day, "hours of at most a day")
                split[weekday].append((range.lowerBound, min(range.upperBound, .day)))
                split[(weekday + 1) % 7].append((0, range.upperBound - .day))
            }
        }
        self.days = split.map { ranges in
            let merged = IntervalSet(merging: ranges)
            return (0..<merged.count).map { merged.starts[$0]..<merged.ends[$0] }
        }
    }

    /// The same hours on each of these weekdays (0 is Monday), none on the others.
    public init(_ hours: [Range<Microseconds>], on weekdays: some Sequence<Int>) {
        var days: [[Range<Microseconds>]] = Array(repeating: [], count: 7)
        for weekday in weekdays { days[weekday] = hours }
        self.init(days: days)
    }

    /// Working time of a week without leave or clock change.
    public var perWeek: Microseconds {
        days.joined().reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    }

    /// The hours of the week as microseconds since Monday 00:00 local.
    public var asIntervals: IntervalSet {
        IntervalSet(
            merging: days.enumerated().flatMap { weekday, hours in
                hours.map {
                    let midnight = Microseconds(weekday) * .day
                    return (midnight + $0.lowerBound, midnight + $0.upperBound)
                }
            }
        )
    }
}

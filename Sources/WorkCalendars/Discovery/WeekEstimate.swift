import EventLogs
import Foundation

/// The weekly hours that a body of work shows: of one resource, or of a team pooled.
struct WeekEstimate: Sendable {
    let week: WeeklyHours
    /// Days begin this long after midnight, in the quietest part of the day: a night shift is one day.
    let cut: Microseconds
    /// By the weekday on which the day begins.
    let works: [Bool]
    /// Weekdays that the horizon does not contain.
    let assumedWeekdays: [Int]
    /// Whether there is enough work to say so.
    let isSure: Bool

    /// Which of the estimate's days were worked, for each resource that is pooled.
    let profiles: [WeekProfile]
    private let worked: [Int]

    /// - Parameters:
    ///   - evidence: one for each resource that is pooled.
    ///   - days: the days of the horizon, as ``WeekProfile/daysWorked`` counts them.
    /// - Complexity: O(n) in spans, and in days of the horizon.
    init(_ evidence: [WorkEvidence], days: Range<Int>) {
        var profiles = evidence.enumerated().map { WeekProfile($1, cut: 0, number: $0) }
        var whole = DayProfile()
        for profile in profiles { whole.add(profile.profile(of: Array(0..<7), withMoments: false)) }
        let cut = WeekEstimate.cut(whole)
        if cut != 0 { profiles = evidence.enumerated().map { WeekProfile($1, cut: cut, number: $0) } }
        var worked = Array(repeating: 0, count: 7)
        for profile in profiles {
            for day in profile.daysWorked { worked[CivilDate.weekday(daysSinceEpoch: day)] += 1 }
        }
        let offered = WeekEstimate.offered(days, absent: []).map { $0 * evidence.count }
        let works = WeekEstimate.works(worked: worked, offered: offered)
        let assumed = WeekEstimate.assumed(worked: worked, offered: offered, works: works)
        self.init(
            week: WeekEstimate.week(profiles, cut: cut, works: works, worked: worked, assumed: assumed),
            cut: cut,
            works: works,
            assumedWeekdays: assumed,
            isSure: whole.days >= 5 && whole.pieces >= 20,
            profiles: profiles.map(\.daysOnly),
            worked: worked
        )
    }

    /// The estimate for one resource that was away on those days. Its days stay as they are cut, and only where other
    /// weekdays turn out to be worked are the hours read again.
    /// - Parameter work: what the estimate was made from.
    func without(_ absent: Set<Int>, of days: Range<Int>, _ work: WorkEvidence) -> WeekEstimate {
        precondition(profiles.count == 1, "the days of one resource")
        let offered = WeekEstimate.offered(days, absent: absent)
        let works = WeekEstimate.works(worked: worked, offered: offered)
        let assumed = WeekEstimate.assumed(worked: worked, offered: offered, works: works)
        if works == self.works, assumed == assumedWeekdays { return self }
        let full = [WeekProfile(work, cut: cut, number: 0)]
        return WeekEstimate(
            week: WeekEstimate.week(full, cut: cut, works: works, worked: worked, assumed: assumed),
            cut: cut,
            works: works,
            assumedWeekdays: assumed,
            isSure: isSure,
            profiles: profiles,
            worked: worked
        )
    }

    private init(
        week: WeeklyHours,
        cut: Microseconds,
        works: [Bool],
        assumedWeekdays: [Int],
        isSure: Bool,
        profiles: [WeekProfile],
        worked: [Int]
    ) {
        self.week = week
        self.cut = cut
        self.works = works
        self.assumedWeekdays = assumedWeekdays
        self.isSure = isSure
        self.profiles = profiles
        self.worked = worked
    }

    /// How many days of each weekday there are, without the absent ones.
    private static func offered(_ days: Range<Int>, absent: Set<Int>) -> [Int] {
        var offered = Array(repeating: 0, count: 7)
        for day in days where !absent.contains(day) { offered[CivilDate.weekday(daysSinceEpoch: day)] += 1 }
        return offered
    }

    /// Weekdays that are worked although no day of them was there.
    private static func assumed(worked: [Int], offered: [Int], works: [Bool]) -> [Int] {
        (0..<7).filter { max(offered[$0], worked[$0]) == 0 && works[$0] }
    }

    private static func week(
        _ profiles: [WeekProfile],
        cut: Microseconds,
        works: [Bool],
        worked: [Int],
        assumed: [Int]
    ) -> WeeklyHours {
        var hoursOf: [[Range<Microseconds>]] = Array(repeating: [], count: 7)
        for group in WeekdayGroups.alike(profiles, works: works) {
            // One resource's is taken as it is, without copying its moments.
            var profile = profiles[0].profile(of: group, withMoments: true)
            for part in profiles.dropFirst() { profile.add(part.profile(of: group, withMoments: true)) }
            let hours = DayHours(profile, cut: cut).hours()
            for weekday in group { hoursOf[weekday] = hours }
        }
        // What was never offered is taken to be like the day that was worked most.
        if let model = (0..<7).max(by: { worked[$0] < worked[$1] }) {
            for weekday in assumed { hoursOf[weekday] = hoursOf[model] }
        }
        var days: [[Range<Microseconds>]] = Array(repeating: [], count: 7)
        for weekday in 0..<7 {
            for range in hoursOf[weekday] {
                let start = range.lowerBound + cut
                let length = range.upperBound - range.lowerBound
                let into = start % .day
                days[(weekday + Int(start / .day)) % 7].append(into..<(into + length))
            }
        }
        return WeeklyHours(days: days)
    }

    /// Midnight if nothing much goes on then, else the middle of the longest quiet stretch of the circular day.
    private static func cut(_ profile: DayProfile) -> Microseconds {
        let active = profile.active
        let count = DayProfile.slots
        guard let anchor = active.firstIndex(of: true) else { return 0 }
        var longest = (start: 0, length: 0)
        var run = 0
        for step in 1...count {
            let slot = (anchor + step) % count
            if active[slot] {
                if run > longest.length { longest = (anchor + step - run, run) }
                run = 0
            } else {
                run += 1
            }
        }
        guard longest.length >= 6 else { return 0 }
        let end = longest.start + longest.length
        if longest.start <= count, end >= count { return 0 }
        if longest.start == 0 { return 0 }
        return Microseconds((longest.start + longest.length / 2) % count) * DayProfile.slot
    }

    /// Decides for each weekday whether it is worked: the odds of the days worked out of those offered, at a rate
    /// between half the usual one and the usual one, against a rate of exceptions of a twentieth of it. Before
    /// any evidence Monday to Friday stand 7 to 3 for work, the weekend 3 to 7.
    private static func works(worked: [Int], offered: [Int]) -> [Bool] {
        let offered = zip(offered, worked).map { max($0, $1) }
        let total = worked.reduce(0, +)
        guard total > 0 else { return Array(repeating: false, count: 7) }
        let usual =
            (0..<7).reduce(0.0) {
                $0 + (offered[$1] == 0 ? 0 : Double(worked[$1] * worked[$1]) / Double(offered[$1]))
            } / Double(total)
        return (0..<7).map { weekday in
            let prior = log(7.0 / 3.0) * (weekday < 5 ? 1 : -1)
            guard offered[weekday] > 0 else { return weekday < 5 }
            let (done, missed) = (Double(worked[weekday]), Double(offered[weekday] - worked[weekday]))
            let rate = min(max(done / (done + missed), usual / 2), usual, 0.99)
            let exceptional = usual / 20
            let odds =
                prior + done * log(rate / exceptional) + missed * log((1 - rate) / (1 - exceptional))
            return odds > 0
        }
    }
}

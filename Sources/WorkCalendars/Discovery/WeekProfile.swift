import EventLogs
import Parallelism

/// The work of one resource, laid out on the days from cut to cut: a profile for each weekday, and what each day shows.
///
/// Days are independent of one another in it, so the profile of some weekdays is the sum of theirs.
struct WeekProfile: Sendable {
    /// By the weekday on which the day begins (0 is Monday); their moments and spans are below.
    private var weekdays: [DayProfile]
    private var moments: [DayProfile.Moment]
    private var wholes: [DayProfile.Whole]
    /// The days since 1970-01-01 that the entries of the columns below stand for.
    let days: Range<Int>
    /// Whether work shows on the day.
    private let isWorked: [Bool]
    /// The first and the last moment of work on the day, since its cut; the greatest and the least number without any.
    private(set) var first: [Microseconds]
    private(set) var last: [Microseconds]
    /// Whether a span that counts at its two ends only lies over a whole day, so that nobody knows what was done on it.
    let hasOpenDays: Bool
    private let number: Int

    /// - Parameters:
    ///   - cut: where one day ends and the next begins, after midnight.
    ///   - number: tells the moments of this resource from those of others.
    /// - Complexity: O(n) in spans, and in days from the first to the last.
    init(_ work: WorkEvidence, cut: Microseconds, number: Int) {
        let days = WeekProfile.days(of: work, cut: cut)
        let count = work.count
        self.days = days
        self.number = number
        var columns = DayColumns(days: days.count)
        var hasOpenDays = false
        var wholes: [DayProfile.Whole] = []
        moments = [DayProfile.Moment](unsharedCapacity: 2 * count) { moments, momentCount in
            wholes = [DayProfile.Whole](unsharedCapacity: count) { wholes, wholeCount in
                columns.withLayer(cut: cut, firstDay: days.lowerBound, moments, wholes) { layer in
                    work.forEachSpan { layer.add($0) }
                    (momentCount, wholeCount) = (layer.momentCount, layer.wholeCount)
                    hasOpenDays = layer.hasOpenDays
                }
            }
        }
        self.wholes = wholes
        self.hasOpenDays = hasOpenDays
        isWorked = columns.isWorked
        first = columns.first
        last = columns.last
        weekdays = (0..<7).map { weekday in
            var profile = DayProfile()
            let (slots, bounds) = (DayProfile.slots, DayProfile.slots + 1)
            profile.take(
                change: columns.change[weekday * bounds..<(weekday + 1) * bounds],
                busyness: columns.busyness[weekday * slots..<(weekday + 1) * slots],
                pieces: columns.pieces[weekday],
                pieceTime: columns.pieceTime[weekday]
            )
            return profile
        }
        for day in daysWorked { weekdays[CivilDate.weekday(daysSinceEpoch: day)].addDay() }
    }

    /// From the day of the first start to that of the last instant.
    private static func days(of work: WorkEvidence, cut: Microseconds) -> Range<Int> {
        var earliest = Microseconds.max
        var latest = Microseconds.min
        work.forEachSpan {
            earliest = min(earliest, $0.start)
            latest = max(latest, $0.lastInstant)
        }
        guard earliest <= latest else { return 0..<0 }
        return Int((earliest - cut).floored(by: .day))..<Int((latest - cut).floored(by: .day)) + 1
    }

    /// The profile of those weekdays together.
    /// - Parameter withMoments: whether its moments and spans are asked for, and not only their numbers.
    /// - Complexity: O(n) in spans with moments of other weekdays too, else O(1).
    func profile(of group: [Int], withMoments: Bool) -> DayProfile {
        var profile = DayProfile()
        for weekday in group { profile.add(weekdays[weekday]) }
        guard withMoments else { return profile }
        // The moments of the only resource are taken as they are, where all are of the group.
        if number == 0, weekdays.indices.allSatisfy({ group.contains($0) || weekdays[$0].isEmpty }) {
            (profile.moments, profile.wholes) = (moments, wholes)
            return profile
        }
        let tag = number << 32
        let isInGroup = (0..<7).map(group.contains)
        let isInGroupByDay = days.map { isInGroup[CivilDate.weekday(daysSinceEpoch: $0)] }
        profile.moments.reserveCapacity(moments.count)
        for moment in moments where isInGroupByDay[moment.day - days.lowerBound] {
            profile.moments.append(DayProfile.Moment(time: moment.time, day: tag + moment.day))
        }
        profile.wholes = wholes.filter { isInGroup[$0.weekday] }
        return profile
    }

    /// Which days were worked, which is all that is asked for once the hours are known: many resources keep it at once.
    var daysOnly: WeekProfile {
        var copy = self
        copy.weekdays = []
        copy.first = []
        copy.last = []
        copy.moments = []
        copy.wholes = []
        return copy
    }

    /// The days on which work shows, ascending.
    var daysWorked: [Int] { days.filter { isWorked[$0 - days.lowerBound] } }

    func isWorked(on day: Int) -> Bool { days.contains(day) && isWorked[day - days.lowerBound] }
}

/// What a layer of spans is counted in.
private struct DayColumns {
    /// Where the number of days that cover a slot goes up or down, for each weekday.
    var change = [Int32](repeating: 0, count: 7 * (DayProfile.slots + 1))
    var busyness = [Int32](repeating: 0, count: 7 * DayProfile.slots)
    var pieces = [Int](repeating: 0, count: 7)
    var pieceTime = [Microseconds](repeating: 0, count: 7)
    var isWorked: [Bool]
    var first: [Microseconds]
    var last: [Microseconds]

    init(days: Int) {
        isWorked = Array(repeating: false, count: days)
        first = Array(repeating: .max, count: days)
        last = Array(repeating: .min, count: days)
    }

    mutating func withLayer(
        cut: Microseconds,
        firstDay: Int,
        _ moments: UnsafeMutableBufferPointer<DayProfile.Moment>,
        _ wholes: UnsafeMutableBufferPointer<DayProfile.Whole>,
        _ body: (inout DayLayer) -> Void
    ) {
        change.withUnsafeMutableBufferPointer { change in
            busyness.withUnsafeMutableBufferPointer { busyness in
                pieces.withUnsafeMutableBufferPointer { pieces in
                    pieceTime.withUnsafeMutableBufferPointer { pieceTime in
                        isWorked.withUnsafeMutableBufferPointer { isWorked in
                            first.withUnsafeMutableBufferPointer { first in
                                last.withUnsafeMutableBufferPointer { last in
                                    var layer = DayLayer(
                                        cut: cut,
                                        firstDay: firstDay,
                                        firstWeekday: CivilDate.weekday(daysSinceEpoch: firstDay),
                                        change: change,
                                        busyness: busyness,
                                        pieces: pieces,
                                        pieceTime: pieceTime,
                                        isWorked: isWorked,
                                        first: first,
                                        last: last,
                                        moments: moments,
                                        wholes: wholes
                                    )
                                    body(&layer)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Lays spans out on days, one after another.
///
/// Invariant: `startDay` is the day, counted from the first, of the last span's start, and begins at `startOfDay`; on
/// `coveredDay`, the latest with work throughout, slots up to `covered` are counted as worked.
private struct DayLayer {
    let cut: Microseconds
    let firstDay: Int
    let firstWeekday: Int
    let change: UnsafeMutableBufferPointer<Int32>
    let busyness: UnsafeMutableBufferPointer<Int32>
    let pieces: UnsafeMutableBufferPointer<Int>
    let pieceTime: UnsafeMutableBufferPointer<Microseconds>
    let isWorked: UnsafeMutableBufferPointer<Bool>
    let first: UnsafeMutableBufferPointer<Microseconds>
    let last: UnsafeMutableBufferPointer<Microseconds>
    let moments: UnsafeMutableBufferPointer<DayProfile.Moment>
    let wholes: UnsafeMutableBufferPointer<DayProfile.Whole>
    var momentCount = 0
    var wholeCount = 0
    var startDay = 0
    var startWeekday = 0
    var startOfDay = Microseconds.min / 2
    var coveredDay = -1
    var covered = -1
    var previousStart = Microseconds.min
    var previousEnd = Microseconds.min
    var hasOpenDays = false

    @inline(__always)
    mutating func add(_ span: WorkEvidence.Span) {
        let day = Microseconds.day
        // Starts go back by an hour where the clocks do, perhaps to the day before.
        if span.start < startOfDay || span.start &- startOfDay >= day {
            let number = Int((span.start - cut).floored(by: day))
            startDay = number - firstDay
            startWeekday = (startDay + firstWeekday) % 7
            startOfDay = Microseconds(number) * day + cut
        }
        let start = span.start &- startOfDay
        var end = span.end &- startOfDay
        let lastInstant = span.lastInstant &- startOfDay
        var endDay = startDay
        var endWeekday = startWeekday
        if lastInstant >= day {
            let over = lastInstant / day
            endDay += Int(over)
            endWeekday = (startWeekday + Int(over)) % 7
            end -= over * day
        }
        if span.isWhole {
            cover(start, through: lastInstant)
            for index in startDay...endDay { isWorked[index] = true }
            let length = span.end &- span.start
            pieceTime[startWeekday] &+= length
            wholes[wholeCount] = DayProfile.Whole(time: start, length: length, weekday: startWeekday)
            wholeCount &+= 1
        } else {
            cover(start, through: start)
            isWorked[startDay] = true
            isWorked[endDay] = true
            hasOpenDays = hasOpenDays || endDay > startDay + 1
        }
        pieces[startWeekday] &+= 1
        first[startDay] = min(first[startDay], start)
        last[startDay] = max(last[startDay], start)
        first[endDay] = min(first[endDay], end)
        last[endDay] = max(last[endDay], end)
        if span.start != previousStart { note(start, startDay, startWeekday) }
        if span.end != previousEnd {
            note(end, endDay, endWeekday)
            if !span.isWhole { change(slot(max(0, end - 1)), slot(max(0, end - 1)), endWeekday, by: 1) }
        }
        (previousStart, previousEnd) = (span.start, span.end)
    }

    /// Five minutes, in the middle of a loop.
    @inline(__always)
    private func slot(_ time: Microseconds) -> Int { min(Int(time / 300_000_000), DayProfile.slots - 1) }

    @inline(__always)
    private func change(_ first: Int, _ last: Int, _ weekday: Int, by number: Int32) {
        let base = weekday &* (DayProfile.slots + 1)
        change[base &+ first] &+= number
        change[base &+ last &+ 1] &-= number
    }

    @inline(__always)
    private mutating func note(_ time: Microseconds, _ day: Int, _ weekday: Int) {
        moments[momentCount] = DayProfile.Moment(time: time, day: firstDay &+ day)
        momentCount &+= 1
        busyness[weekday &* DayProfile.slots &+ slot(time)] &+= 1
    }

    /// Counts the slots from one time since `startOfDay` through another, each slot of a day once. A day behind the
    /// latest one that work has reached counts no more.
    @inline(__always)
    private mutating func cover(_ from: Microseconds, through to: Microseconds) {
        let day = Microseconds.day
        var (from, to, number, weekday) = (from, to, startDay, startWeekday)
        while true {
            if number > coveredDay { (coveredDay, covered) = (number, -1) }
            if number == coveredDay {
                let firstSlot = max(slot(from), covered &+ 1)
                let lastSlot = slot(min(to, day - 1))
                if firstSlot <= lastSlot {
                    change(firstSlot, lastSlot, weekday, by: 1)
                    covered = lastSlot
                }
            }
            if to < day { return }
            from = 0
            to -= day
            number += 1
            weekday = weekday == 6 ? 0 : weekday + 1
        }
    }
}

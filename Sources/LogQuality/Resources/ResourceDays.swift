import EventLogs
import Sorting

/// What the days of one resource look like.
struct ResourceDays: Sendable {
    /// Days with any event.
    private(set) var activeDays = 0
    /// Days with events in at least twenty different hours of the clock.
    private(set) var longDays = 0
    private(set) var mostEventsOnADay = 0
    /// Days with a thousand events or more.
    private(set) var crowdedDays = 0
    /// The share of the time in which anything runs that more than ``mostAtOnce`` things run.
    private(set) var overloadedShare = 0.0
    private(set) var mostThingsAtOnce = 0
    private var events = 0
    private var atNight = 0
    private var atWeekend = 0

    static let mostAtOnce = 10

    /// - Parameters:
    ///   - starts: of all instances of the resource, ascending.
    ///   - ends: the end of each.
    ///   - isRecorded: whether each start is recorded, where some are estimated; else nil.
    ///   - range: days of strays are not looked at.
    /// - Complexity: O(k) for k instances, and O(days) for the days from the first to the last.
    init(
        starts: [Microseconds],
        ends: [Microseconds],
        isRecorded: [Bool]?,
        _ range: TimeRange,
        _ zone: ZoneRules
    ) {
        ends.withUnsafeBufferPointer { ends in
            countDays(ends, range, zone)
            starts.withUnsafeBufferPointer { starts in
                withUnsafeTemporaryAllocation(of: Microseconds.self, capacity: 3 * ends.count) { room in
                    countOverlaps(starts, ends, isRecorded, room)
                }
            }
        }
    }

    /// One day of the resource.
    private struct Day {
        var events: Int32 = 0
        var timed: Int32 = 0
        var atNight: Int32 = 0
        /// A bit for each hour with an event.
        var hours: UInt32 = 0
    }

    private mutating func countDays(
        _ instants: UnsafeBufferPointer<Microseconds>,
        _ range: TimeRange,
        _ zone: ZoneRules
    ) {
        var earliest = Microseconds.max
        var latest = Microseconds.min
        for instant in instants where !range.isStray(instant) {
            earliest = min(earliest, instant)
            latest = max(latest, instant)
        }
        guard earliest <= latest else { return }
        // A day more on either side, for whatever the zone is ahead or behind.
        let firstDay = Int(earliest.floored(by: .day)) - 1
        let origin = Microseconds(firstDay) * .day
        var days = [Day](repeating: Day(), count: Int(latest.floored(by: .day)) + 2 - firstDay)
        var clock = ZoneCursor(zone)
        days.withUnsafeMutableBufferPointer { days in
            for instant in instants where !range.isStray(instant) {
                let sinceOrigin = UInt64(bitPattern: clock.local(instant) &- origin)
                let index = Int(sinceOrigin / UInt64(Microseconds.day))
                let ofDay = sinceOrigin &- UInt64(index) &* UInt64(Microseconds.day)
                days[index].events += 1
                // Midnight to the microsecond is a date without a time.
                if ofDay == 0 { continue }
                let hour = Int(ofDay / UInt64(Microseconds.hour))
                days[index].timed += 1
                days[index].hours |= 1 << UInt32(truncatingIfNeeded: hour)
                if hour < 6 || hour >= 22 { days[index].atNight += 1 }
            }
        }
        for (index, day) in days.enumerated() where day.events > 0 {
            activeDays += 1
            if day.hours.nonzeroBitCount >= 20 { longDays += 1 }
            if day.events >= 1_000 { crowdedDays += 1 }
            mostEventsOnADay = max(mostEventsOnADay, Int(day.events))
            events += Int(day.timed)
            atNight += Int(day.atNight)
            if CivilDate.weekday(daysSinceEpoch: firstDay + index) >= 5 { atWeekend += Int(day.timed) }
        }
    }

    /// Goes through the starts and ends of what took time, in order.
    /// - Parameter room: for three times as many.
    private mutating func countOverlaps(
        _ allStarts: UnsafeBufferPointer<Microseconds>,
        _ allEnds: UnsafeBufferPointer<Microseconds>,
        _ isRecorded: [Bool]?,
        _ room: UnsafeMutableBufferPointer<Microseconds>
    ) {
        let all = allStarts.count
        var count = 0
        for index in 0..<all where allStarts[index] < allEnds[index] && isRecorded?[index] ?? true {
            room[count] = allStarts[index]
            room[all + count] = allEnds[index]
            count += 1
        }
        let starts = room[..<count]
        let ends = UnsafeMutableBufferPointer(rebasing: room[all..<all + count])
        radixSort(ends, scratch: UnsafeMutableBufferPointer(rebasing: room[(2 * all)...])) { $0.radixKey }
        var running = 0
        var next = 0
        var busy: Microseconds = 0
        var overloaded: Microseconds = 0
        var clock: Microseconds = starts.first ?? 0
        func advance(to time: Microseconds) {
            if running > 0 { busy += time - clock }
            if running > ResourceDays.mostAtOnce { overloaded += time - clock }
            clock = time
        }
        for end in ends {
            while next < starts.count, starts[next] < end {
                advance(to: starts[next])
                running += 1
                mostThingsAtOnce = max(mostThingsAtOnce, running)
                next += 1
            }
            advance(to: end)
            running -= 1
        }
        overloadedShare = busy > 0 ? Double(overloaded) / Double(busy) : 0
    }

    /// What no person can have done; nil if one can have worked like that.
    var inhumanLoad: QualityCode? {
        if overloadedShare >= 0.5 { return .manyThingsAtOnce }
        if longDays >= 5, longDays * 5 >= activeDays { return .roundTheClock }
        if crowdedDays >= 3 { return .thousandsADay }
        return nil
    }

    /// The share of the events that are at night; nil if there are too few to tell.
    var nightShare: Double? {
        events >= ResourceLoadCheck.fewestEvents ? Double(atNight) / Double(events) : nil
    }

    /// Whether nights and weekends are worked like any other time.
    var isAroundTheClock: Bool {
        events >= 200 && Double(atNight) >= 0.22 * Double(events) && Double(atWeekend) >= 0.2 * Double(events)
    }
}

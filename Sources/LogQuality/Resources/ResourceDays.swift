import EventLogs

/// What the days of one resource look like.
struct ResourceDays {
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

    /// - Parameter instances: all instances of the resource.
    /// - Complexity: O(k log k) for k instances.
    init(of instances: [Int], in examination: Examination) {
        let log = examination.log
        countDays(
            instances.lazy.filter { !examination.range.isStray(log.end[$0]) }.map { examination.localEnd[$0] }
        )
        countOverlaps(
            instances.filter { log.startSource[$0] == .recorded && log.start[$0] < log.end[$0] },
            log
        )
    }

    /// Of all resources, by code; in the order of the log.
    static func instancesByResource(_ log: EventLog) -> [[Int]] {
        var instances = [[Int]](repeating: [], count: log.resources.count)
        for (instance, resource) in log.resource.enumerated() where resource >= 0 {
            instances[Int(resource)].append(instance)
        }
        return instances
    }

    private mutating func countDays(_ local: some Sequence<Microseconds>) {
        var days: [Int: (events: Int, hours: UInt32)] = [:]
        for time in local {
            let day = Int(time.floored(by: .day))
            let ofDay = time - Microseconds(day) * .day
            var hours: UInt32 = 0
            // Midnight to the microsecond is a date without a time.
            if ofDay > 0 {
                let hour = Int(ofDay / .hour)
                hours = 1 << UInt32(hour)
                events += 1
                if hour < 6 || hour >= 22 { atNight += 1 }
                if CivilDate.weekday(daysSinceEpoch: day) >= 5 { atWeekend += 1 }
            }
            let soFar = days[day] ?? (0, 0)
            days[day] = (soFar.events + 1, soFar.hours | hours)
        }
        activeDays = days.count
        longDays = days.values.count { $0.hours.nonzeroBitCount >= 20 }
        crowdedDays = days.values.count { $0.events >= 1_000 }
        mostEventsOnADay = days.values.map(\.events).max() ?? 0
    }

    private mutating func countOverlaps(_ instances: [Int], _ log: EventLog) {
        let starts = instances.map { log.start[$0] }.sorted()
        let ends = instances.map { log.end[$0] }.sorted()
        var running = 0
        var next = 0
        var busy: Microseconds = 0
        var overloaded: Microseconds = 0
        var clock: Microseconds = starts.first ?? 0
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
        func advance(to time: Microseconds) {
            if running > 0 { busy += time - clock }
            if running > ResourceDays.mostAtOnce { overloaded += time - clock }
            clock = time
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

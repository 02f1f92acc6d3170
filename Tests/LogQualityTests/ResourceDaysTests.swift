import EventLogs
import TestInputs
import Testing

@testable import LogQuality

/// What ``ResourceLoads`` and ``ResourceDays`` count is what a look at each of a resource's instances gives.
@Suite struct ResourceDaysTests {
    @Test func loadsAreThoseOfTheResource() {
        for seed in 0..<40 {
            let log = RandomWork(seed).log
            let loads = ResourceLoads(of: log, work: ResourceWork(log: log)).loads
            #expect(loads.count == log.resources.count, "seed \(seed)")
            for resource in 0..<log.resources.count {
                let instances = (0..<log.instanceCount).filter { log.resource[$0] == resource }
                #expect(loads[resource].events == instances.count, "seed \(seed)")
                #expect(loads[resource].first == instances.first ?? -1, "seed \(seed)")
                #expect((loads[resource].days != nil) == (instances.count >= 20), "seed \(seed)")
            }
        }
    }

    @Test func daysAreThoseOfACalendar() {
        for seed in 0..<40 {
            let log = RandomWork(seed).log
            let examination = Examination(log: log, reading: nil, lateness: nil)
            let loads = ResourceLoads(of: log, work: ResourceWork(log: log), examination.range).loads
            for (resource, load) in loads.enumerated() {
                guard let days = load.days else { continue }
                let plain = PlainResourceDays(resource, in: examination)
                #expect(days.activeDays == plain.eventsByDay.count, "seed \(seed)")
                #expect(days.mostEventsOnADay == plain.eventsByDay.values.max() ?? 0, "seed \(seed)")
                #expect(days.longDays == plain.hoursByDay.values.count { $0.count >= 20 }, "seed \(seed)")
                #expect(days.crowdedDays == plain.eventsByDay.values.count { $0 >= 1_000 }, "seed \(seed)")
                #expect(days.mostThingsAtOnce == plain.mostThingsAtOnce, "seed \(seed)")
                #expect(days.overloadedShare == plain.overloadedShare, "seed \(seed)")
                #expect(days.nightShare == plain.nightShare, "seed \(seed)")
                #expect(days.isAroundTheClock == plain.isAroundTheClock, "seed \(seed)")
            }
        }
    }
}

/// The same by looking at every instance for every question.
private struct PlainResourceDays {
    var eventsByDay: [CivilDate: Int] = [:]
    var hoursByDay: [CivilDate: Set<Microseconds>] = [:]
    var mostThingsAtOnce = 0
    var overloadedShare = 0.0
    private var events = 0
    private var atNight = 0
    private var atWeekend = 0

    init(_ resource: Int, in examination: Examination) {
        let log = examination.log
        let instances = (0..<log.instanceCount).filter { log.resource[$0] == resource }
        for instance in instances where !examination.range.isStray(log.end[instance]) {
            let date = log.zone.date(log.end[instance])
            eventsByDay[date, default: 0] += 1
            let ofDay = log.zone.local(log.end[instance]) - Microseconds(date.daysSinceEpoch) * .day
            if ofDay == 0 { continue }
            hoursByDay[date, default: []].insert(ofDay / .hour)
            events += 1
            if ofDay < 6 * .hour || ofDay >= 22 * .hour { atNight += 1 }
            if date.weekday >= 5 { atWeekend += 1 }
        }
        let worked = instances.filter {
            log.startSource[$0] == .recorded && log.start[$0] < log.end[$0]
        }
        let changes = Set(worked.flatMap { [log.start[$0], log.end[$0]] }).sorted()
        var busy: Microseconds = 0
        var overloaded: Microseconds = 0
        for (from, to) in zip(changes, changes.dropFirst()) {
            let running = worked.count { log.start[$0] <= from && log.end[$0] >= to }
            mostThingsAtOnce = max(mostThingsAtOnce, running)
            if running > 0 { busy += to - from }
            if running > 10 { overloaded += to - from }
        }
        overloadedShare = busy > 0 ? Double(overloaded) / Double(busy) : 0
    }

    var nightShare: Double? { events >= 20 ? Double(atNight) / Double(events) : nil }
    var isAroundTheClock: Bool {
        events >= 200 && Double(atNight) >= 0.22 * Double(events) && Double(atWeekend) >= 0.2 * Double(events)
    }
}

/// Work of a few resources at random times: crowded or spread out, with and without starts, dates among the times, strays.
private struct RandomWork {
    let log: EventLog

    init(_ seed: Int, instances count: Int? = nil) {
        var generator = SeededGenerator(seed: seed)
        let count = count ?? generator.next(below: 400)
        let resources = 1 + generator.next(below: 6)
        let days = 1 + generator.next(below: 40)
        let longest = 1 + generator.next(below: 40_000)
        var start: [Microseconds] = []
        var end: [Microseconds] = []
        var source: [EventLog.StartSource] = []
        var resource: [Int32] = []
        for _ in 0..<count {
            var clock = Microseconds(19_700 * 86_400 + generator.next(below: days * 86_400)) * .second
            if generator.next(below: 20) == 0 { clock = clock.floored(by: .day) * .day }
            if generator.next(below: 50) == 0 { clock -= 60_000 * .day }
            let length = generator.next(below: 4) == 0 ? 0 : generator.next(below: longest)
            let kind = EventLog.StartSource(rawValue: UInt8(max(0, generator.next(below: 5) - 2))) ?? .absent
            end.append(clock)
            start.append(kind == .absent ? clock : clock - Microseconds(length) * .second)
            source.append(kind)
            resource.append(Int32(generator.next(below: resources + 1)) - 1)
        }
        log = EventLog(
            zone: ZoneRules(fixedOffset: Microseconds(generator.next(below: 24) - 12) * .hour),
            orders: NameTable((0..<count).map { "o\($0)" }),
            arrival: [],
            promise: [],
            orderAttributes: [],
            firstInstance: Array(0...count),
            activities: NameTable(["check"]),
            resources: NameTable((0..<resources).map { "r\($0)" }),
            activity: Array(repeating: 0, count: count),
            resource: resource,
            start: start,
            end: end,
            startSource: source,
            sourceRow: Array(repeating: 1, count: count),
            instanceAttributes: []
        )
    }
}

import EventLogs

@testable import WorkCalendars

/// A day profile made the plain way: of some weekdays at a time, a span after the other, each conversion by itself.
struct PlainDayProfile {
    var days: Set<Int> = []
    var depth = Array(repeating: 0, count: DayProfile.slots)
    var busyness = Array(repeating: 0, count: DayProfile.slots)
    var moments: [[Int]] = []
    var wholes: [[Int]] = []

    init(_ spans: [(Microseconds, Microseconds)], zone: ZoneRules, cut: Microseconds, weekdays: Set<Int>) {
        let lengths = spans.map { $1 - $0 }.sorted()
        let longest = min(8 * .hour, max(.hour, 4 * lengths[lengths.count / 2]))
        var coveredSlots: [Int: Set<Int>] = [:]
        var previous = (start: Microseconds.min, end: Microseconds.min)
        var latestDay = Int.min
        for (utcStart, utcEnd) in spans {
            let start = zone.local(utcStart)
            let end = max(zone.local(utcEnd), start)
            let last = max(start, end - 1)
            let isWhole = end - start <= longest
            let (startDay, endDay) = (day(start, cut), day(last, cut))
            for number in isWhole ? Array(startDay...endDay) : [startDay, endDay]
            where counts(number, weekdays) {
                days.insert(number)
            }
            // A slot of a day counts once, and none that is behind the latest slot or day with work throughout.
            for number in startDay...(isWhole ? endDay : startDay) {
                let from = number == startDay ? time(start, cut) : 0
                let to = !isWhole ? from : number < endDay ? Microseconds.day - 1 : time(last, cut)
                latestDay = max(latestDay, number)
                guard number == latestDay, counts(number, weekdays) else { continue }
                for slot in Int(from / DayProfile.slot)...Int(to / DayProfile.slot)
                where coveredSlots[number]?.max() ?? -1 < slot {
                    depth[slot] += 1
                    coveredSlots[number, default: []].insert(slot)
                }
            }
            if counts(startDay, weekdays) {
                if isWhole { wholes.append([Int(time(start, cut)), Int(end - start)]) }
                if start != previous.start { note(time(start, cut), startDay) }
            }
            if counts(endDay, weekdays), end != previous.end {
                let time = end - cut - Microseconds(endDay) * .day
                note(time, endDay)
                if !isWhole { depth[Int(max(0, time - 1) / DayProfile.slot)] += 1 }
            }
            previous = (start, end)
        }
    }

    private mutating func note(_ time: Microseconds, _ day: Int) {
        moments.append([Int(time), day])
        busyness[min(Int(time / DayProfile.slot), DayProfile.slots - 1)] += 1
    }

    private func day(_ local: Microseconds, _ cut: Microseconds) -> Int {
        Int((local - cut).floored(by: .day))
    }

    private func time(_ local: Microseconds, _ cut: Microseconds) -> Microseconds {
        local - cut - Microseconds(day(local, cut)) * .day
    }

    private func counts(_ day: Int, _ weekdays: Set<Int>) -> Bool {
        weekdays.contains(CivilDate.weekday(daysSinceEpoch: day))
    }
}

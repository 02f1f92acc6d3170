import EventLogs

/// How work spreads over the day, pooled over many days: for each slot of five minutes the number of days on which it
/// was worked, and every moment at which a piece of work began or ended.
struct DayProfile {
    static let slot = 5 * Microseconds.minute
    static let slots = Int(Microseconds.day / slot)

    /// A start or an end of work.
    struct Moment {
        /// Since the cut of the day.
        let time: Microseconds
        /// Tells the days of all resources apart.
        let day: Int
    }

    /// Distinct days (of distinct resources) with work.
    private(set) var days = 0
    /// Days on which work covers the slot.
    private(set) var depth = Array(repeating: 0, count: slots)
    /// Moments in the slot.
    private(set) var busyness = Array(repeating: 0, count: slots)
    private(set) var moments: [Moment] = []
    /// Spans that count as worked throughout: when they began, and how long they took.
    private(set) var wholes: [(time: Microseconds, length: Microseconds)] = []
    private(set) var pieces = 0
    private var pieceTime: Microseconds = 0

    /// - Parameters:
    ///   - cut: where one day ends and the next begins, after midnight.
    ///   - weekdays: which days count, by the weekday of the date on which the day begins.
    init(_ evidence: [WorkEvidence], cut: Microseconds, weekdays: [Bool]) {
        for (number, work) in evidence.enumerated() {
            add(work, number: number, cut: cut, weekdays: weekdays)
        }
    }

    /// The usual length of one piece of work: how far apart two chances to see work lie.
    var pieceLength: Microseconds { max(DayProfile.slot, pieces == 0 ? 0 : pieceTime / Microseconds(pieces)) }

    private mutating func add(_ work: WorkEvidence, number: Int, cut: Microseconds, weekdays: [Bool]) {
        var change = Array(repeating: 0, count: DayProfile.slots + 1)
        var day = Int.min
        var covered = -1
        var previousStart = Microseconds.min
        var previousEnd = Microseconds.min
        let tag = number << 32
        func counts(_ day: Int) -> Bool { weekdays[CivilDate.weekday(daysSinceEpoch: day)] }
        func cover(_ from: Microseconds, _ to: Microseconds) {
            // [from, to] in local time; cut at the ends of days.
            var piece = from
            while piece <= to {
                let thisDay = Int((piece - cut).floored(by: .day))
                let dayStart = Microseconds(thisDay) * .day + cut
                let last = min(to, dayStart + .day - 1)
                if thisDay > day { (day, covered) = (thisDay, -1) }
                if thisDay == day, counts(thisDay) {
                    let firstSlot = max(Int((piece - dayStart) / DayProfile.slot), covered + 1)
                    let lastSlot = Int((last - dayStart) / DayProfile.slot)
                    if firstSlot <= lastSlot {
                        change[firstSlot] += 1
                        change[lastSlot + 1] -= 1
                        covered = lastSlot
                    }
                }
                piece = last + 1
            }
        }
        for index in 0..<work.count {
            let (start, end) = (work.starts[index], work.lastInstant(index))
            let startDay = Int((start - cut).floored(by: .day))
            let endDay = Int((end - cut).floored(by: .day))
            let whole = work.isWhole(index)
            if whole { cover(start, end) } else { cover(start, start) }
            if counts(startDay) {
                pieces += 1
                if whole {
                    let length = work.ends[index] - start
                    pieceTime += length
                    wholes.append((start - cut - Microseconds(startDay) * .day, length))
                }
                if start != previousStart {
                    note(start - cut - Microseconds(startDay) * .day, day: tag + startDay)
                }
            }
            if counts(endDay), work.ends[index] != previousEnd {
                let time = work.ends[index] - cut - Microseconds(endDay) * .day
                note(min(time, .day), day: tag + endDay)
                if !whole {
                    let slot = min(Int(max(0, time - 1) / DayProfile.slot), DayProfile.slots - 1)
                    change[slot] += 1
                    change[slot + 1] -= 1
                }
            }
            (previousStart, previousEnd) = (start, work.ends[index])
        }
        var running = 0
        for slot in 0..<DayProfile.slots {
            running += change[slot]
            depth[slot] += running
        }
        days += work.daysWorked(cut: cut).lazy.filter(counts).count
    }

    private mutating func note(_ time: Microseconds, day: Int) {
        moments.append(Moment(time: time, day: day))
        busyness[min(Int(max(0, time) / DayProfile.slot), DayProfile.slots - 1)] += 1
    }

    /// Moments in the slot and its two neighbours.
    func busyness(around slot: Int) -> Int {
        busyness[max(0, slot - 1)...min(DayProfile.slots - 1, slot + 1)].reduce(0, +)
    }

    /// Which slots are worked often enough to count: a tenth of what the middle of the work has, in coverage or in
    /// moments.
    var active: [Bool] {
        let around = (0..<DayProfile.slots).map(busyness(around:))
        let depthLevel = DayProfile.weightedMedian(depth)
        let busyLevel = DayProfile.weightedMedian(around)
        return (0..<DayProfile.slots).map {
            depth[$0] * 10 > depthLevel || (around[$0] * 10 > busyLevel && busyness[$0] > 0)
        }
    }

    /// The value at which half of the sum of all values is reached, from the small ones up.
    static func weightedMedian(_ values: [Int]) -> Int {
        let total = values.reduce(0, +)
        var sum = 0
        for value in values.sorted() {
            sum += value
            if sum * 2 >= total { return value }
        }
        return 0
    }
}

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
    /// In no order.
    var moments: [Moment] = []
    /// Spans that count as worked throughout, in no order.
    var wholes: [Whole] = []
    private(set) var pieces = 0
    private var pieceTime: Microseconds = 0

    /// When a span began, since the cut of its day, and how long it took.
    struct Whole {
        let time: Microseconds
        let length: Microseconds
        let weekday: Int
    }

    /// Whether nothing was done, begun or ended.
    var isEmpty: Bool { pieces == 0 && busyness.allSatisfy { $0 == 0 } }

    /// The usual length of one piece of work: how far apart two chances to see work lie.
    var pieceLength: Microseconds { max(DayProfile.slot, pieces == 0 ? 0 : pieceTime / Microseconds(pieces)) }

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

// MARK: Making one

extension DayProfile {
    /// Different days, or different resources, as one.
    mutating func add(_ part: DayProfile) {
        days += part.days
        pieces += part.pieces
        pieceTime += part.pieceTime
        for slot in 0..<DayProfile.slots {
            depth[slot] += part.depth[slot]
            busyness[slot] += part.busyness[slot]
        }
        moments += part.moments
        wholes += part.wholes
    }

    mutating func addDay() { days += 1 }

    /// Takes what was counted: where the depth rises and falls, the moments of each slot, and the spans begun.
    mutating func take(
        change: ArraySlice<Int32>,
        busyness: ArraySlice<Int32>,
        pieces: Int,
        pieceTime: Microseconds
    ) {
        var running = 0
        for (slot, change) in change.prefix(DayProfile.slots).enumerated() {
            running += Int(change)
            depth[slot] = running
        }
        self.busyness = busyness.map { Int($0) }
        self.pieces = pieces
        self.pieceTime = pieceTime
    }
}

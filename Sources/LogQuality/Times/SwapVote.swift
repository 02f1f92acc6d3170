import EventLogs
import Parallelism
import Sorting

/// How the orders of a log vote on exchanging day and month.
struct SwapVote: Sendable {
    /// Dates that can be exchanged: the day is at most 12 and not the month.
    private(set) var exchangeable = 0
    /// Orders most of whose voting dates come nearer by more than a day, and go farther away.
    private(set) var ordersFor = 0
    private(set) var ordersAgainst = 0
    /// The median distance of the exchangeable dates from their order's anchors, as they are and exchanged.
    private(set) var medianDistance: Microseconds = 0
    private(set) var medianDistanceExchanged: Microseconds = 0
    /// Dates that come home: the instance or order, and the date exchanged.
    private(set) var witnesses: [(index: Int, text: String)] = []

    private static let mostWitnesses = 20

    /// At least 12 orders decide, and two thirds of them for the exchange.
    var isDamaged: Bool { ordersFor >= 12 && ordersFor >= 2 * ordersAgainst }

    /// The vote on the times of the events.
    /// - Complexity: O(n), on all processors.
    init(ofEventsIn examination: Examination) {
        let log = examination.log
        let ranges = log.orderRanges(count: 4 * processorCount)
        let exchange = DayExchange(from: examination.counts.earliestEnd, to: examination.counts.latestEnd)
        let parts = concurrentMap(ranges.count) { SwapVote(of: log, orders: ranges[$0], exchange) }
        for part in parts {
            exchangeable += part.exchangeable
            ordersFor += part.ordersFor
            ordersAgainst += part.ordersAgainst
            witnesses += part.witnesses.prefix(Self.mostWitnesses - witnesses.count)
        }
        // Only a damaged log is told how far its dates are off.
        guard isDamaged else { return }
        var distances: [Microseconds] = []
        var exchangedDistances: [Microseconds] = []
        var clock = ZoneCursor(log.zone)
        for order in 0..<log.orderCount {
            Self.forEachBallot(of: order, log, &clock, exchange) { _, _, before, after in
                distances.append(before)
                exchangedDistances.append(after)
            }
        }
        medianDistance = Self.median(distances)
        medianDistanceExchanged = Self.median(exchangedDistances)
    }

    private init(of log: EventLog, orders: Range<Int>, _ exchange: DayExchange) {
        var clock = ZoneCursor(log.zone)
        for order in orders {
            var votes = 0
            exchangeable += Self.forEachBallot(of: order, log, &clock, exchange) {
                instance,
                exchanged,
                before,
                after in
                votes += Self.ballot(before: before, after: after)
                if after + .day < before, witnesses.count < Self.mostWitnesses {
                    witnesses.append((instance, "-> \(Self.date(exchanged))"))
                }
            }
            count(votes)
        }
    }

    /// Calls `body` with each exchangeable date of an order that has anchors: the instance, its time exchanged, and how far
    /// it is from the anchors as it is and exchanged.
    /// - Returns: the number of exchangeable dates, whether there are anchors or not.
    @discardableResult
    @inline(__always)
    private static func forEachBallot(
        of order: Int,
        _ log: EventLog,
        _ clock: inout ZoneCursor,
        _ exchange: DayExchange,
        _ body: (Int, Microseconds, Microseconds, Microseconds) -> Void
    ) -> Int {
        let instances = log.instances(ofOrder: order)
        var low = Microseconds.max
        var high = Microseconds.min
        var count = 0
        for instance in instances {
            let local = clock.local(log.end[instance])
            if exchange.exchanged(local) == nil {
                low = min(low, local)
                high = max(high, local)
            } else {
                count += 1
            }
        }
        if low > high || count == 0 { return count }
        for instance in instances {
            let local = clock.local(log.end[instance])
            guard let exchanged = exchange.exchanged(local) else { continue }
            body(instance, exchanged, distance(local, low, high), distance(exchanged, low, high))
        }
        return count
    }

    /// The vote on a time of each order, by the span of the order's events.
    init(of examination: Examination, orderTimes: [Microseconds]) {
        let zone = examination.log.zone
        for order in examination.orders where orderTimes[order] != EventLog.missingTime {
            let local = zone.local(orderTimes[order])
            guard let exchanged = Self.exchanged(local) else { continue }
            exchangeable += 1
            let low = zone.local(examination.firstEvent[order])
            let high = zone.local(examination.lastEvent[order])
            let vote = Self.ballot(
                before: Self.distance(local, low, high),
                after: Self.distance(exchanged, low, high)
            )
            count(vote)
            if vote > 0, witnesses.count < Self.mostWitnesses {
                witnesses.append((order, "\(Self.date(local)) -> \(Self.date(exchanged))"))
            }
        }
    }

    private mutating func count(_ votes: Int) {
        if votes > 0 { ordersFor += 1 }
        if votes < 0 { ordersAgainst += 1 }
    }

    /// The time with day and month of its date exchanged; nil if that is impossible or changes nothing.
    static func exchanged(_ local: Microseconds) -> Microseconds? {
        let day = local.floored(by: .day)
        let date = CivilDate(daysSinceEpoch: Int(day))
        guard date.day <= 12, date.day != date.month else { return nil }
        let other = CivilDate(year: date.year, month: date.day, day: date.month)
        return local + (Microseconds(other.daysSinceEpoch) - day) * .day
    }

    private static func distance(_ time: Microseconds, _ low: Microseconds, _ high: Microseconds)
        -> Microseconds
    {
        max(0, low - time, time - high)
    }

    private static func ballot(before: Microseconds, after: Microseconds) -> Int {
        after + .day < before ? 1 : before + .day < after ? -1 : 0
    }

    private static func median(_ values: [Microseconds]) -> Microseconds {
        values.isEmpty ? 0 : values.value(atRank: values.count / 2)
    }

    /// The date of the time, as `2016-01-05`.
    private static func date(_ local: Microseconds) -> String {
        CivilDate(daysSinceEpoch: Int(local.floored(by: .day))).description
    }
}

/// What ``SwapVote/exchanged(_:)`` moves the times of a day by, for all days of a log.
private struct DayExchange: Sendable {
    private let firstDay: Int
    /// 0 where nothing is exchanged.
    private let moves: [Int32]

    /// Days further apart than this are asked for one by one.
    private static let mostDays = 100_000

    /// - Parameters:
    ///   - from: the earliest time, in any zone.
    ///   - to: the latest.
    init(from: Microseconds, to: Microseconds) {
        guard from <= to else {
            (firstDay, moves) = (0, [])
            return
        }
        let first = Int(from.floored(by: .day)) - 1
        let last = Int(to.floored(by: .day)) + 1
        firstDay = first
        moves = (first..<min(last + 1, first + DayExchange.mostDays)).map { day in
            let midnight = Microseconds(day) * .day
            return SwapVote.exchanged(midnight).map { Int32(($0 - midnight) / .day) } ?? 0
        }
    }

    @inline(__always)
    func exchanged(_ local: Microseconds) -> Microseconds? {
        let index = Int(local.floored(by: .day)) - firstDay
        guard moves.indices.contains(index) else { return SwapVote.exchanged(local) }
        return moves[index] == 0 ? nil : local + Microseconds(moves[index]) * .day
    }
}

import EventLogs

/// How the orders of a log vote on exchanging day and month.
struct SwapVote {
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
    init(of examination: Examination, localTimes: [Microseconds]) {
        var distances: [Microseconds] = []
        var exchangedDistances: [Microseconds] = []
        var others: [(instance: Int, exchanged: Microseconds)] = []
        for order in 0..<examination.log.orderCount {
            others.removeAll(keepingCapacity: true)
            var low = Microseconds.max
            var high = Microseconds.min
            for instance in examination.log.instances(ofOrder: order) {
                if let exchanged = Self.exchanged(localTimes[instance]) {
                    others.append((instance, exchanged))
                } else {
                    low = min(low, localTimes[instance])
                    high = max(high, localTimes[instance])
                }
            }
            exchangeable += others.count
            if low > high { continue }
            var votes = 0
            for (instance, exchanged) in others {
                let before = Self.distance(localTimes[instance], low, high)
                let after = Self.distance(exchanged, low, high)
                distances.append(before)
                exchangedDistances.append(after)
                votes += Self.ballot(before: before, after: after)
                if after + .day < before, witnesses.count < Self.mostWitnesses {
                    witnesses.append((instance, "-> \(Self.date(exchanged))"))
                }
            }
            count(votes)
        }
        medianDistance = Self.median(distances)
        medianDistanceExchanged = Self.median(exchangedDistances)
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
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }

    /// The date of the time, as `2016-01-05`.
    private static func date(_ local: Microseconds) -> String {
        CivilDate(daysSinceEpoch: Int(local.floored(by: .day))).description
    }
}

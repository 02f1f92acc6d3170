import EventLogs

/// Dates whose day and month were exchanged when somebody read `05/01` as the first of May.
///
/// Where the day is above 12 the exchange is impossible, so such dates of an order are anchors. Every other date
/// of the order votes: is it nearer to the span of the anchors as it stands, or with day and month exchanged?
/// In sound logs the exchange moves dates away (measured on real ones: at most a third of the orders
/// vote for it, those with anchors years apart); in damaged ones nearly all dates come home.
struct SwappedDatesCheck: QualityCheck {
    let name = CheckName.swappedDates

    func symptoms(in examination: Examination) -> [Symptom] {
        var symptoms: [Symptom] = []
        for case .ambiguousDayAndMonth(let column, let assumed) in examination.reading?.notes ?? [] {
            symptoms.append(
                Symptom(
                    code: .dayMonthAmbiguous,
                    severity: .warning,
                    count: examination.log.instanceCount,
                    of: examination.log.instanceCount,
                    unit: .events,
                    columns: [column],
                    facts: ["format": .text(assumed.rawValue)],
                    witnesses: [.instance(0)]
                )
            )
        }
        let log = examination.log
        let ends = SwapVote(of: examination, localTimes: examination.localEnd)
        if ends.isDamaged { symptoms.append(symptom(ends, examination)) }
        for (column, times) in [
            ("arrival", log.arrival), ("promise", log.promise), ("completed", log.completed),
        ] {
            // Order times can be judged only by sound events.
            guard !times.isEmpty, !ends.isDamaged else { continue }
            let vote = SwapVote(of: examination, orderTimes: times)
            guard vote.isDamaged else { continue }
            symptoms.append(
                Symptom(
                    code: .orderTimeSwapped,
                    severity: .error,
                    count: vote.exchangeable,
                    of: times.count { $0 != EventLog.missingTime },
                    unit: .orders,
                    columns: [column],
                    facts: ["for": .count(vote.ordersFor), "against": .count(vote.ordersAgainst)],
                    witnesses: vote.witnesses.map { .order($0.index, value: $0.text) }
                )
            )
        }
        return symptoms
    }

    private func symptom(_ vote: SwapVote, _ examination: Examination) -> Symptom {
        Symptom(
            code: .dayMonthSwapped,
            severity: .error,
            count: vote.exchangeable,
            of: examination.log.instanceCount,
            unit: .events,
            facts: [
                "for": .count(vote.ordersFor),
                "against": .count(vote.ordersAgainst),
                "before": .duration(vote.medianDistance),
                "after": .duration(vote.medianDistanceExchanged),
            ],
            witnesses: vote.witnesses.map { .instance($0.index, value: $0.text) }
        )
    }
}

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
    /// Dates that come home: the instance or order, and the two dates.
    private(set) var witnesses: [(index: Int, text: String)] = []

    /// At least 12 orders decide, and two thirds of them for the exchange.
    var isDamaged: Bool { ordersFor >= 12 && ordersFor >= 2 * ordersAgainst }

    /// The vote on the times of the events.
    init(of examination: Examination, localTimes: [Microseconds]) {
        var distances: [Microseconds] = []
        var exchangedDistances: [Microseconds] = []
        for order in 0..<examination.log.orderCount {
            let instances = examination.log.instances(ofOrder: order)
            var low = Microseconds.max
            var high = Microseconds.min
            for instance in instances where Self.exchanged(localTimes[instance]) == nil {
                low = min(low, localTimes[instance])
                high = max(high, localTimes[instance])
            }
            var votes = 0
            for instance in instances {
                guard let exchanged = Self.exchanged(localTimes[instance]) else { continue }
                exchangeable += 1
                if low > high { continue }
                let before = Self.distance(localTimes[instance], low, high)
                let after = Self.distance(exchanged, low, high)
                distances.append(before)
                exchangedDistances.append(after)
                votes += Self.ballot(before: before, after: after)
                if after + .day < before, witnesses.count < 20 {
                    witnesses.append((instance, Self.text(localTimes[instance], exchanged)))
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
            if vote > 0, witnesses.count < 20 { witnesses.append((order, Self.text(local, exchanged))) }
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

    private static func text(_ local: Microseconds, _ exchanged: Microseconds) -> String {
        "\(CivilDate(daysSinceEpoch: Int(local.floored(by: .day)))) -> "
            + "\(CivilDate(daysSinceEpoch: Int(exchanged.floored(by: .day))))"
    }
}

import Delays
import EventLogs
import Statistics
import WorkCalendars

extension Fidelity {
    /// Holds a replay with nothing changed against the log.
    /// - Parameters:
    ///   - times: when everything happened in the replay.
    ///   - logged: the desk and the work that were replayed.
    ///   - rule: what makes an order late; nil where nothing does.
    /// - Throws: `LateRuleError` where the log lacks what the late rule asks for.
    /// - Complexity: O(n log n) in the instances; that of a ledger.
    public init(
        of times: ReplayTimes,
        _ logged: LoggedDesk,
        against ledger: DelayLedger,
        lateBy rule: LateRule? = nil
    ) throws {
        let (log, work) = (ledger.log, logged.work)
        var completed: [CompletedOrder] = []
        var uncompleted = 0
        for order in work.arrival.indices where work.firstInstance[order] < work.firstInstance[order + 1] {
            guard let completion = times.completion(ofOrder: order, in: work) else {
                uncompleted += 1
                continue
            }
            completed.append(
                CompletedOrder(
                    order: order,
                    arrival: work.arrival[order],
                    log: ledger.leadTime(ofOrder: order),
                    replay: completion - work.arrival[order]
                )
            )
        }
        let leadTimes = LeadTimes(completed)
        orders = completed.count
        self.uncompleted = uncompleted
        unknownStarts =
            Double(log.startSource.count { $0 != .recorded }) / Double(max(1, log.instanceCount))
        mean = leadTimes.mean
        median = leadTimes.quantile(0.5)
        ninetieth = leadTimes.quantile(0.9)
        late = try rule.flatMap { try Late(completed, ledger, by: $0) }
        // An order that took no time at all has no share to be off by.
        let whole = max(leadTimes.mean.log, .leastNormalMagnitude)
        distance = leadTimes.distance / whole
        let apart = completed.reduce(0) { $0 + Double(abs($1.log - $1.replay)) }
        orderError = apart / Double(max(1, orders)) / Double(Microseconds.hour) / whole
        weeks = Week.all(completed, zone: log.zone)
        weeklyDistance =
            weeks.reduce(0) { $0 + $1.distance * Double($1.orders) } / Double(max(1, orders)) / whole
        let stages = Stage.all(times, logged, ledger)
        self.stages = stages
        func ofOrder(_ hours: (Stage) -> Double) -> Double {
            stages.reduce(0) { $0 + hours($1) * Double($1.instances) } / Double(max(1, completed.count))
        }
        outside = ofOrder(\.outside)
        atDesk = Pair(
            log: ofOrder(\.atDesk.log),
            replay: ofOrder(\.atDesk.replay)
        )
        causes = CauseHours.all(completed, times, logged, ledger)
    }
}

/// An order that was completed in the log and in the replay.
struct CompletedOrder {
    let order: Int
    let arrival: Microseconds
    /// Lead times.
    let log: Microseconds
    let replay: Microseconds
}

/// Lengths of the log and of the replay, each ascending.
struct LeadTimes {
    private let log: [Microseconds]
    private let replay: [Microseconds]

    init(_ orders: some Collection<CompletedOrder>) {
        self.init(log: orders.map(\.log), replay: orders.map(\.replay))
    }

    /// - Precondition: as many of one as of the other.
    init(log: [Microseconds], replay: [Microseconds]) {
        self.log = log.sorted()
        self.replay = replay.sorted()
    }

    /// In hours; zero where there are none.
    var mean: Fidelity.Pair {
        pair { lengths in
            lengths.reduce(0) { $0 + Double($1) } / Double(max(1, lengths.count))
        }
    }

    /// In hours; zero where there are none.
    func quantile(_ share: Double) -> Fidelity.Pair {
        pair { Statistics.quantile(ofSorted: $0, share) ?? 0 }
    }

    /// The earth mover's distance in hours.
    var distance: Double {
        let moved = zip(log, replay).reduce(0) { $0 + Double(abs($1.0 - $1.1)) }
        return moved / Double(max(1, log.count)) / Double(Microseconds.hour)
    }

    private func pair(_ figure: ([Microseconds]) -> Double) -> Fidelity.Pair {
        let hour = Double(Microseconds.hour)
        return .init(log: figure(log) / hour, replay: figure(replay) / hour)
    }
}

extension Fidelity.Week {
    fileprivate static func all(_ orders: [CompletedOrder], zone: ZoneRules) -> [Self] {
        let weeks = Dictionary(grouping: orders) { zone.monday($0.arrival) }
        return weeks.sorted { $0.key < $1.key }.map { monday, orders in
            let leadTimes = LeadTimes(orders)
            return Self(
                from: zone.instant(local: Microseconds(monday) * .day),
                orders: orders.count,
                mean: leadTimes.mean,
                distance: leadTimes.distance
            )
        }
    }
}

extension Fidelity.Stage {
    /// Of each activity, the instances of orders that the replay completed.
    fileprivate static func all(_ times: ReplayTimes, _ logged: LoggedDesk, _ ledger: DelayLedger) -> [Self] {
        let (log, work) = (ledger.log, logged.work)
        var waits = [(log: [Microseconds], replay: [Microseconds])](
            repeating: ([], []),
            count: log.activities.count
        )
        var spans = waits
        var atDesk = waits
        var outside = [Microseconds](repeating: 0, count: log.activities.count)
        for order in work.arrival.indices where times.completion(ofOrder: order, in: work) != nil {
            for instance in work.firstInstance[order]..<work.firstInstance[order + 1] {
                let activity = Int(log.activity[instance])
                let enabled = times.enabled(instance, ofOrder: order, in: work)
                outside[activity] += logged.ready[instance] - ledger.enablement.enabled[instance]
                atDesk[activity].log.append(max(0, log.start[instance] - logged.ready[instance]))
                atDesk[activity].replay.append(times.start[instance] - times.ready[instance])
                waits[activity].log.append(max(0, log.start[instance] - ledger.enablement.enabled[instance]))
                waits[activity].replay.append(times.start[instance] - enabled)
                spans[activity].log.append(log.end[instance] - log.start[instance])
                spans[activity].replay.append(times.end[instance] - times.start[instance])
            }
        }
        return waits.indices.map { activity in
            let waiting = LeadTimes(log: waits[activity].log, replay: waits[activity].replay)
            let span = LeadTimes(log: spans[activity].log, replay: spans[activity].replay)
            return Self(
                activity: Int32(activity),
                instances: waits[activity].log.count,
                waiting: waiting.mean,
                outside: outside[activity].hours / Double(max(1, waits[activity].log.count)),
                atDesk: LeadTimes(log: atDesk[activity].log, replay: atDesk[activity].replay).mean,
                ninetieth: waiting.quantile(0.9),
                span: span.mean
            )
        }
    }
}

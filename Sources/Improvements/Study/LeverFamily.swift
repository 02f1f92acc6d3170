import Delays
import EventLogs

/// One idea with the parameters that are tried for it, weakest first.
struct LeverFamily: Sendable {
    let levers: [any Lever]
    /// What it answers in the ledger.
    let hours: Microseconds
}

/// The levers that a ledger suggests: for the largest hours of its stages and causes those that answer them.
struct LeverProposals: Sendable {
    /// Largest hours first.
    let families: [LeverFamily]

    /// Hours below this share of all lead time are not worth a lever.
    static let leastShare = 0.005
    /// So many pairs of a stage and a cause are answered, and so many hand-offs.
    static let mostCells = 16
    static let mostHandOffs = 3

    init(_ logged: LoggedDesk, _ ledger: DelayLedger, _ hours: StageHours) {
        let log = ledger.log
        let least = Microseconds(LeverProposals.leastShare * Double(hours.total))
        var cells: [(stage: Int32, cause: Cause, hours: Microseconds)] = []
        for stage in 0..<Int32(log.activities.count) {
            for cause in Cause.allCases where hours[stage, cause] > max(least, 0) {
                cells.append((stage, cause, hours[stage, cause]))
            }
        }
        cells.sort { ($1.hours, $0.stage, $0.cause.rawValue) < ($0.hours, $1.stage, $1.cause.rawValue) }
        var families: [LeverFamily] = []
        var known: Set<String> = []
        func propose(_ levers: [any Lever], _ hours: Microseconds) {
            let new = levers.filter { known.insert($0.text(log)).inserted }
            if !new.isEmpty { families.append(LeverFamily(levers: new, hours: hours)) }
        }
        let load = ResourceLoad(logged, log)
        for (stage, cause, hours) in cells.prefix(LeverProposals.mostCells) {
            for levers in LeverProposals.levers(stage, cause, logged, ledger, load) { propose(levers, hours) }
        }
        for stage in 0..<Int32(log.activities.count) where hours.rework[Int(stage)] > max(least, 0) {
            propose(
                [LessRework(stage: stage, share: 0.5)],
                hours.rework[Int(stage)]
            )
        }
        for (from, to, length) in LeverProposals.handOffs(ledger).prefix(LeverProposals.mostHandOffs) {
            propose([MergeHandOff(from: from, to: to)], length)
        }
        let queues = cells.filter { $0.cause == .contention }
        if queues.count > 1 {
            let stages = Set([queues[0].stage, queues[1].stage])
            propose([Pool(stages: stages)], queues[0].hours + queues[1].hours)
        }
        if let first = queues.first {
            propose([LevelArrivals(within: .day)], first.hours)
            propose([LevelArrivals(within: .week)], first.hours)
        }
        self.families = families
    }

    /// Those that answer a cause of delay at a stage.
    private static func levers(
        _ stage: Int32,
        _ cause: Cause,
        _ logged: LoggedDesk,
        _ ledger: DelayLedger,
        _ load: ResourceLoad
    ) -> [[any Lever]] {
        switch cause {
        case .contention:
            return [
                [AddResource(stage: stage, count: 1), AddResource(stage: stage, count: 2)],
                load.leastLoaded(without: stage, logged).map { CrossTrain(stage: stage, resource: $0) },
                [LongerHours(stage: stage, by: .hour), LongerHours(stage: stage, by: 2 * .hour)],
                [PromiseFirst(stage: stage)],
                [Automate(stage: stage, factor: 0.1)],
            ]
        case .unavailability:
            return [
                [LongerHours(stage: stage, by: .hour), LongerHours(stage: stage, by: 2 * .hour)],
                [ShiftHours(stage: stage, by: -.hour), ShiftHours(stage: stage, by: .hour)],
                [HolidayCover(stage: stage)],
                load.leastLoaded(without: stage, logged).map { CrossTrain(stage: stage, resource: $0) },
                [Automate(stage: stage, factor: 0.1)],
            ]
        case .batching:
            let activity = logged.desk.activities[Int(stage)]
            var levers: [[any Lever]] = []
            if let size = activity.batch?.least, size > 1 {
                levers.append(
                    Set([(2 * size + 2) / 3, (size + 1) / 2, (size + 2) / 3, 1]).subtracting([size]).sorted(
                        by: >
                    ).map {
                        SmallerBatch(stage: stage, size: $0)
                    }
                )
            }
            if case .clock(let times) = ledger.batchPolicies?.policies[Int(stage)] {
                levers.append(denser(times).map { BatchTimes(stage: stage, times: $0) })
            }
            return levers
        case .prioritization: return [[FirstInFirstOut(stage: stage)], [PromiseFirst(stage: stage)]]
        case .unexplained, .undetermined:
            return [[90, 75, 50].map { Chase(stage: stage, percentile: $0) }]
        case .processing: return [[Automate(stage: stage, factor: 0.1)]]
        case .elapsed, .firstTouch: return []
        }
    }

    /// Times of the day with further ones halfway between: once and twice.
    private static func denser(_ times: [Microseconds]) -> [[Microseconds]] {
        func halved(_ times: [Microseconds]) -> [Microseconds] {
            guard let first = times.first else { return [] }
            if times.count == 1 {
                return first < 13 * .hour ? [first, first + 4 * .hour] : [first - 4 * .hour, first]
            }
            let quarter = 15 * Microseconds.minute
            return (times + zip(times, times.dropFirst()).map { ($0 + $1) / 2 / quarter * quarter }).sorted()
        }
        let once = halved(times)
        return [once, halved(once)]
    }

    /// Pairs of activities between which orders change hands, the longest waits on critical paths first.
    private static func handOffs(_ ledger: DelayLedger) -> [(from: Int32, to: Int32, length: Microseconds)] {
        let log = ledger.log
        var waits: [Int: Microseconds] = [:]
        for order in 0..<log.orderCount {
            ledger.forEachEntry(ofOrder: order) { instance, cause, length in
                guard cause != .processing, cause != .elapsed, ledger.isHandOff(instance),
                    let before = ledger.enablement.predecessor(of: instance)
                else { return }
                let (from, to) = (Int(log.activity[before]), Int(log.activity[instance]))
                if from != to { waits[from * log.activities.count + to, default: 0] += length }
            }
        }
        return waits.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            (Int32($0.key / log.activities.count), Int32($0.key % log.activities.count), $0.value)
        }
    }
}

import Delays
import EventLogs
import Parallelism
import WorkCalendars

/// A desk that can be replayed with changes.
///
/// ```swift
/// let study = try ImprovementStudy(ledger, rule: .promise)
/// let lever = try LeverKind.lever("add-resource stage=\"Check credit\"", in: ledger.log)
/// let effect = try study.effect(of: [lever])
/// ```
public struct ImprovementStudy: Sendable {
    public struct Options: Sendable {
        public var prices = Prices()
        /// Of the intervals and of what is drawn for the load curve.
        public var seed: UInt64 = 1
        public var replicates = 500
        /// Courses that the work could have taken, each replayed with a change and without; as many as ``mostInstances`` allows.
        public var courses = 5
        /// Instances that all courses together have at most, except for the first.
        public var mostInstances = 500_000

        public init() {}
    }

    public let ledger: DelayLedger
    public let logged: LoggedDesk
    /// With nothing changed.
    public let asIs: ReplayTimes
    public let fidelity: Fidelity
    public let rule: LateRule?
    public let options: Options
    let hours: StageHours
    /// With nothing changed, in the replay.
    let load: ResourceLoad
    let sample: EffectSample
    /// When the desk is open, in the replay's time too.
    let deskHours: IntervalSet

    /// - Parameter rule: what makes an order late. ``LateRule/attribute(name:values:)`` says nothing of a replay.
    /// - Throws: ``ReplayError`` where the log cannot be replayed; `LateRuleError` where it lacks what the late rule asks for.
    /// - Complexity: that of a ``LoggedDesk`` and of one ``Replay``.
    public init(_ ledger: DelayLedger, rule: LateRule?, options: Options = Options()) throws {
        let logged = try LoggedDesk(ledger)
        let asIs = Replay.times(of: logged.work, at: logged.desk)
        let deskHours = logged.desk.hours(of: logged.desk.resources.indices)
        self.ledger = ledger
        self.logged = logged
        self.asIs = asIs
        self.rule = rule
        self.options = options
        self.deskHours = deskHours
        fidelity = try Fidelity(of: asIs, logged, against: ledger, lateBy: rule)
        hours = StageHours(ledger)
        load = ResourceLoad(logged, asIs)
        let courses = max(1, min(options.courses, options.mostInstances / max(1, logged.work.instanceCount)))
        let replayed = concurrentMap(courses) { course in
            course == 0
                ? asIs
                : Replay.times(of: logged.work.jittered(course: course, seed: options.seed), at: logged.desk)
        }
        let weeks = ResampledWeeks(arrival: logged.work.arrival, zone: ledger.log.zone, seed: options.seed)
        sample = EffectSample(
            courses: replayed.map { OrderTimes($0, logged.work, ledger, rule: rule, deskHours: deskHours) },
            weeks: weeks,
            doubt: fidelity.distance,
            draws: weeks.counts(replicates: options.replicates, seed: options.seed)
        )
    }

    /// Orders with instances, a week.
    public var ordersPerWeek: Double { Double(hours.orders) / logged.weeks }

    /// Whether replays are near enough to the log to be believed; else levers are only bounded.
    public var isFaithful: Bool { fidelity.isFaithful }

    /// Whether that holds for the activities that levers act on, too.
    func isFaithful(for levers: [any Lever]) -> Bool {
        isFaithful
            && levers.allSatisfy { lever in
                (lever.answers.activities ?? []).allSatisfy { fidelity.isFaithful(at: $0) }
            }
    }

    /// The desk with levers pulled one after the other, and what that takes.
    /// - Throws: ``LeverError`` where one of them changes nothing.
    func pull(_ levers: [any Lever], course: Int = 0) throws(LeverError) -> (
        desk: LoggedDesk, effort: LeverEffort
    ) {
        var changed = logged
        changed.work = logged.work.jittered(course: course, seed: options.seed)
        var effort = LeverEffort()
        for lever in levers { effort = effort + (try lever.pull(at: &changed, of: ledger)) }
        return (changed, effort)
    }

    /// Replays a desk.
    /// - Parameter source: the order of the log that each of its orders is a copy of; nil where they are the same.
    func replay(_ desk: LoggedDesk, source: [Int]? = nil) -> (times: ReplayTimes, orders: OrderTimes) {
        let times = Replay.times(of: desk.work, at: desk.desk)
        return (times, OrderTimes(times, desk.work, ledger, rule: rule, deskHours: deskHours, source: source))
    }

    /// Replays the desk with levers pulled.
    /// - Throws: ``LeverError`` where one of them changes nothing.
    /// - Complexity: that of one ``Replay``.
    func trial(_ levers: [any Lever]) throws(LeverError) -> Trial {
        let (changed, effort) = try pull(levers)
        let (times, orders) = replay(changed)
        return Trial(
            levers: levers,
            effort: effort,
            times: orders,
            load: ResourceLoad(changed, times),
            mean: sample.meanDifference(orders),
            late: sample.lateDifference(orders)
        )
    }

    /// What levers pulled together give.
    /// - Throws: ``LeverError`` where one of them changes nothing.
    /// - Complexity: that of one ``Replay``, and of the samples of its intervals.
    public func effect(of levers: [any Lever]) throws(LeverError) -> Effect {
        effect(of: try trial(levers))
    }

    /// The effect of a trial, with the other courses replayed too.
    func effect(of trial: Trial) -> Effect {
        let others = concurrentMap(sample.courses.count - 1) { index -> OrderTimes in
            guard let changed = try? pull(trial.levers, course: index + 1).desk else {
                preconditionFailure("what can be changed in one course can be in all")
            }
            return replay(changed).orders
        }
        return sample.effect(of: [trial.times] + others)
    }

    /// Many trials on all processors; nil where a lever changes nothing.
    func trials(_ sets: [[any Lever]]) -> [Trial?] {
        concurrentMap(sets.count) { index in try? trial(sets[index]) }
    }

    /// How a set of levers is told from others.
    func text(_ levers: [any Lever]) -> [String] { levers.map { $0.text(ledger.log) } }

    /// The most hours that levers can take from an order, on average: all that they answer. It is a bound, not a forecast.
    public func bound(of levers: [any Lever]) -> Double {
        let most = levers.reduce(Microseconds(0)) { $0 + hours.answered(by: $1.answers) }
        return Double(min(most, hours.total)) / Double(Microseconds.hour) / Double(max(1, hours.orders))
    }
}

/// A replay of a desk with levers pulled.
struct Trial: Sendable {
    let levers: [any Lever]
    let effort: LeverEffort
    let times: OrderTimes
    let load: ResourceLoad
    /// Hours, and shares of late orders: with the levers less without.
    let mean: GroupedDifferences
    let late: GroupedDifferences?
}

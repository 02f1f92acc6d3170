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
    /// The work in each course that it could have taken; the first is that of the log.
    let works: [ReplayWork]
    /// When the desk is open, in the replay's time too.
    let deskHours: IntervalSet

    /// - Parameter rule: what makes an order late. ``Delays/LateRule/attribute(name:values:)`` says nothing of a replay.
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
        let works = (0..<courses).map { logged.work.jittered(course: $0, seed: options.seed) }
        self.works = works
        let replayed = concurrentMap(courses) { course in
            course == 0 ? asIs : Replay.times(of: works[course], at: logged.desk)
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
        changed.work = works[course]
        changed.newcomersFavour = !course.isMultiple(of: 2)
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

    /// Replays the desk with levers pulled, in all courses.
    /// - Throws: ``LeverError`` where one of them changes nothing.
    /// - Complexity: that of a ``Replay`` for each course.
    func trial(_ levers: [any Lever]) throws(LeverError) -> Trial {
        let (changed, effort) = try pull(levers)
        let (times, orders) = replay(changed)
        let others = concurrentMap(works.count - 1) { index -> OrderTimes in
            guard let changed = try? pull(levers, course: index + 1).desk else {
                preconditionFailure("what can be changed in one course can be in all")
            }
            return replay(changed).orders
        }
        let courses = [orders] + others
        return Trial(
            levers: levers,
            effort: effort,
            courses: courses,
            load: ResourceLoad(changed, times),
            figures: sample.figures(of: courses, hasQuantiles: false),
            mean: sample.meanDifference(courses),
            late: sample.lateDifference(courses)
        )
    }

    /// What levers pulled together give.
    /// - Throws: ``LeverError`` where one of them changes nothing.
    /// - Complexity: that of a ``Replay`` for each course, and of the samples of its intervals.
    public func effect(of levers: [any Lever]) throws(LeverError) -> Effect {
        sample.effect(of: try trial(levers).courses)
    }

    /// Many trials on all processors; nil where a lever changes nothing.
    func trials(_ sets: [[any Lever]]) -> [Trial?] {
        concurrentMap(sets.count) { index in try? trial(sets[index]) }
    }

    /// How a set of levers is told from others.
    func text(_ levers: [any Lever]) -> [String] { levers.map { $0.text(ledger.log) } }

    /// The hours of an order that levers answer, on average, all of them: no forecast. That others are done sooner where people have
    /// less to do is not among them.
    public func bound(of levers: [any Lever]) -> Double {
        let most = levers.reduce(Microseconds(0)) { sum, lever in
            // What is done again for one reason is a part of the hours of all activities.
            let rework = (lever as? LessRework).map {
                StageHours.total(of: $0.loops(logged.work, ledger), ledger)
            }
            return sum + (rework ?? hours.answered(by: lever.answers))
        }
        return Double(min(most, hours.total)) / Double(Microseconds.hour) / Double(max(1, hours.orders))
    }
}

/// A replay of a desk with levers pulled.
struct Trial: Sendable {
    let levers: [any Lever]
    let effort: LeverEffort
    /// The first is that of the log.
    let courses: [OrderTimes]
    /// In the first course.
    let load: ResourceLoad
    /// Mean and share of late orders, as they are shown.
    let figures: ComparedFigures
    /// Hours, and shares of late orders: with the levers less without, for their errors.
    let mean: GroupedDifferences
    let late: GroupedDifferences?

    /// Hours of an order; none where no order is completed.
    var meanDifference: Double { figures.mean.map { $0.after - $0.before } ?? 0 }
    var lateDifference: Double? { figures.late.map { $0.after - $0.before } }
}

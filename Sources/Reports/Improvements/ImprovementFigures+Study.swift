import Delays
import Improvements

/// What is told of the study as a whole: fidelity, goal, load, assumptions.
extension ImprovementFigures {
    // MARK: Fidelity

    var fidelitySentence: String {
        let fidelity = report.fidelity
        let most = NumberText.percent(fidelity.mostDistance)
        let distance = fidelity.distance.map(NumberText.percent)
        if fidelity.isFaithful { return phrases.faithful(distance: distance ?? "–", most: most) }
        return phrases.notFaithful(fidelity.shortfalls.map(shortfall))
    }

    private func shortfall(_ row: ShortfallRow) -> String {
        func texts(_ off: (Double) -> String, _ most: String) -> String {
            phrases.shortfall(row.figure, off: row.off.map(off), most: most)
        }
        let most = NumberText.value(100 * row.most)
        switch row.figure {
        case .orders: return texts({ NumberText.value($0) }, NumberText.value(row.most))
        case .late:
            return texts({ phrases.inPoints(NumberText.signed(100 * $0)) }, phrases.inPoints(most))
        case .uncompleted, .distance: return texts(NumberText.percent, most + "%")
        case .mean, .p90, .atDesk: return texts({ NumberText.signed(100 * $0) + "%" }, most + "%")
        }
    }

    /// A figure of the log, of the replay, and by what share, or how many points, the replay is off.
    struct Likeness: Sendable {
        let name: String
        let log: String
        let replay: String
        let off: String
    }

    var likenesses: [Likeness] {
        let fidelity = report.fidelity
        var rows = [
            (phrases.mean, fidelity.meanHours), (phrases.median, fidelity.medianHours),
            (common.ninetiethPercentile, fidelity.p90Hours), (phrases.atDesk, fidelity.atDeskHours),
        ].compactMap { name, pair in pair.map { likeness(common.titled(name, unit), $0) } }
        if let late = fidelity.lateShare {
            rows.append(
                Likeness(
                    name: common.late,
                    log: NumberText.percent(late.log),
                    replay: NumberText.percent(late.replay),
                    off: phrases.inPoints(NumberText.signed(100 * (late.replay - late.log)))
                )
            )
        }
        return rows
    }

    private func likeness(_ name: String, _ pair: LoggedAndReplayed) -> Likeness {
        let off = pair.log == 0 ? nil : 100 * (pair.replay - pair.log) / pair.log
        return Likeness(
            name: name,
            log: unit.text(hours: pair.log),
            replay: unit.text(hours: pair.replay),
            off: off.map { NumberText.signed($0) + "%" } ?? "–"
        )
    }

    /// Mean waits before each stage; stages that are not near enough are marked where the replay as a whole is.
    var stages: [Likeness] {
        report.fidelity.stages.map { stage in
            let isMarked = report.fidelity.isFaithful && !stage.isFaithful
            return likeness(isMarked ? phrases.notNear(stage.activity) : stage.activity, stage.waitingHours)
        }
    }

    /// Mean time of an order by cause.
    var causes: [Likeness] { report.fidelity.causes.map { likeness(common.name($0.cause), $0.hours) } }

    /// Mean lead times by week of arrival.
    var weeks: [Likeness] { report.fidelity.weeks.map { likeness($0.week, $0.meanHours) } }

    /// By what the replay goes where several wait: a sentence each.
    var disciplines: [String] {
        report.fidelity.disciplines.map { row in
            phrases.discipline(row.kind, activities: row.activities, keys: row.keys)
                + phrases.foretold(
                    NumberText.percent(row.foretold),
                    firstInFirstOut: NumberText.percent(row.firstInFirstOutForetells),
                    choices: NumberText.count(row.choices)
                )
        }
    }

    var weekly: String? {
        guard let distance = report.fidelity.weeklyDistance, let order = report.fidelity.orderError else {
            return nil
        }
        return phrases.weekly(distance: NumberText.percent(distance), order: NumberText.percent(order))
    }

    /// Orders that were replayed but never completed, where the fidelity's verdict does not say it already.
    var uncompleted: String? {
        let fidelity = report.fidelity
        guard fidelity.isFaithful, fidelity.uncompleted > 0 else { return nil }
        let sentence = phrases.uncompleted(
            NumberText.count(fidelity.uncompleted),
            of: NumberText.count(fidelity.orders + fidelity.uncompleted)
        )
        return sentence + phrases.stop
    }

    var replayed: String {
        phrases.replayed(
            orders: NumberText.count(report.orders),
            perWeek: NumberText.decimal(report.ordersPerWeek, places: 1)
        )
    }

    // MARK: The best

    /// What the best lever, and all steps together, would give.
    var headlines: [String] {
        var headlines: [String] = []
        if let best = report.improvements.first, let effect = best.effect {
            headlines.append(
                phrases.headline(
                    name(best),
                    difference: signed(effect.meanHours.difference),
                    interval: confidence.map {
                        "\(phrases.interval($0)) \(interval(effect.meanHours))"
                    }
                )
            )
        }
        if report.steps.count > 2, let first = report.steps.first, let last = report.steps.last {
            let late = first.lateShare.flatMap { from in
                last.lateShare.map { (NumberText.percent(from), NumberText.percent($0)) }
            }
            headlines.append(
                phrases.headline(
                    steps: NumberText.count(report.steps.count - 1),
                    from: withUnit(first.meanHours),
                    to: withUnit(last.meanHours),
                    late: late
                )
            )
        }
        return headlines
    }

    /// What steps are made of.
    enum StepSource {
        case plan, requested, best
    }

    var stepSource: StepSource {
        if report.plan != nil { return .plan }
        return report.improvements.isEmpty ? .requested : .best
    }

    func name(_ step: StepRow) -> String { step.lever.map { phrases.further(name($0)) } ?? phrases.asIs }

    /// Whether anything but what was asked for was looked for.
    var isSearched: Bool {
        !report.improvements.isEmpty || !report.without.isEmpty || report.tried > 0
            || (report.requested.isEmpty && report.plan == nil && report.reach == nil)
    }

    private var hasLate: Bool {
        (report.improvements + report.without).contains { $0.effect?.lateShare != nil }
    }

    /// What is said where nothing would help.
    var nothing: String {
        report.tried == 0 ? phrases.nothingSuggested : phrases.nothingHelps(hasLate: hasLate)
    }

    /// What the numbers of the table mean.
    var meaning: [String] {
        let sentence = phrases.improvementsMeaning(
            tried: NumberText.count(report.tried),
            level: NumberText.value(report.level),
            hasLate: hasLate
        )
        return report.improvements.contains { $0.money != nil }
            ? [sentence, phrases.moneyMeaning] : [sentence]
    }

    // MARK: The goal

    func sentence(_ reach: ReachRow) -> String {
        let goal = phrases.goal(reach.figure, atMost: figure(reach, reach.atMost))
        let tried = NumberText.count(reach.tried)
        guard let before = reach.before else { return phrases.goalUnknown(goal) }
        let now = figure(reach, before)
        if reach.isReached {
            return reach.improvement == nil
                ? phrases.reachedAlready(goal, now: now) : phrases.reached(goal, from: now, tried: tried)
        }
        return phrases.notReached(goal, from: now, tried: tried, isComplete: reach.isComplete)
    }

    /// What is said before the set that comes nearest; nil where the goal is reached or cannot be told.
    func nearest(_ reach: ReachRow) -> String? {
        guard reach.before != nil, !reach.isReached else { return nil }
        return reach.improvement == nil ? phrases.noNearest : phrases.nearest
    }

    private func figure(_ reach: ReachRow, _ value: Double) -> String {
        reach.figure == .late ? NumberText.percent(value) : withUnit(value)
    }

    // MARK: The load curve

    /// The desk at the arrivals of the log.
    private var today: LoadCurve.Point? { report.load.first { $0.factor == 1 } }

    /// The least arrivals at which mean lead times are twice today's or more: there the curve is past its knee.
    var doubling: LoadCurve.Point? {
        guard let mean = today?.mean, mean > 0 else { return nil }
        return report.load.first { $0.factor > 1 && ($0.mean ?? 0) >= 2 * mean }
    }

    func arrivals(_ point: LoadCurve.Point) -> String { phrases.times(factor(point)) }

    private func factor(_ point: LoadCurve.Point) -> String { NumberText.decimal(point.factor, places: 1) }

    /// Where lead times double; nil where the curve does not say.
    var loadSentence: String? {
        guard today?.mean != nil, let last = report.load.last else { return nil }
        guard let doubling else { return phrases.doesNotDouble(upTo: factor(last)) }
        let busiest = doubling.busiest.flatMap { name in
            doubling.busiestShare.map { phrases.busiest(name, share: NumberText.percent($0)) }
        }
        return phrases.doubles(at: factor(doubling), busiest: busiest)
    }

    // MARK: Assumptions

    /// The prices, where there are any, and the work that is assumed.
    var moneyMeaning: [String] {
        let prices = report.prices
        let once = phrases.onceHours(
            rule: NumberText.value(prices.ruleHours),
            training: NumberText.value(prices.trainingHours),
            system: NumberText.value(prices.systemHours)
        )
        return [self.prices, once].compactMap(\.self)
    }

    /// What holds for all of it.
    var assumptions: [String] {
        [
            phrases.general, report.lateness.map { phrases.lateMeans(common.lateRule($0)) },
            report.interval.map { interval in
                phrases.intervals(
                    interval,
                    groups: NumberText.count(interval.groups),
                    replicates: NumberText.count(interval.replicates),
                    confidence: NumberText.confidence(interval.confidence)
                )
            },
        ].compactMap(\.self) + moneyMeaning
    }
}

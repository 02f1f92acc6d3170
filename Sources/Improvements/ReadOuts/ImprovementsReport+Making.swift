import Delays
import EventLogs

/// What is asked of a study.
public struct ImprovementRequest: Sendable {
    /// Levers of the user's own, each for itself.
    public var levers: [any Lever] = []
    /// Levers that are pulled together, one after the other.
    public var plan: [any Lever] = []
    public var goal: ReachGoal?
    /// Whether the ledger is asked for levers.
    public var isSearched = true
    public var hasLoadCurve = true

    public init() {}
}

extension ImprovementsReport {
    /// - Throws: ``LeverError`` where a lever that was asked for changes nothing.
    /// - Complexity: some 20 to 100 trials, on all processors; up to 400 more with a goal.
    public init(_ study: ImprovementStudy, _ request: ImprovementRequest = ImprovementRequest())
        throws(LeverError)
    {
        let isFaithful = study.isFaithful
        func row(_ levers: [any Lever]) throws(LeverError) -> ImprovementRow {
            guard study.isFaithful(for: levers) else {
                return ImprovementRow(try Improvement(bounded: levers, study), study)
            }
            return ImprovementRow(Improvement(try study.trial(levers), study), study)
        }
        var requested: [ImprovementRow] = []
        for lever in request.levers { requested.append(try row([lever])) }
        let goal = isFaithful ? request.goal : nil
        let single = request.isSearched || goal != nil ? LeverTrials(study) : nil
        let search = request.isSearched ? single.map { ImprovementSearch(study, $0) } : nil
        let steps: [Trial]
        if !request.plan.isEmpty {
            steps = study.steps(request.plan)
        } else {
            steps = search?.best ?? study.steps(ofAlternatives: request.levers)
        }
        self.init(
            log: LogSummary(study.ledger.log),
            leadTime: LeadTimeSummary(of: study.ledger),
            orders: study.hours.orders,
            ordersPerWeek: study.ordersPerWeek,
            lateness: study.rule.map { LateCriterion($0) },
            prices: PriceRow(study.options.prices),
            fidelity: FidelityRow(study.fidelity, study.logged.disciplines, study.ledger.log),
            interval: isFaithful ? study.sample.interval : nil,
            requested: requested,
            plan: request.plan.isEmpty ? nil : try row(request.plan),
            improvements: (search?.improvements ?? []).map { ImprovementRow($0, study) },
            pairs: (search?.pairs ?? []).map { ImprovementRow($0, study) },
            without: (search?.without ?? []).map { ImprovementRow($0, study) },
            bounded: (search?.bounded ?? []).map { ImprovementRow($0, study) },
            tried: search?.tried ?? 0,
            level: ImprovementSearch.level,
            steps: StepRow.rows(steps, study),
            distribution: steps.last.map { DistributionRow.rows($0, study) } ?? [],
            reach: goal.flatMap { goal in
                single.map { ReachRow(ReachSearch(goal, study, $0), study) }
            },
            load: isFaithful && request.hasLoadCurve ? LoadCurve(study).points : [],
            notComputed: ImprovementGapRow.rows(study)
        )
    }
}

extension PriceRow {
    fileprivate init(_ prices: Prices) {
        self.init(
            currency: prices.currency,
            hour: prices.hour,
            headPerWeek: prices.head,
            lateOrder: prices.lateOrder,
            ruleHours: prices.ruleHours,
            trainingHours: prices.trainingHours,
            systemHours: prices.systemHours
        )
    }
}

extension ImprovementRow {
    init(_ improvement: Improvement, _ study: ImprovementStudy) {
        self.init(
            levers: improvement.levers,
            effort: improvement.effort,
            firstYearHours: improvement.firstYearHours,
            money: improvement.money,
            mostHours: improvement.bound,
            effect: improvement.effect.map {
                ReplayedEffectRow($0, faster: improvement.faster, slower: improvement.slower)
            },
            hoursPerHourOfWork: improvement.effect.map {
                study.value(hours: -$0.mean.difference, improvement.effort)
            },
            pValue: improvement.pValue,
            adjustedPValue: improvement.adjustedPValue,
            latePValue: improvement.latePValue,
            adjustedLatePValue: improvement.adjustedLatePValue,
            examples: improvement.examples,
            people: improvement.people
        )
    }
}

extension ReplayedEffectRow {
    fileprivate init(_ effect: Effect, faster: Int, slower: Int) {
        self.init(
            orders: effect.orders,
            stuck: effect.stuck,
            judged: effect.judged,
            meanHours: ReplayedChangeRow(effect.mean),
            medianHours: ReplayedChangeRow(effect.median),
            p90Hours: ReplayedChangeRow(effect.ninetieth),
            lateShare: effect.late.map { ReplayedChangeRow($0) },
            faster: faster,
            slower: slower
        )
    }
}

extension ReplayedChangeRow {
    fileprivate init(_ change: Effect.Change) {
        self.init(
            before: change.before,
            after: change.after,
            difference: change.difference,
            lower: change.lower.isFinite ? change.lower : nil,
            upper: change.upper.isFinite ? change.upper : nil
        )
    }
}

extension ImprovementStudy {
    /// Trials of levers with one more each time; none where they are not replayed near enough.
    fileprivate func steps(_ levers: [any Lever]) -> [Trial] {
        guard isFaithful(for: levers) else { return [] }
        let trials = trials(levers.indices.map { Array(levers[...$0]) })
        return trials.contains { $0 == nil } ? [] : trials.compactMap(\.self)
    }

    /// The same of levers that were asked for each by itself: none where one of them is another one's alternative, or leaves it nothing to
    /// change.
    fileprivate func steps(ofAlternatives levers: [any Lever]) -> [Trial] {
        let areApart = levers.indices.allSatisfy { place in
            levers[..<place].allSatisfy { $0.isApart(from: levers[place]) }
        }
        return areApart ? steps(levers) : []
    }
}

extension StepRow {
    /// The desk as it is, and with one lever more each time.
    fileprivate static func rows(_ trials: [Trial], _ study: ImprovementStudy) -> [StepRow] {
        guard !trials.isEmpty else { return [] }
        let sample = study.sample
        var all: [(lever: (any Lever)?, courses: [OrderTimes])] = [(nil, sample.courses)]
        all += trials.map { ($0.levers.last, $0.courses) }
        return all.compactMap { lever, courses -> StepRow? in
            let figures = sample.figures(of: courses, hasQuantiles: true)
            guard let mean = figures.mean, let median = figures.median, let ninetieth = figures.ninetieth
            else { return nil }
            return StepRow(
                lever: lever.map { LeverRow($0, study.ledger.log) },
                meanHours: mean.after,
                medianHours: median.after,
                p90Hours: ninetieth.after,
                lateShare: figures.late?.after
            )
        }
    }
}

extension LeverRow {
    init(_ lever: any Lever, _ log: EventLog) {
        self.init(
            kind: type(of: lever).kind,
            text: lever.text(log),
            parameters: lever.parameters.map { Parameter(key: $0.key, value: $0.valueText(log)) },
            answers: Answered(
                activities: lever.answers.activities.map { $0.sorted().map { log.activities[$0] } },
                causes: Cause.allCases.filter(lever.answers.causes.contains)
            )
        )
    }
}

extension DistributionRow {
    /// Every twentieth.
    fileprivate static func rows(_ trial: Trial, _ study: ImprovementStudy) -> [DistributionRow] {
        let shares = (1..<20).map { Double($0) / 20 }
        return zip(shares, study.sample.quantiles(shares, of: trial.courses)).compactMap { share, hours in
            hours.map { DistributionRow(share: share, before: $0.before, after: $0.after) }
        }
    }
}

extension ReachRow {
    fileprivate init(_ search: ReachSearch, _ study: ImprovementStudy) {
        let goal = search.goal
        self.init(
            figure: goal.figure,
            atMost: goal.most,
            before: search.before,
            isReached: search.isReached,
            isComplete: search.isComplete,
            tried: search.tried,
            improvement: (search.found ?? search.nearest).map { ImprovementRow($0, study) }
        )
    }
}

extension ImprovementGapRow {
    fileprivate static func rows(_ study: ImprovementStudy) -> [ImprovementGapRow] {
        var rows: [ImprovementGapRow] = []
        if !study.isFaithful { rows.append(.init(what: .effects, reason: .notFaithful)) }
        switch study.rule {
        case nil: rows.append(.init(what: .late, reason: .noLateRule))
        case .attribute: rows.append(.init(what: .late, reason: .attributeRule))
        default: break
        }
        if !study.options.prices.areKnown { rows.append(.init(what: .money, reason: .noPrices)) }
        let isAny = study.sample.value(.mean, of: study.sample.courses) != nil
        if !isAny || study.sample.weeks.groupCount < 2 {
            rows.append(.init(what: .intervals, reason: .tooFewOrders))
        }
        return rows
    }
}

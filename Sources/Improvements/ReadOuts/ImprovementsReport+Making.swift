import Delays
import EventLogs
import Statistics

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
    /// - Complexity: some 20 to 100 replays, on all processors; up to 400 more with a goal.
    public init(_ study: ImprovementStudy, _ request: ImprovementRequest = ImprovementRequest())
        throws(LeverError)
    {
        let isFaithful = study.isFaithful
        func row(_ levers: [any Lever]) throws(LeverError) -> ImprovementRow {
            guard study.isFaithful(for: levers) else {
                return ImprovementRow(try Improvement(bounded: levers, study), study)
            }
            return ImprovementRow(Improvement(try study.trial(levers), study, adjustedPValue: nil), study)
        }
        var requested: [ImprovementRow] = []
        for lever in request.levers { requested.append(try row([lever])) }
        let search = request.isSearched ? ImprovementSearch(study) : nil
        let together = request.plan.isEmpty ? search?.best ?? request.levers : request.plan
        let steps = isFaithful ? try StepRow.steps(together, study) : ([], nil)
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
            steps: steps.0,
            distribution: steps.1.map { DistributionRow.rows(study.sample.before, $0) } ?? [],
            reach: isFaithful ? request.goal.map { ReachRow(ReachSearch($0, study), study) } : nil,
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

extension StepRow {
    /// The desk as it is, and with one lever more each time; the lead times at the end.
    fileprivate static func steps(
        _ levers: [any Lever],
        _ study: ImprovementStudy
    ) throws(LeverError) -> ([StepRow], OrderTimes?) {
        guard !levers.isEmpty else { return ([], nil) }
        var rows: [StepRow] = []
        var last: OrderTimes?
        for count in 0...levers.count {
            let times = count == 0 ? study.sample.before : try study.trial(Array(levers[..<count])).times
            func figure(_ figure: ReachGoal.Figure) -> Double? { study.sample.figure(figure, of: times) }
            guard let mean = figure(.mean), let median = figure(.median), let ninetieth = figure(.p90) else {
                continue
            }
            rows.append(
                StepRow(
                    lever: count == 0 ? nil : LeverRow(levers[count - 1], study.ledger.log),
                    meanHours: mean,
                    medianHours: median,
                    p90Hours: ninetieth,
                    lateShare: figure(.late)
                )
            )
            last = times
        }
        return (rows, last)
    }
}

extension LeverRow {
    init(_ lever: any Lever, _ log: EventLog) {
        self.init(
            kind: type(of: lever).kind,
            text: lever.text(log),
            parameters: lever.parameters.map { Parameter(key: $0.key, value: $0.valueText(log)) }
        )
    }
}

extension DistributionRow {
    /// Every twentieth.
    fileprivate static func rows(_ before: OrderTimes, _ after: OrderTimes) -> [DistributionRow] {
        let orders = before.leadTime.indices.filter {
            before.leadTime[$0] != EventLog.missingTime && after.leadTime[$0] != EventLog.missingTime
        }
        let hour = Double(Microseconds.hour)
        let (from, to) = (
            orders.map { before.leadTime[$0] }.sorted(), orders.map { after.leadTime[$0] }.sorted()
        )
        return (1..<20).compactMap { step in
            let share = Double(step) / 20
            guard let first = quantile(ofSorted: from, share), let second = quantile(ofSorted: to, share)
            else {
                return nil
            }
            return DistributionRow(share: share, before: first / hour, after: second / hour)
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
        let isAny = study.sample.figure(.mean, of: study.sample.before) != nil
        if !isAny || study.sample.weeks.groupCount < 2 {
            rows.append(.init(what: .intervals, reason: .tooFewOrders))
        }
        return rows
    }
}

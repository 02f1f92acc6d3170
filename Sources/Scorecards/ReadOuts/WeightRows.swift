import EventLogs

/// Whether other weights are proposed, and if not, why.
public struct DecisionRow: Codable, Sendable, Equatable {
    /// `change`, `comply`, `keep`, `revise` (the score in force runs against the outcomes, but no other weights are told to do better) or,
    /// of a cycle without weights of its own, `common` (it takes the common weights proposed).
    public var decision: String
    /// For `keep` and `revise`: `tooFewPeople`, `tooFewPeriods`, `noBetterWeights`, `gainWithinChance`, `unstable`, `noIndicatorCertain` or `withinGrid`.
    @ExplicitNull public var reason: String?
    /// How many more periods would tell the gain that was seen; nil where that is not known.
    @ExplicitNull public var furtherPeriods: Int?
    /// The rules that the weights in force break.
    public var broken: [RuleRow]

    /// Whether no weights are proposed but those in force.
    public var isNoChange: Bool { decision == "keep" || decision == "revise" }
    /// Whether weights of its own are proposed, and not those in force or the common ones.
    public var hasOwnWeights: Bool { decision == "change" || decision == "comply" }

    init(_ decision: WeightDecision, _ rules: WeightRules) {
        (reason, furtherPeriods, broken) = (nil, nil, [])
        switch decision {
        case .change: self.decision = "change"
        case .comply(let restrictions):
            self.decision = "comply"
            broken = restrictions.map { RuleRow($0, rules) }
        case .keep(let why), .revise(let why):
            self.decision = if case .keep = decision { "keep" } else { "revise" }
            switch why {
            case .tooFewPeople: reason = "tooFewPeople"
            case .tooFewPeriods(let observed, let needed):
                (reason, furtherPeriods) = ("tooFewPeriods", needed - observed)
            case .noBetterWeights(let periods): (reason, furtherPeriods) = ("noBetterWeights", periods)
            case .gainWithinChance(let periods): (reason, furtherPeriods) = ("gainWithinChance", periods)
            case .unstable: reason = "unstable"
            case .noIndicatorCertain: reason = "noIndicatorCertain"
            case .withinGrid: reason = "withinGrid"
            }
        }
    }
}

/// What is to be done with the weight of an indicator.
public struct IndicatorWeightRow: Codable, Sendable, Equatable {
    public var id: String
    public var name: NameRow
    public var group: String
    public var current: Double
    public var proposed: Double
    /// Where the evidence alone would have it, within its limits.
    public var low: Double
    public var high: Double
    /// As far as its own rules let it go: its floor, its cap and its largest step.
    public var least: Double
    public var most: Double
    /// `raise`, `lower`, `keep`, `comply`, `notEnoughEvidence`, `saturated`, `conflicting` or, in a cycle, `common`.
    public var verdict: String
    /// For `keep`: `closeToCurrent`, `moveBelowGrid`, `fixedByRules` or `notMeasured`; for `notEnoughEvidence`: `intervalHoldsCurrent`,
    /// `changeNotCarried` or `movedAgainstEvidence`.
    @ExplicitNull public var reason: String?
    /// For `saturated`: the share of its scores that are one and the same.
    @ExplicitNull public var shareAtOneScore: Double?
    /// For `conflicting`: outcomes, by id.
    @ExplicitNull public var helps: String?
    @ExplicitNull public var harms: String?
    /// Whether it moves without evidence of its own, because others that it shares a sum with do.
    public var makesRoom: Bool

    /// In the order of the card.
    static func all(
        _ proposal: WeightProposal,
        _ card: Scorecard,
        unmeasured: Set<String>
    ) -> [IndicatorWeightRow] {
        card.indicators.indices.map { place in
            let indicator = card.indicators[place]
            return IndicatorWeightRow(
                indicator,
                proposal.indicators[place],
                proposal.rules.indicators[place],
                isMeasured: !unmeasured.contains(indicator.id)
            )
        }
    }

    private init(
        _ indicator: Indicator,
        _ verdict: IndicatorVerdict,
        _ rules: WeightRules.Indicator,
        isMeasured: Bool
    ) {
        id = indicator.id
        name = NameRow(indicator.name)
        group = indicator.group
        current = verdict.current
        proposed = verdict.proposed
        low = verdict.interval.lowerBound
        high = verdict.interval.upperBound
        least = rules.least
        most = rules.most
        makesRoom = verdict.makesRoom
        (reason, shareAtOneScore, helps, harms) = (nil, nil, nil, nil)
        guard isMeasured else {
            (self.verdict, reason) = ("keep", "notMeasured")
            return
        }
        switch verdict.verdict {
        case .raise: self.verdict = "raise"
        case .lower: self.verdict = "lower"
        case .keep(let why):
            (self.verdict, reason) = ("keep", why.rawValue)
        case .comply: self.verdict = "comply"
        case .notEnoughEvidence(let why):
            (self.verdict, reason) = ("notEnoughEvidence", why.rawValue)
        case .saturated(let share):
            self.verdict = "saturated"
            shareAtOneScore = share
        case .conflicting(let helped, let harmed):
            self.verdict = "conflicting"
            (helps, harms) = (helped, harmed)
        }
    }
}

/// A figure under both weights, with the interval of the difference.
public struct ComparisonRow: Codable, Sendable, Equatable {
    public var current: Double
    public var proposed: Double
    public var difference: Double
    public var low: Double
    public var high: Double

    init(_ comparison: HeldOutGain.Comparison) {
        current = comparison.current
        proposed = comparison.proposed
        difference = comparison.difference
        low = comparison.interval.lowerBound
        high = comparison.interval.upperBound
    }
}

/// What proposed weights would have given on later periods.
public struct GainRow: Codable, Sendable, Equatable {
    public var rows: Int
    public var people: Int
    public var periods: Int
    /// R², the mean over outcomes by priority.
    public var explained: ComparisonRow
    /// Spearman's ρ, the same.
    public var rankCorrelation: ComparisonRow
    public var outcomes: [OutcomeGainRow]

    public struct OutcomeGainRow: Codable, Sendable, Equatable {
        public var id: String
        public var explained: ComparisonRow
        public var rankCorrelation: ComparisonRow
    }

    init(_ gain: HeldOutGain) {
        rows = gain.rows
        people = gain.people
        periods = gain.periods
        explained = ComparisonRow(gain.explained)
        rankCorrelation = ComparisonRow(gain.rankCorrelation)
        outcomes = gain.outcomes.map {
            OutcomeGainRow(
                id: $0.id,
                explained: ComparisonRow($0.explained),
                rankCorrelation: ComparisonRow($0.rankCorrelation)
            )
        }
    }
}

import EventLogs
import LinearAlgebra
import Statistics

/// What `orderlens weights` says. Weights are fractions of 1; intervals are of the confidence in ``evidence``.
public struct WeightsReport: Codable, Sendable {
    /// The version of this form.
    public var schema = "orderlens.weights/1"
    public var card: NameRow
    public var evidence: EvidenceRow
    public var outcomes: [OutcomeWeightRow]
    public var groups: [GroupRow]
    public var decision: DecisionRow
    public var indicators: [IndicatorWeightRow]
    /// The outcomes that the score in force runs against, told from chance.
    public var against: [AgainstRow]
    /// On later periods than each fit knew; nil where there are too few periods.
    @ExplicitNull public var gain: GainRow?
    /// The rules that hold the fit where it is, those first that give most.
    public var sensitivities: [SensitivityRow]
    /// What other priorities would make of the weights; empty with one outcome.
    public var priorities: [PriorityRow]
    /// Where the card has cycles, those that are observed.
    public var cycles: [CycleRow]
    /// Those of which fewer than two people have scores and outcomes; they have the common weights.
    public var unobservedCycles: [NameRow]
    /// Weights by rules of the literature, for reference.
    public var alternatives: [AlternativeRow]
    /// What the proposed weights would do to people, or how they stand where the weights are kept.
    public var consequences: ConsequencesRow

    /// What the proposal rests on.
    public struct EvidenceRow: Codable, Sendable, Equatable {
        public var rows: Int
        /// Person-periods that lack an indicator or an outcome.
        public var incompleteRows: Int
        public var people: Int
        public var periods: Int
        public var replicates: Int
        public var seed: UInt64
        public var confidence: Double
        /// λ, what moving the weights is made to cost; nil where no price did better than keeping them.
        @ExplicitNull public var price: Double?
        /// In what share of samples of people the weights move to the proposal's side.
        public var stability: Double
    }

    public struct OutcomeWeightRow: Codable, Sendable, Equatable {
        public var id: String
        public var name: NameRow
        public var direction: String
        /// Of all priorities, from 0 to 1.
        public var priority: Double
    }

    public struct GroupRow: Codable, Sendable, Equatable {
        public var id: String
        public var name: NameRow
        public var share: Double
    }

    /// - Parameters:
    ///   - unmeasured: ids of indicators that nobody has a score of.
    ///   - consequences: of the proposed weights, even if they are those in force.
    ///   - disclosure: of whom they are told.
    public init(
        _ card: Scorecard,
        _ proposal: WeightProposal,
        unmeasured: Set<String> = [],
        cycles: [(cycle: Cycle, proposal: WeightProposal)] = [],
        front: PriorityFront? = nil,
        alternatives: [AlternativeRow] = [],
        consequences: Consequences,
        disclosure: Disclosure = .peopleAndGroups
    ) {
        self.card = NameRow(card.name)
        let basis = proposal.evidence
        evidence = EvidenceRow(
            rows: basis.rows,
            incompleteRows: basis.incompleteRows,
            people: basis.people,
            periods: basis.periods,
            replicates: basis.replicates,
            seed: basis.seed,
            confidence: basis.confidence,
            price: proposal.price.isFinite ? proposal.price : nil,
            stability: proposal.stability
        )
        outcomes = zip(card.outcomes, proposal.outcomes.shares).map { outcome, share in
            OutcomeWeightRow(
                id: outcome.id,
                name: NameRow(outcome.name),
                direction: outcome.direction.rawValue,
                priority: share
            )
        }
        groups = card.groups.map { GroupRow(id: $0.id, name: NameRow($0.name), share: $0.share) }
        decision = DecisionRow(proposal.decision, proposal.rules)
        indicators = IndicatorWeightRow.all(proposal, card, unmeasured: unmeasured)
        against = proposal.against.map { AgainstRow($0, proposal) }
        gain = proposal.gain.map(GainRow.init)
        sensitivities = proposal.sensitivities.map { SensitivityRow($0, proposal.rules) }
            .filter { sensitivity in sensitivity.rule.id.map { !unmeasured.contains($0) } ?? true }
        priorities = (front?.points ?? []).map(PriorityRow.init)
        self.cycles = cycles.map { CycleRow($0.cycle, $0.proposal, card, common: proposal, unmeasured) }
        let observed = Set(cycles.map(\.cycle.id))
        unobservedCycles = card.cycles.filter { !observed.contains($0.id) }.map { NameRow($0.name) }
        self.alternatives = alternatives
        self.consequences = ConsequencesRow(consequences, card, confidence: basis.confidence, disclosure)
    }
}

/// One rule, by its kind and what it is about.
public struct RuleRow: Codable, Sendable, Equatable {
    /// `total`, `group`, `balance`, `floor`, `cap`, `largestFall` or `largestRise`.
    public var rule: String
    /// Of the group, or of the indicator; of the speed of a pair.
    @ExplicitNull public var id: String?
    /// Of the quality of a pair.
    @ExplicitNull public var other: String?

    public init(_ restriction: WeightRestriction, _ rules: WeightRules) {
        (id, other) = (nil, nil)
        switch restriction {
        case .total: rule = "total"
        case .group(let group): (rule, id) = ("group", rules.groups[group].id)
        case .balance(let pair):
            rule = "balance"
            id = rules.indicators[rules.balances[pair].speed].id
            other = rules.indicators[rules.balances[pair].quality].id
        case .floor(let indicator): (rule, id) = ("floor", rules.indicators[indicator].id)
        case .cap(let indicator): (rule, id) = ("cap", rules.indicators[indicator].id)
        case .largestFall(let indicator): (rule, id) = ("largestFall", rules.indicators[indicator].id)
        case .largestRise(let indicator): (rule, id) = ("largestRise", rules.indicators[indicator].id)
        }
    }
}

public struct SensitivityRow: Codable, Sendable, Equatable {
    public var rule: RuleRow
    /// By how much the explained share of variance would rise for one percentage point of loosening, at the same price of moving.
    public var gainPerPoint: Double

    init(_ sensitivity: Sensitivity, _ rules: WeightRules) {
        rule = RuleRow(sensitivity.restriction, rules)
        gainPerPoint = sensitivity.gainPerPoint
    }
}

/// Weights for some priorities, and what they explain of each outcome.
public struct PriorityRow: Codable, Sendable, Equatable {
    public var priorities: [Double]
    public var weights: [Double]
    public var explained: [Double]
    public var isStated: Bool

    init(_ point: PriorityFront.Point) {
        priorities = point.priorities
        weights = point.weights
        explained = point.explained
        isStated = point.isStated
    }
}

/// What a season of its own should weigh otherwise.
public struct CycleRow: Codable, Sendable, Equatable {
    public var id: String
    public var name: NameRow
    public var months: [Int]
    public var periods: Int
    public var decision: DecisionRow
    /// Their current weights are those in force in the cycle: its own, or else the common ones.
    public var indicators: [IndicatorWeightRow]

    init(
        _ cycle: Cycle,
        _ proposal: WeightProposal,
        _ card: Scorecard,
        common: WeightProposal,
        _ unmeasured: Set<String>
    ) {
        id = cycle.id
        name = NameRow(cycle.name)
        months = cycle.months.sorted()
        periods = proposal.evidence.periods
        decision = DecisionRow(proposal.decision, proposal.rules)
        indicators = IndicatorWeightRow.all(proposal, card, unmeasured: unmeasured)
        guard card.ownWeights(of: cycle) == nil, common.weights != common.baseline else { return }
        // It is judged against the common weights proposed, but others are in force in it.
        let takesCommon = proposal.weights == common.weights
        if takesCommon { decision.decision = "common" }
        for place in indicators.indices {
            indicators[place].current = common.baseline[place]
            if takesCommon {
                (indicators[place].verdict, indicators[place].reason) = ("common", nil)
                (indicators[place].helps, indicators[place].harms) = (nil, nil)
                (indicators[place].shareAtOneScore, indicators[place].makesRoom) = (nil, false)
            }
        }
    }
}

import Scorecards
import Workspace

/// From a scorecard and what was measured for it to the weights that it should have, and what they would do to people.
public struct WeightsAnalysis: Sendable {
    public let scores: Scores
    public let proposal: WeightProposal
    public let report: WeightsReport
    /// The weights of cycles that have or should have others than the common ones, by their ids.
    public let cycleWeights: [String: [Double]]

    /// Whether any weight should change, in a cycle or outside.
    public var changesWeights: Bool { report.consequences.changesWeights }

    /// What is asked for.
    public struct Options: Sendable {
        public var seed: UInt64 = 1
        /// How often people are drawn again.
        public var replicates = 1_000
        /// Of the intervals.
        public var confidence = 0.9
        /// How many of the last periods the consequences are told of; nil for those of a year.
        public var lastPeriods: Int?
        public var groups: PeopleGroups?
        public var smallestGroup = GroupConsequence.usualSmallest
        /// Whether nothing is told of people, so that groups can be told of where people have pseudonyms.
        public var groupsOnly = false
        /// Judgements of the indicators in pairs.
        public var judgements: PairwiseWeights?
        /// The names that all people of the panel have instead; nil to leave them their own.
        public var pseudonyms: Pseudonyms?
        /// How means are adjusted for the mix of orders, where there is a log; nil to leave them as they are.
        public var caseMix: CaseMixFinding.Options? = CaseMixFinding.Options()

        public init() {}
    }

    /// - Throws: ``WeightsInputError``, ``Scorecards/WeightEvidenceError``; what ``CaseMixFinding`` throws.
    public init(_ analysis: ScorecardAnalysis, _ options: Options = Options()) throws {
        let card = analysis.card
        guard !card.outcomes.isEmpty else { throw WeightsInputError.noOutcomes }
        var panel = analysis.measurements.panel
        var groups = options.groups
        if let names = options.pseudonyms {
            let known = Set(panel.people)
            panel = panel.renamingPeople { names[$0] }
            groups = groups?.renamingPeople { known.contains($0) ? names[$0] : nil }
        }
        let unmeasured = card.outcomes.filter { panel[$0.id]?.values.allSatisfy(\.isNaN) ?? true }
        guard unmeasured.isEmpty else { throw WeightsInputError.unmeasuredOutcomes(unmeasured.map(\.id)) }
        scores = Scores(card, panel)
        guard scores.unmeasured.count < card.indicators.count else {
            let isAnyMeasured = card.indicators.contains { indicator in
                panel[indicator.id]?.values.contains { !$0.isNaN } ?? false
            }
            throw isAnyMeasured ? WeightsInputError.nothingInCommon : .nothingToWeigh
        }
        var study = WeightStudy(
            rules: WeightRules(card, unmeasured: scores.unmeasured),
            outcomes: [WeightOutcome](card)
        )
        study.seed = options.seed
        study.replicates = options.replicates
        study.confidence = options.confidence
        let weightPanel = scores.weightPanel
        let found = try WeightsAnalysis.namingRules(study.rules) {
            try study.cycleWeights(
                from: weightPanel,
                cycles: card.cycles.map { cycle in
                    (cycle.id, card.ownWeights(of: cycle), { cycle.contains($0) })
                }
            )
        }
        proposal = found.common
        var cycleWeights: [String: [Double]] = [:]
        // All of a cycle's weights are said, for those that it shares with the rest of the year move with it.
        for cycle in card.cycles { cycleWeights[cycle.id] = card.ownWeights(of: cycle) }
        for (id, proposal) in found.cycles where proposal.weights != proposal.baseline {
            cycleWeights[id] = proposal.weights
        }
        self.cycleWeights = cycleWeights
        let caseMix = try WeightsAnalysis.caseMix(analysis, options)
        let last = options.lastPeriods ?? card.periods.periodsInYear
        let lookedAt = Set(panel.periods.suffix(last))
        let consequences = Consequences(
            of: proposal.weights,
            inCycles: cycleWeights,
            instead: card,
            panel: panel,
            in: { lookedAt.contains($0) },
            groups: groups,
            smallestGroup: options.smallestGroup,
            confidence: options.confidence,
            caseMix: caseMix.mix
        )
        var report = WeightsReport(
            card,
            proposal,
            unmeasured: scores.unmeasured,
            cycles: found.cycles.compactMap { own in
                card.cycles.first { $0.id == own.id }.map { ($0, own.proposal) }
            },
            front: card.outcomes.count > 1 ? try proposal.priorityFront() : nil,
            alternatives: AlternativeRow.all(scores)
                + (options.judgements.map { [AlternativeRow($0, card)] } ?? []),
            consequences: consequences,
            disclosure: options.groupsOnly
                ? .groupsOnly : options.pseudonyms == nil ? .peopleAndGroups : .peopleOnly
        )
        report.consequences.caseMix.leaks = caseMix.leaks
        self.report = report
    }

    /// By the people's own names, whatever they are called in the report.
    private static func caseMix(_ analysis: ScorecardAnalysis, _ options: Options) throws
        -> (mix: Result<CaseMix, CaseMixGap>, leaks: [String])
    {
        guard let wanted = options.caseMix else { return (.failure(.notAsked), []) }
        guard let workspace = analysis.workspace else { return (.failure(.noLog), []) }
        let finding = try CaseMixFinding(in: workspace, for: analysis.measurements.panel, options: wanted)
        return (finding.mix, finding.leaks)
    }

    /// Says which rules contradict each other by their ids, and not by their places.
    private static func namingRules<Result>(_ rules: WeightRules, _ body: () throws -> Result) throws
        -> Result
    {
        do {
            return try body()
        } catch WeightRulesError.conflict(let restrictions, _) {
            throw WeightsInputError.conflict(restrictions.map { RuleRow($0, rules) }, grid: nil)
        } catch WeightRulesError.conflictOnGrid(let restrictions, let grid) {
            throw WeightsInputError.conflict(restrictions.map { RuleRow($0, rules) }, grid: grid)
        }
    }
}

/// Why weights cannot be looked for.
public enum WeightsInputError: Error, Sendable, Equatable {
    /// The card names nothing that the weights should serve.
    case noOutcomes
    /// Nobody has a value of any indicator.
    case nothingToWeigh
    /// Nobody has values of an indicator and of an outcome.
    case nothingInCommon
    /// Nobody has a value of these.
    case unmeasuredOutcomes([String])
    /// No weights keep these rules together, or none that are multiples of the grid; without any one of them some do.
    case conflict([RuleRow], grid: Double?)
}

extension Period.Length {
    fileprivate var periodsInYear: Int {
        switch self {
        case .year: 1
        case .quarter: 4
        case .month: 12
        case .week: 52
        }
    }
}

import NumericInputs
import TestInputs
import Testing

@testable import Scorecards

/// What is decided, and the reasons, one case at a time.
@Suite struct WeightDecisionTests {
    private func rules(_ current: [Double], step: Double = 0.1) -> WeightRules {
        WeightRules(
            indicators: current.enumerated().map {
                .init(id: "i\($0)", current: $1, floor: 0.02, cap: 0.6, largestStep: step)
            }
        )
    }

    private func proposal(
        _ rules: WeightRules,
        _ panel: Panel,
        outcomes: [WeightOutcome] = [WeightOutcome(id: "o0")]
    ) throws -> WeightProposal {
        var study = WeightStudy(rules: rules, outcomes: outcomes)
        study.replicates = 200
        return try study.proposal(from: panel)
    }

    @Test func whatRaisesTheOutcomeIsRaisedAndWhatDoesNothingLowered() throws {
        let panel = PlantedScorecard(effects: [[0.5, 0, 0.25, 0.25]]).panel(seed: 1)
        let proposal = try proposal(rules([0.25, 0.25, 0.25, 0.25]), panel)
        #expect(proposal.decision == .change)
        #expect(proposal.indicators[0].verdict == .raise)
        #expect(proposal.indicators[1].verdict == .lower)
        #expect(proposal.weights[0] == 0.35 && proposal.weights[1] == 0.15)
        #expect(proposal.weights.reduce(0, +) == 1)
        #expect(proposal.stability == 1)
        let gain = try #require(proposal.gain)
        #expect(gain.isToldFromChance && gain.rankCorrelation.difference > 0)
        #expect(gain.rows == 360 && gain.people == 40 && gain.periods == 9)
        let named = proposal.sensitivities.map(\.restriction)
        #expect(named.contains(.largestRise(indicator: 0)) && named.contains(.largestFall(indicator: 1)))
        #expect(proposal.sensitivities.allSatisfy { $0.gainPerPoint > 0 })
    }

    /// The reverse outcome, of which less is better, says the same.
    @Test func anOutcomeOfWhichLessIsBetterIsTurned() throws {
        let panel = PlantedScorecard(effects: [[0.5, 0, 0.25, 0.25]]).panel(seed: 1)
        var columns = panel.columns
        columns[4].values = columns[4].values.map { 50 - 3 * $0 }
        let reversed = Panel(
            people: panel.people,
            periods: panel.periods,
            personCodes: panel.personCodes,
            periodCodes: panel.periodCodes,
            columns: columns
        )
        let rules = rules([0.25, 0.25, 0.25, 0.25])
        let other = try proposal(rules, reversed, outcomes: [WeightOutcome(id: "o0", higherIsBetter: false)])
        #expect(try other.weights == proposal(rules, panel).weights)
    }

    @Test func anIndicatorWithOneScoreIsSaturated() throws {
        var panel = PlantedScorecard(effects: [[0.5, 0, 0.3, 0.1]]).panel(seed: 2)
        var columns = panel.columns
        columns[1].values = columns[1].values.map { $0 > 45 ? 100 : 60 }
        panel = Panel(
            people: panel.people,
            periods: panel.periods,
            personCodes: panel.personCodes,
            periodCodes: panel.periodCodes,
            columns: columns
        )
        let verdict = try proposal(rules([0.25, 0.25, 0.25, 0.25]), panel).indicators[1].verdict
        guard case .saturated(let share) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(share > 0.95)
    }

    @Test func anIndicatorThatHelpsOneOutcomeAndHarmsAnotherIsConflicting() throws {
        let planted = PlantedScorecard(effects: [[0.5, 0.2, 0.2, 0], [-0.4, 0.4, 0.2, 0.1]])
        let outcomes = [WeightOutcome(id: "o0", priority: 2), WeightOutcome(id: "o1")]
        let proposal = try proposal(
            rules([0.25, 0.25, 0.25, 0.25]),
            planted.panel(seed: 3),
            outcomes: outcomes
        )
        #expect(proposal.indicators[0].verdict == .conflicting(helps: "o0", harms: "o1"))
        #expect(!proposal.indicators.dropFirst().contains { $0.verdict == proposal.indicators[0].verdict })
    }

    @Test func withTooFewPeriodsTheWeightsAreKept() throws {
        let panel = PlantedScorecard(periods: 8, effects: [[0.5, 0, 0.3, 0.1]]).panel(seed: 4)
        let rules = rules([0.25, 0.25, 0.25, 0.25])
        let proposal = try proposal(rules, panel)
        #expect(proposal.decision == .keep(.tooFewPeriods(observed: 8, needed: 9)))
        #expect(proposal.weights == rules.current)
        #expect(proposal.gain == nil)
        // The side is told all the same.
        #expect(proposal.indicators[0].verdict == .notEnoughEvidence(.changeNotCarried))
    }

    /// With two people what is left of the effects is one person's, mirrored, and all samples are alike.
    @Test(arguments: [2, 3, 5])
    func ofTooFewPeopleTheWeightsAreKept(people: Int) throws {
        let panel = PlantedScorecard(people: people, effects: [[0.5, 0, 0.3, 0.1]]).panel(seed: 4)
        let rules = rules([0.25, 0.25, 0.25, 0.25])
        let proposal = try proposal(rules, panel)
        #expect(proposal.decision == .keep(.tooFewPeople(observed: people, needed: 6)))
        #expect(proposal.weights == rules.current)
        #expect(proposal.indicators.allSatisfy { !$0.isCertain })
        #expect(proposal.indicators.allSatisfy { $0.interval.lowerBound < $0.interval.upperBound })
    }

    /// An outcome that does not vary in the last half is explained by nothing there; it is not refused.
    @Test func anOutcomeMayBeFlatInSomePeriods() throws {
        let panel = PlantedScorecard(effects: [[0.5, 0, 0.3, 0.1], [0.1, 0.3, 0, 0.4]]).panel(seed: 4)
        var columns = panel.columns
        for row in 0..<panel.rowCount where panel.periodCodes[row] >= 12 { columns[5].values[row] = 7 }
        let flat = Panel(
            people: panel.people,
            periods: panel.periods,
            personCodes: panel.personCodes,
            periodCodes: panel.periodCodes,
            columns: columns
        )
        let outcomes = [WeightOutcome(id: "o0"), WeightOutcome(id: "o1")]
        let proposal = try proposal(rules([0.25, 0.25, 0.25, 0.25]), flat, outcomes: outcomes)
        #expect(try #require(proposal.gain).explained.difference.isFinite)
    }

    @Test func prioritiesMayBeAsLargeAsNumbersGet() {
        let outcomes = [WeightOutcome(id: "a", priority: 1e308), WeightOutcome(id: "b", priority: 1e308)]
        #expect(outcomes.shares == [0.5, 0.5])
    }

    @Test func weightsThatBreakTheRulesMoveNoFartherThanTheyMust() throws {
        let panel = PlantedScorecard(effects: [[0, 0, 0, 0]]).panel(seed: 5)
        let rules = WeightRules(
            indicators: [0.4, 0.2, 0.2, 0.2].enumerated().map {
                .init(id: "i\($0)", current: $1, cap: 0.31, largestStep: 0.1)
            },
            grid: 0.01
        )
        let proposal = try proposal(rules, panel)
        #expect(proposal.decision == .comply(broken: [.cap(indicator: 0)]))
        #expect(proposal.weights == [0.31, 0.23, 0.23, 0.23])
    }

    @Test func ofWeightsThatMoveForTheRulesNothingElseIsSaid() throws {
        let panel = PlantedScorecard(effects: [[0.5, 0, 0.3, 0.1]]).panel(seed: 4)
        let rules = WeightRules(
            indicators: [0.4, 0.2, 0.2, 0.2].enumerated().map {
                .init(id: "i\($0)", current: $1, cap: $0 == 0 ? 0.4 : 0.3, largestStep: 0.1)
            },
            balances: [.init(speed: 0, quality: 1, ratio: 1.5)]
        )
        var study = WeightStudy(rules: rules, outcomes: [WeightOutcome(id: "o0")])
        study.replicates = 100
        let few = panel.inFirstPeriods(8)
        let proposal = try study.proposal(from: few)
        #expect(proposal.decision == .comply(broken: [.balance(0)]))
        for row in proposal.indicators {
            #expect((row.verdict == .comply) == (row.proposed != row.current))
            #expect(!row.makesRoom)
        }
        #expect(proposal.indicators[0].verdict == .comply)
    }

    @Test func aScoreThatRunsAgainstTheOutcomeIsMovedToWhereItDoesSoLeast() throws {
        let panel = PlantedScorecard(effects: [[-0.6, 0, 0.4]]).panel(seed: 6)
        let rules = WeightRules(
            indicators: [0.6, 0.2, 0.2].enumerated().map {
                .init(id: "i\($0)", current: $1, largestStep: 0.05)
            }
        )
        let proposal = try proposal(rules, panel)
        #expect(proposal.decision == .change)
        #expect(proposal.weights == [0.55, 0.2, 0.25])
        #expect(proposal.indicators.map(\.verdict) == [.lower, .keep(.closeToCurrent), .raise])
        let against = try #require(proposal.against.first)
        #expect(against.id == "o0" && against.correlation < -0.3)
        #expect(against.indicators.map(\.id) == ["i0"])
        #expect(against.indicators[0].part < against.correlation)
        let gain = try #require(proposal.gain)
        #expect(gain.explained.current < gain.explained.proposed && gain.explained.proposed < 0)
    }

    @Test func whereTheRulesLeaveNoBetterWeightsTheyAreNotCalledGood() throws {
        let panel = PlantedScorecard(effects: [[-0.6, 0, 0.4]]).panel(seed: 6)
        let rules = WeightRules(
            indicators: [0.6, 0.2, 0.2].enumerated().map { .init(id: "i\($0)", current: $1, largestStep: 0) }
        )
        let proposal = try proposal(rules, panel)
        guard case .revise = proposal.decision else {
            Issue.record("\(proposal.decision)")
            return
        }
        #expect(proposal.weights == rules.current)
        #expect(proposal.against.map(\.id) == ["o0"])
        let row = DecisionRow(proposal.decision, rules)
        #expect(row.decision == "revise" && row.reason == "noBetterWeights")
    }

    /// Of what goes with the outcome nothing is said.
    @Test func aScoreThatGoesWithTheOutcomeRunsAgainstNothing() throws {
        let panel = PlantedScorecard(effects: [[0.5, 0, 0.25, 0.25]]).panel(seed: 1)
        #expect(try proposal(rules([0.25, 0.25, 0.25, 0.25]), panel).against == [])
    }

    @Test func rulesThatLeaveNothingAreAnError() throws {
        let panel = PlantedScorecard(effects: [[0.5, 0, 0.3, 0.1]]).panel(seed: 4)
        let rules = WeightRules(
            indicators: (0..<4).map { .init(id: "i\($0)", current: 0.25, cap: 0.2) }
        )
        #expect(
            throws: WeightRulesError.conflict([.total] + (0..<4).map { .cap(indicator: $0) }, gap: 0.2)
        ) {
            do {
                _ = try proposal(rules, panel)
            } catch WeightRulesError.conflict(let restrictions, let gap) {
                throw WeightRulesError.conflict(restrictions, gap: (gap * 1e9).rounded() / 1e9)
            }
        }
    }

    @Test func weakEvidenceSaysHowManyPeriodsWouldDo() throws {
        var told = 0
        for seed in 0..<6 {
            let planted = PlantedScorecard(periods: 12, effects: [[0.1, 0, 0.06, 0.04]])
            let proposal = try proposal(rules([0.25, 0.25, 0.25, 0.25]), planted.panel(seed: seed))
            switch proposal.decision {
            case .keep(.noBetterWeights(.some(let periods))), .keep(.gainWithinChance(.some(let periods))):
                #expect(periods > 0)
                told += 1
            default: break
            }
        }
        #expect(told >= 3)
    }

    @Test func theSameSeedGivesTheSameProposal() throws {
        let panel = PlantedScorecard(effects: [[0.3, 0.1, 0.3, 0.1]]).panel(seed: 7)
        let rules = rules([0.25, 0.25, 0.25, 0.25])
        let (first, second) = (try proposal(rules, panel), try proposal(rules, panel))
        #expect(first.indicators == second.indicators && first.gain == second.gain)
        #expect(first.fitted == second.fitted && first.stability == second.stability)
    }
}

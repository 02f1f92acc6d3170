import Testing

@testable import Scorecards

@Suite struct CycleWeightsTests {
    private let first = [0.5, 0.3, 0.1, 0.1, 0.0, 0.0]
    private let second = [0.0, 0.0, 0.1, 0.1, 0.3, 0.5]

    private var rules: WeightRules {
        WeightRules(
            indicators: [0.16, 0.16, 0.18, 0.18, 0.16, 0.16].enumerated().map {
                .init(id: "i\($0)", current: $1, floor: 0.02, cap: 0.4, largestStep: 0.1)
            }
        )
    }

    /// Two scorecards of the same people, one of which is in force in the last months of each half year.
    private func panel(peak: [Double], normal: [Double]) -> Panel {
        let panels = [peak, normal].map { PlantedScorecard(periods: 36, effects: [$0]).panel(seed: 3) }
        var columns = panels[1].columns
        for row in columns[6].values.indices where isPeak(panels[1].periods[Int(panels[1].periodCodes[row])])
        {
            // The same seed: the same indicators, and the same noise.
            columns[6].values[row] = panels[0].columns[6].values[row]
        }
        return Panel(
            people: panels[1].people,
            periods: panels[1].periods,
            personCodes: panels[1].personCodes,
            periodCodes: panels[1].periodCodes,
            columns: columns
        )
    }

    private func isPeak(_ period: Period) -> Bool { [5, 6, 11, 12].contains(period.firstDate.month) }

    private func weights(_ panel: Panel) throws -> CycleWeights {
        var study = WeightStudy(rules: rules, outcomes: [WeightOutcome(id: "o0")])
        study.replicates = 200
        return try study.cycleWeights(
            from: panel,
            cycles: [("peak", nil, isPeak), ("normal", nil, { !isPeak($0) })]
        )
    }

    private func distance(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    @Test func aSeasonThatFollowsOtherIndicatorsHasWeightsOfItsOwn() throws {
        let weights = try weights(panel(peak: first, normal: second))
        #expect(weights.common.decision == .change)
        for (cycle, effects) in zip(weights.cycles, [first, second]) {
            let truth = try PlantedScorecard(effects: [effects]).truth(rules)
            #expect(cycle.proposal.baseline == weights.common.weights)
            #expect(rules.broken(by: cycle.proposal.weights) == [])
            #expect(distance(cycle.proposal.weights, truth) <= distance(weights.common.weights, truth))
        }
        let peak = weights.cycles[0].proposal
        #expect(peak.decision == .change)
        #expect(peak.evidence.periods == 12)
        #expect(peak.weights[0] > weights.common.weights[0] && peak.weights[5] < weights.common.weights[5])
    }

    @Test func aSeasonWithoutRowsHasTheCommonWeights() throws {
        var study = WeightStudy(rules: rules, outcomes: [WeightOutcome(id: "o0")])
        study.replicates = 100
        let weights = try study.cycleWeights(
            from: panel(peak: first, normal: first),
            cycles: [("never", nil, { _ in false }), ("normal", nil, { !isPeak($0) })]
        )
        #expect(weights.cycles.map(\.id) == ["normal"])
        #expect(weights.unobserved == ["never"])
    }

    /// A card with these rules and cycles without weights of their own.
    private func card() throws -> Scorecard {
        let indicators = [16, 16, 18, 18, 16, 16].enumerated().map {
            "  - {id: i\($0), group: g, weight: \($1) %, floor: 0, target: 100}"
        }.joined(separator: "\n")
        return try Scorecard(
            text: """
                name: t
                periods: month
                groups: [{id: g, share: 100 %}]
                indicators:
                \(indicators)
                outcomes: [{id: o0}]
                cycles: {peak: [5, 6, 11, 12], normal: rest}
                """,
            file: "card.yml"
        )
    }

    @Test func aSeasonThatTakesTheCommonWeightsSaysWhatIsInForceInIt() throws {
        let card = try card()
        let weights = try weights(panel(peak: first, normal: first))
        #expect(weights.common.decision == .change)
        for (cycle, own) in zip(card.cycles, weights.cycles) {
            let row = CycleRow(cycle, own.proposal, card, common: weights.common, [])
            #expect(row.decision.decision == "common")
            #expect(row.indicators.map(\.current) == card.weights)
            #expect(row.indicators.map(\.proposed) == weights.common.weights)
            #expect(row.indicators.allSatisfy { $0.verdict == "common" && !$0.makesRoom })
            #expect(row.indicators.allSatisfy { $0.least <= $0.current && $0.current <= $0.most })
        }
    }

    @Test func seasonsThatFollowTheSameHaveTheCommonWeights() throws {
        let weights = try weights(panel(peak: first, normal: first))
        for cycle in weights.cycles {
            #expect(cycle.proposal.decision != .change, "\(cycle.id)")
            #expect(cycle.proposal.weights == weights.common.weights)
        }
    }
}

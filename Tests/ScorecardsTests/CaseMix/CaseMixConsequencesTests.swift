import Foundation
import TestInputs
import Testing

@testable import Scorecards

/// Whether who has hard orders is behind for that.
@Suite struct CaseMixConsequencesTests {
    /// Weights by which the composite is the mean of both indicators.
    private func card() throws -> Scorecard {
        try Scorecard(
            text: """
                name: Clerk
                periods: month
                groups:
                  - {id: all, share: 100 %}
                indicators:
                  - {id: one, group: all, weight: 50 %, unit: points, floor: 0, target: 100}
                  - {id: two, group: all, weight: 50 %, unit: points, floor: 0, target: 100}
                limits: {floor: 2 %, cap: 90 %, step: 50 %, grid: 1 %}
                """,
            file: "card.yml"
        )
    }

    private let weights = [0.4, 0.6]

    @Test func withoutAMixAllIsAsItWas() throws {
        let desk = PlantedDesk(seed: 5)
        let card = try card()
        let plain = Consequences(of: weights, instead: card, panel: desk.panel)
        let gap = Consequences(
            of: weights,
            instead: card,
            panel: desk.panel,
            caseMix: .failure(.nothingExplained)
        )
        #expect(plain.people == gap.people)
        #expect(plain.people.allSatisfy { $0.adjustment == nil && $0.mix == nil })
        // A mix that composites have nothing to do with: the same means, and the slope is told of.
        let chance = desk.mix.values.indices.map { Double(($0 * 7919 + 11) % 101) }
        let found = Consequences(
            of: weights,
            instead: card,
            panel: desk.panel,
            caseMix: .success(CaseMix(.leadTime, values: chance, orders: 1, explained: 1))
        )
        let adjustment = try found.caseMix.get()
        #expect(adjustment.slopes.current.signal == 0 && adjustment.slopes.proposed.signal == 0)
        #expect(found.people.map(\.fairMean) == plain.people.map(\.fairMean))
        #expect(found.people.map(\.rank) == plain.people.map(\.rank))
        #expect(found.people.allSatisfy { $0.adjustment == BeforeAfter(current: 0, proposed: 0) })
    }

    @Test func peopleOfEqualSkillComeOutEqual() throws {
        let desk = PlantedDesk(seed: 1, skill: 0, between: 8, slope: -1.5)
        let found = Consequences(
            of: weights,
            instead: try card(),
            panel: desk.panel,
            caseMix: .success(desk.mix)
        )
        let adjustment = try found.caseMix.get()
        #expect(adjustment.slopes.current.interval(confidence: 0.95).contains(-1.5))
        #expect(adjustment.slopes.current.isTold(confidence: 0.95))
        let raw = found.people.map(\.composite.current)
        let fair = try found.people.map { try #require($0.fairMean).current }
        #expect(raw.deviation > 10)
        #expect(fair.deviation < raw.deviation / 8)
        // What moves each mean is the share used of the slope times how far its mix is from the mean.
        for person in found.people {
            let moved = try #require(person.adjustment).current
            let mix = try #require(person.mix)
            #expect(abs(moved + adjustment.slopes.current.used * (mix - adjustment.mean)) < 1e-9)
        }
    }

    @Test func peopleOfOtherSkillWithEqualOrdersAreLeftAlone() throws {
        let desk = PlantedDesk(seed: 2, skill: 6, between: 0, slope: -1.5)
        let card = try card()
        let found = Consequences(
            of: weights,
            instead: card,
            panel: desk.panel,
            caseMix: .success(desk.mix)
        )
        let plain = Consequences(of: weights, instead: card, panel: desk.panel)
        let before = Dictionary(uniqueKeysWithValues: plain.people.map { ($0.person, $0) })
        for person in found.people {
            let fair = try #require(person.fairMean).current
            let other = try #require(before[person.person]?.fairMean).current
            // A mean mix of twelve months is off the mean by 4 / √12, times 1.5 points.
            #expect(abs(fair - other) < 3 * 1.5 * 4 / 12.0.squareRoot())
        }
    }

    /// Good people get the hard orders: between people hard orders look harmless.
    @Test func skillIsNotTakenForTheMix() throws {
        let desk = PlantedDesk(seed: 3, skill: 12, between: 8, slope: -1.5, goodHaveHard: true)
        let found = Consequences(
            of: weights,
            instead: try card(),
            panel: desk.panel,
            caseMix: .success(desk.mix)
        )
        #expect(try found.caseMix.get().slopes.current.interval(confidence: 0.95).contains(-1.5))
        let errors = try found.people.map {
            try #require($0.fairMean).current - (try #require(desk.skills[$0.person]))
        }
        #expect(errors.deviation < 3)
        #expect(
            found.people.map { $0.composite.current - (desk.skills[$0.person] ?? 0) }.deviation > 10
        )
    }

    @Test func periodsWithoutAMixAreLeftAsTheyAre() throws {
        let desk = PlantedDesk(seed: 4, skill: 0, between: 8, slope: -1.5)
        var values = desk.mix.values
        for row in values.indices where desk.panel.periodCodes[row] < 6 { values[row] = .nan }
        let mix = CaseMix(.leadTime, values: values, orders: 1, explained: 1)
        let card = try card()
        let half = Consequences(of: weights, instead: card, panel: desk.panel, caseMix: .success(mix))
        let adjustment = try half.caseMix.get()
        #expect(adjustment.known == 6 * 20 && adjustment.unknown == 6 * 20)
        let used = adjustment.slopes.current.used
        for person in half.people {
            let own = try #require(person.mix)
            let moved = try #require(person.adjustment).current
            #expect(abs(moved + used * (own - adjustment.mean) / 2) < 1e-9)
        }
        let first = desk.panel.periods[2]
        let early = Consequences(
            of: weights,
            instead: card,
            panel: desk.panel,
            in: { $0 < first },
            caseMix: .success(mix)
        )
        #expect(early.caseMix.gap == .notInThesePeriods)
        #expect(early.people.allSatisfy { $0.adjustment == nil })
    }

    @Test func whoIsNotInTheLogCannotBeAdjusted() throws {
        let desk = PlantedDesk(seed: 4)
        let none = CaseMix(.late, values: desk.mix.values.map { _ in .nan }, orders: 1, explained: 1)
        let found = Consequences(of: weights, instead: try card(), panel: desk.panel, caseMix: .success(none))
        #expect(found.caseMix.gap == .nobodyInLog)
    }
}

extension Result where Failure == CaseMixGap {
    var gap: CaseMixGap? {
        if case .failure(let gap) = self { return gap }
        return nil
    }
}

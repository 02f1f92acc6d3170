import Foundation
import TestInputs
import Testing

@testable import Scorecards

struct ConsequencesTests {
    /// Hard: speed 40 % and errors 20 %; soft: marks 40 %; no cycles.
    private func card() throws -> Scorecard {
        var card = try SmallCard.read(replacing: "periods: quarter", with: "periods: month")
        card.cycles = []
        return card
    }

    /// Values that score what is said of each of the three indicators.
    private func panel(
        _ scores: [(person: String, period: String, speed: Double, errors: Double, marks: Double)]
    ) throws
        -> Panel
    {
        try Panel(
            scores.flatMap { row in
                [
                    Panel.Measurement(
                        person: row.person,
                        period: Period(row.period)!,
                        column: "speed",
                        value: 70 + row.speed / 4
                    ),
                    Panel.Measurement(
                        person: row.person,
                        period: Period(row.period)!,
                        column: "errors",
                        value: 2 - row.errors * 0.015
                    ),
                    Panel.Measurement(
                        person: row.person,
                        period: Period(row.period)!,
                        column: "marks",
                        value: 1 + row.marks * 0.03
                    ),
                ]
            },
            columns: ["speed", "errors", "marks"]
        )
    }

    private func isNear(_ left: Double, _ right: Double) -> Bool { abs(left - right) < 1e-9 }

    @Test func theChangeIsWhatTheIndicatorsAddUpTo() throws {
        let found = Consequences(
            of: [0.3, 0.3, 0.4],
            instead: try card(),
            panel: try panel([
                ("fast", "2025-01", 100, 40, 50), ("fast", "2025-02", 80, 60, 50),
                ("careful", "2025-01", 40, 100, 50),
                ("careful", "2025-02", 60, 80, 50),
            ])
        )
        // Ten points of weight move from speed to errors: -0.1 · 90 + 0.1 · 50.
        #expect(found.people.map(\.person) == ["fast", "careful"])
        let fast = found.people[0]
        #expect(isNear(fast.composite.current, 0.4 * 90 + 0.2 * 50 + 0.4 * 50))
        #expect(isNear(fast.composite.change, -4))
        #expect(isNear(fast.parts[0], -9) && isNear(fast.parts[1], 5) && isNear(fast.parts[2], 0))
        #expect(fast.reasons(most: 2) == [0])
        #expect(found.people[1].reasons(most: 2) == [1])
        #expect(fast.rank == BeforeAfter(current: 1, proposed: 1))
        #expect(fast.periods == 2)
        #expect(found.notShrunk == .tooFewPeople(2))
        // Base 60 %, hard and soft 20 % each: only the hard group changes, by 4 points of its 60.
        let pay = try #require(fast.pay)
        #expect(isNear(pay.change, -0.2 * 4 / 60))
        #expect(found.periods.map(\.description) == ["2025-01", "2025-02"])
    }

    @Test func onlyThePeriodsThatAreLookedAtCountAndWhoHasNoScoreIsNamed() throws {
        var panel = try panel([
            ("A", "2025-01", 100, 40, 50), ("A", "2025-02", 50, 50, 50), ("B", "2025-02", 10, 10, 10),
        ])
        panel = Panel(
            people: panel.people,
            periods: panel.periods,
            personCodes: panel.personCodes,
            periodCodes: panel.periodCodes,
            columns: panel.columns.map { column in
                var column = column
                if column.name == "marks" { column.values[2] = .nan }
                return column
            }
        )
        let february = Period("2025-02")!
        let found = Consequences(
            of: [0.3, 0.3, 0.4],
            instead: try card(),
            panel: panel,
            in: { $0 == february }
        )
        #expect(found.people.map(\.person) == ["A"])
        #expect(found.people[0].periods == 1)
        #expect(isNear(found.people[0].composite.change, 0))
        #expect(found.unscored == ["B"])
    }

    @Test func ranksAreByMeansDrawnIn() throws {
        // One lucky month does not outrank a year that is nearly as good.
        var rows: [(String, String, Double, Double, Double)] = [("new", "2025-01", 96, 96, 96)]
        for (person, level) in [("good", 90.0), ("fair", 70), ("poor", 50), ("weak", 30)] {
            for month in 1...9 {
                let wobble = Double((month * 7 + Int(level)) % 5 - 2) * 12
                rows.append((person, "2025-0\(month)", level + wobble / 2, level + wobble, level))
            }
        }
        let found = Consequences(of: [0.4, 0.2, 0.4], instead: try card(), panel: try panel(rows))
        #expect(found.notShrunk == nil)
        for person in found.people {
            let fair = try #require(person.fairMean)
            #expect(person.rank.current == person.rank.proposed)
            #expect(isNear(fair.change, 0))
        }
        let new = try #require(found.people.first { $0.person == "new" })
        #expect(try #require(new.fairMean).current < new.composite.current - 0.1)
    }

    /// Scores that do not vary, and numbers that cannot be computed with, are two things.
    @Test func whyMeansAreNotDrawnInIsSaid() {
        let varying = [[70.0, 80], [60, 75], [90, 85], [50, 65]]
        #expect(FairMeans(varying).notShrunk == nil)
        #expect(FairMeans(Array(varying.prefix(3))).notShrunk == .tooFewPeople(3))
        #expect(FairMeans(varying.map { [$0[0], $0[0]] }).notShrunk == .noVariance)
        #expect(FairMeans(varying.map { [$0[0]] }).notShrunk == .noVariance)
        #expect(FairMeans(varying, beside: [0, .infinity, 0, 0]).notShrunk == .notFinite)
        #expect(FairMeans(varying + [[1e308, 1e308]]).notShrunk == .notFinite)
        #expect(FairMeans(varying + [[.infinity, 1]]).notShrunk == .notFinite)
    }

    /// Green from 90 on; the shares, the ratio and its interval by hand.
    @Test func theImpactRatioIsThatOfGreenShares() throws {
        let north = (0..<6).map {
            PersonConsequence.LightCounts(green: $0 < 4 ? 3 : 1, amber: $0 < 4 ? 1 : 3, red: 0)
        }
        let south = (0..<5).map {
            PersonConsequence.LightCounts(green: $0 < 2 ? 2 : 1, amber: 1, red: $0 < 2 ? 1 : 2)
        }
        let rates = ["north": GreenRate(north), "south": GreenRate(south)]
        let reference = try #require(AdverseImpact.reference(rates))
        #expect(reference.name == "north")
        let own = try #require(rates["south"])
        #expect(isNear(reference.rate.share, 14.0 / 24))
        #expect(isNear(own.share, 7.0 / 20))
        // Residuals of the south: 2 - 0.35 · 4 twice, 1 - 0.35 · 4 three times.
        #expect(isNear(own.variance, 5.0 / 4 * (2 * 0.36 + 3 * 0.16) / 400))
        let impact = AdverseImpact(own, reference: reference, confidence: 0.95)
        #expect(isNear(impact.ratio, 0.6))
        #expect(impact.isBelowFourFifths)
        let interval = try #require(impact.interval)
        // Student's t with 9 degrees of freedom, 97.5 %: 2.2621571628.
        let error =
            (own.variance / pow(own.share, 2) + reference.rate.variance / pow(reference.rate.share, 2))
            .squareRoot()
        #expect(abs(interval.lowerBound - 0.6 * exp(-2.2621571628 * error)) < 1e-9)
        #expect(AdverseImpact(reference.rate, reference: reference, confidence: 0.95).interval == nil)
        // 95 % of the same t: 1.8331129327.
        let narrow = try #require(AdverseImpact(own, reference: reference, confidence: 0.9).interval)
        #expect(abs(narrow.lowerBound - 0.6 * exp(-1.8331129327 * error)) < 1e-9)
    }

    /// One green period of 75 beside none is no evidence of anything: Fisher's exact p is 1.
    @Test func ofTooFewGreenPeriodsNoRatioIsToldOf() throws {
        func lights(_ people: Int, green: Int) -> [PersonConsequence.LightCounts] {
            (0..<people).map { .init(green: $0 < green ? 1 : 0, amber: $0 < green ? 9 : 10, red: 0) }
        }
        for (green, isTooFew) in [(1, true), (4, true), (30, false)] {
            let people = max(8, green)
            let rates = [
                "m": GreenRate(lights(people, green: green)), "f": GreenRate(lights(people, green: 0)),
            ]
            let reference = try #require(AdverseImpact.reference(rates))
            let own = try #require(rates["f"])
            let impact = AdverseImpact(own, reference: reference, confidence: 0.9)
            #expect(impact.ratio == 0)
            #expect(impact.hasTooFewGreen == isTooFew && impact.isBelowFourFifths == !isTooFew)
        }
    }

    @Test func smallGroupsAreNotToldOf() throws {
        let people = (0..<8).map { "p\($0)" }
        var rows: [(String, String, Double, Double, Double)] = []
        for (place, person) in people.enumerated() {
            for month in 1...4 {
                rows.append(
                    (person, "2025-0\(month)", Double(40 + place * 7 + month), Double(60 - place * 5), 80)
                )
            }
        }
        let teams: [[String?]] = (0..<8).map { [$0 < 5 ? "large" : $0 < 7 ? "small" : "tiny"] }
        let groups = PeopleGroups(
            columns: ["team"],
            groups: Dictionary(uniqueKeysWithValues: zip(people, teams))
        )
        let found = Consequences(
            of: [0.3, 0.3, 0.4],
            instead: try card(),
            panel: try panel(rows),
            groups: groups,
            smallestGroup: 3
        )
        #expect(found.groups.map(\.group) == ["large", "small", "tiny"])
        #expect(found.groups.map(\.people) == [5, 2, 1])
        #expect(found.groups[1].figures == nil && found.groups[2].figures == nil)
        let large = try #require(found.groups[0].figures)
        #expect(large.changeInterval.contains(large.composite.change))
        let changes = found.people.filter { $0.person < "p5" }.map(\.composite.change)
        #expect(isNear(large.composite.change, changes.reduce(0, +) / 5))
    }

    /// What is not told beside the other, and that weights in force move nobody.
    @Test func peopleAndGroupsAreToldAsFarAsTheyHideNobody() throws {
        let card = try card()
        let panel = try panel((0..<6).map { ("p\($0)", "2025-01", Double(20 + $0 * 10), 50, 50) })
        let groups = PeopleGroups(
            columns: ["team"],
            groups: Dictionary(uniqueKeysWithValues: (0..<6).map { ("p\($0)", ["north"]) })
        )
        func row(_ disclosure: Disclosure, groups: PeopleGroups?) -> ConsequencesRow {
            let found = Consequences(of: card.weights, instead: card, panel: panel, groups: groups)
            return ConsequencesRow(found, card, confidence: 0.9, disclosure)
        }
        let all = row(.peopleAndGroups, groups: groups)
        #expect(all.people.count == 6 && all.groups.count == 1 && all.withheld == nil)
        let people = row(.peopleOnly, groups: groups)
        #expect(people.people == all.people && people.groups.isEmpty && people.withheld == "groups")
        #expect(row(.peopleOnly, groups: nil).withheld == nil)
        let alone = row(.groupsOnly, groups: groups)
        #expect(alone.people.isEmpty && alone.groups == all.groups && alone.withheld == "people")
        #expect(!all.changesWeights && all.people.allSatisfy { $0.composite.change == 0 })
        // The best come first where nobody loses or gains.
        #expect(all.people.map(\.person) == ["p5", "p4", "p3", "p2", "p1", "p0"])
        #expect(Consequences(of: [0.3, 0.3, 0.4], instead: card, panel: panel).changesWeights)
    }

    @Test func pseudonymsAreTheSameEveryTimeAndTellNoOrder() {
        let people = (0..<30).map { "person \($0)" }
        let names = Pseudonyms(people, key: 1)
        let again = Pseudonyms(people.reversed(), key: 1)
        #expect(people.allSatisfy { names[$0] == again[$0] })
        #expect(Set(people.map { names[$0] }).count == 30)
        #expect(people.map { names[$0] } != people.map { names[$0] }.sorted())
        #expect(people.contains { names[$0] != Pseudonyms(people, key: 2)[$0] })
        #expect(names["person 3"].count == 3)
    }

    /// What is left out, from the whole and from what is told, is of five people or nobody.
    @Test func nothingIsToldFromWhichASmallGroupCouldBeComputed() {
        #expect(GroupConsequence.told(["a": 11, "b": 2], smallest: 5) == [])
        #expect(GroupConsequence.told(["a": 11, "b": 7, "c": 2], smallest: 5) == ["a"])
        #expect(GroupConsequence.told(["a": 11, "b": 3, "c": 2], smallest: 5) == ["a"])
        #expect(GroupConsequence.told(["a": 11, "b": 5], smallest: 5) == ["a", "b"])
        #expect(GroupConsequence.told(["a": 1], smallest: 1) == [])
        // Those in no group can be computed as any that are not told.
        #expect(GroupConsequence.told(["a": 11, "b": 6], others: 4, smallest: 5) == ["a"])
        #expect(GroupConsequence.told(["a": 11, "b": 6], others: 5, smallest: 5) == ["a", "b"])
    }

    /// With more weight on what is not measured of somebody there is no score any longer.
    @Test func whoHasAScoreUnderOneWeightingAloneIsCounted() throws {
        var card = try card()
        card.minimumCoverage = 0.75
        let whole = try panel((0..<6).map { ("p\($0)", "2025-01", 50, 50, 50) })
        var columns = whole.columns
        let errors = try #require(columns.firstIndex { $0.name == "errors" })
        columns[errors].values[0] = .nan
        let panel = Panel(
            people: whole.people,
            periods: whole.periods,
            personCodes: whole.personCodes,
            periodCodes: whole.periodCodes,
            columns: columns
        )
        let groups = PeopleGroups(
            columns: ["team"],
            groups: Dictionary(uniqueKeysWithValues: (1..<4).map { ("p\($0)", ["north"]) })
        )
        let found = Consequences(of: [0.3, 0.3, 0.4], instead: card, panel: panel, groups: groups)
        #expect(found.scoredUnderOne == BeforeAfter(current: 1, proposed: 0))
        #expect(found.people.count == 5)
        #expect(found.ungrouped == [Consequences.Ungrouped(column: "team", people: 2)])
    }
}

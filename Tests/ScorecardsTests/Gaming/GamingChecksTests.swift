import Foundation
import Scorecards
import Testing

@Suite("Gaming checks")
struct GamingChecksTests {
    static let seeds = 0..<100 as Range<UInt64>
    /// With `GAMING_TALLY=1` the counts behind the figures of `Documentation/Indicators.md` are printed.
    private static let isTold = ProcessInfo.processInfo.environment["GAMING_TALLY"] != nil

    @Test func inCleanSetsHardlyAnythingIsClaimed() throws {
        var claimed: [String] = []
        for seed in Self.seeds {
            let found = try CleanCard(seed: seed).checks().found
            if !found.isEmpty {
                claimed.append("\(seed): \(found.map { "\($0.kind) \($0.indicator?.id ?? "")" })")
            }
        }
        if Self.isTold { print("clean cards with a claim: \(claimed.count) of \(Self.seeds.count)") }
        #expect(claimed.count <= 5, "\(claimed)")
    }

    /// What is changed in a clean card, and the check that should find it.
    private struct Plant: Hashable {
        var kind: GamingCheck.Kind
        var indicator: String?
    }

    /// Everything at once, each in columns of its own.
    private func plantEverything(in card: inout CleanCard) -> [Plant] {
        // Half of those who miss the target of 85 by at most 2, half a standard deviation, report the target: about one value in
        // eight.
        card.change("speed") { row, value in row % 2 == 0 && value < 85 && value >= 83 ? 85 : value }
        // Errors above 4.5 by at most 0.5 are reported as 4.5.
        card.change("errors") { _, value in value > 4.5 && value <= 5 ? 4.5 : value }
        // Of 40 to 60 facts one more than there was, for those who would miss 90 % by it.
        let counts = card.planted.panel["many facts"]?.counts ?? []
        card.change("many facts") { row, value in
            let wanted = (0.9 * counts[row] - 1e-9).rounded(.up)
            let missing = wanted - (value / 100 * counts[row]).rounded()
            return missing == 1 ? (10_000 * wanted / counts[row]).rounded() / 100 : value
        }
        // A visit more costs 1.2 points of closure within a person, 0.4 standard deviations for one; and three in ten values of whole
        // points go to the nearest five.
        let visits = card.planted["visits"]
        card.change("closure") { row, value in (value - 1.2 * (visits[row] - 9)).rounded() }
        card.change("closure") { row, value in row % 10 < 3 ? (value / 5).rounded() * 5 : value }
        // Sixty orders more, a standard deviation, take 4 points from the checks, of which one is 10.
        let load = card.planted["load"]
        card.change("checks") { row, value in
            ((value - 4 * (load[row] - 300) / 60) * 10).rounded() / 10
        }
        // The last four days of a month have twice the work.
        card.facts = CleanCard.facts(&card.planted, lastDayFactor: 2)
        return [
            Plant(kind: .bunching, indicator: "speed"), Plant(kind: .bunching, indicator: "errors"),
            Plant(kind: .bunching, indicator: "many facts"), Plant(kind: .rounding, indicator: "closure"),
            Plant(kind: .tradeOff, indicator: "visits"), Plant(kind: .skippedChecks, indicator: "checks"),
            Plant(kind: .endOfPeriod, indicator: nil),
        ]
    }

    @Test func whatIsPlantedIsFoundAndNothingElse() throws {
        var tally: [Plant: Int] = [:]
        var others: [String] = []
        for seed in Self.seeds {
            var card = CleanCard(seed: seed)
            let plants = plantEverything(in: &card)
            for plant in plants { tally[plant, default: 0] += 0 }
            for check in try card.checks().found {
                let plant = Plant(kind: check.kind, indicator: check.indicator?.id)
                if plants.contains(plant) {
                    tally[plant, default: 0] += 1
                } else {
                    others.append("\(seed): \(plant)")
                }
            }
        }
        if Self.isTold {
            for (plant, count) in tally {
                print("found \(count) of \(Self.seeds.count): \(plant.kind) \(plant.indicator ?? "")")
            }
            print("found beside the plants: \(others.count)")
        }
        for (plant, count) in tally { #expect(count >= 90, "\(plant): \(count) of 100") }
        #expect(others.count <= 5, "\(others)")
    }

    @Test func theOrderDeskHasWhatIsPlantedInIt() throws {
        let desk = try DeskPanel()
        let targets = [
            "customer files updated within 15 days": 85.0, "complaint closure": 80, "key result": 95,
        ]
        let checks = try GamingChecks(
            desk.panel,
            indicators: desk.indicators.map {
                IndicatorTraits($0.id, higherIsBetter: $0.higherIsBetter, target: targets[$0.id])
            },
            pairs: GamingPairs(
                tradeOffs: [
                    .init("entry within 24 hours", "order errors"),
                    .init("complaint closure", "document errors"),
                ]
            )
        )
        #expect(
            checks.found.map { "\($0.kind) \($0.indicator?.id ?? "")" } == [
                "bunching customer files updated within 15 days", "tradeOff entry within 24 hours",
            ]
        )
        let bunching = try #require(checks.found.first)
        #expect(bunching.answer == .scoreGradually(indicator: "customer files updated within 15 days"))
        #expect(try #require(bunching.result).examples.allSatisfy { $0.value == 85 })
        let tradeOff = try #require(checks.found.last?.result)
        // Planted: -0.6 of what is not the person's or the month's.
        #expect(try #require(tradeOff.interval).contains(-0.6))
        guard case .association(let slope, let interval) = tradeOff.detail else {
            Issue.record("a slope")
            return
        }
        // Faster by a point: more errors.
        #expect(try slope > 0 && #require(interval).contains(slope))
    }

    /// A fifth of them are multiples of 5, so that three fifths are found.
    @Test(.timeLimit(.minutes(1))) func sharesOfHundredsOfMillionsOfFactsAreLookedAt() throws {
        var panel = PlantedPanel(people: 20, periods: 18, seed: 3)
        let values = panel.rows.map { (75 + 8 * panel.normal() + Double($0 % 2)).rounded() }
        panel.add("share", counts: values.map { _ in 900_000_000 }) { row in
            row % 10 < 5 ? (values[row] / 5).rounded() * 5 : values[row]
        }
        let checks = try GamingChecks(panel.panel, indicators: [IndicatorTraits("share", isShare: true)])
        guard case .rounding(let multiple, let expected, _) = checks.found.first?.result?.detail else {
            Issue.record("rounding")
            return
        }
        #expect(multiple == 5 && abs(expected - 0.2) < 0.01)
    }

    @Test func whatCannotBeLookedAtSaysWhy() throws {
        let card = CleanCard(seed: 1)
        let checks = try card.checks()
        func gap(_ kind: GamingCheck.Kind, _ id: String) throws -> GamingCheck.Gap? {
            try #require(checks.checks.first { $0.kind == kind && $0.indicator?.id == id }).gap
        }
        #expect(try gap(.bunching, "load") == .noTarget)
        #expect(try gap(.bunching, "level") == .tooFewStepsAroundTarget)
        #expect(try gap(.bunching, "uncounted") == .heapedValues)
        #expect(try gap(.bunching, "whole percent") == .factsNotCounted)
        #expect(try gap(.bunching, "marks") != nil)
        #expect(try gap(.rounding, "speed") == .factsNotCounted)
        #expect(try gap(.rounding, "level") != nil)
        #expect(try gap(.rounding, "marks") != nil)
        #expect(try gap(.bunching, "speed") == nil && gap(.rounding, "closure") == nil)
        #expect(checks.tests == checks.checks.count { $0.gap == nil })
    }
}

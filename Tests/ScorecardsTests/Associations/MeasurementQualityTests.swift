import Scorecards
import Testing

@Suite("What measurements are worth")
struct MeasurementQualityTests {
    private func measurement(_ panel: PlantedPanel, _ traits: IndicatorTraits) throws -> MeasurementQuality {
        try #require(
            try AssociationTable(panel.panel, indicators: [traits], outcomes: []).measurements.first
        )
    }

    @Test func saturatedIsWhatTellsNobodyApart() throws {
        let desk = try DeskPanel()
        let table = try desk.table()
        let saturated = table.measurements.filter { $0.spread?.isSaturated(share: 0.8) ?? false }
        #expect(saturated.map(\.traits.id) == ["reports on time"])
        let spread = try #require(saturated.first?.spread)
        #expect(spread.commonest == 100 && spread.shareAtBest == spread.shareAtCommonest)
        #expect(spread.shareAtBest > 0.95)
    }

    @Test func theBestValueIsTheLeastWhereLessIsBetter() throws {
        var panel = PlantedPanel(people: 5, periods: 4, seed: 1)
        panel.add("errors") { row in row < 12 ? 0 : Double(row) }
        let spread = try #require(
            try measurement(panel, IndicatorTraits("errors", higherIsBetter: false, target: 13)).spread
        )
        #expect(spread.shareAtBest == 0.6 && spread.commonest == 0 && spread.shareAtCommonest == 0.6)
        // Twelve zeros, and rows 12 and 13.
        #expect(spread.shareMeetingTarget == 0.7)
        #expect(spread.least == 0 && spread.most == 19)
    }

    @Test func driftIsFoundWhereItIsPlantedAndSeldomElsewhere() throws {
        var (found, claimed) = (0, 0)
        for seed in 0..<50 as Range<UInt64> {
            for slope in [0.05, 0] {
                var panel = PlantedPanel(people: 12, periods: 24, seed: seed)
                let (person, period, row) = (panel.ofPeople(), panel.ofPeriods(), panel.ofRows())
                panel.add("x") { person[$0] + 0.2 * period[$0] + row[$0] + slope * Double($0 % 24) }
                let drift = try measurement(panel, IndicatorTraits("x")).drift
                let isTold = try #require(drift.pValue) < 0.05
                if slope > 0 { found += isTold ? 1 : 0 } else { claimed += isTold ? 1 : 0 }
            }
        }
        #expect(found >= 45)
        #expect(claimed <= 6, "at 5 % of 50")
    }

    /// Nobody is measured in the second year of three.
    @Test func driftIsForAPeriodOfTheCalendar() throws {
        var panel = PlantedPanel(people: 12, periods: 36, seed: 6)
        let (person, row) = (panel.ofPeople(), panel.ofRows())
        panel.add("x") {
            (12..<24).contains($0 % 36) ? .nan : person[$0] + 0.3 * row[$0] + 0.1 * Double($0 % 36)
        }
        let slope = try #require(try measurement(panel, IndicatorTraits("x")).drift.slope)
        #expect(abs(slope - 0.1) < 0.01)
    }

    @Test func halvesThatContradictHaveTheirCorrelationAndNoReliability() throws {
        var panel = PlantedPanel(people: 30, periods: 12, seed: 7)
        let (person, row) = (panel.ofPeople(), panel.ofRows())
        panel.add("x") { (($0 % 12) % 2 == 0 ? 1 : -1) * person[$0] + 0.5 * row[$0] }
        let reliability = try measurement(panel, IndicatorTraits("x")).reliability
        #expect(reliability.value == nil && reliability.interval == nil)
        #expect(reliability.gap == .halvesContradict)
        #expect(try #require(reliability.halves) < -0.5)
    }

    /// Good people leave and weak ones come: each of them stays as good as before.
    @Test func driftIsNotThatOtherPeopleAreThere() throws {
        var panel = PlantedPanel(people: 20, periods: 12, seed: 3)
        let noise = panel.ofRows()
        panel.add("x") { row in
            let (person, period) = (row / 12, row % 12)
            let isThere = person < 10 ? period < 8 : period > 3
            return isThere ? (person < 10 ? 10.0 : 0) + 0.1 * noise[row] : .nan
        }
        let drift = try measurement(panel, IndicatorTraits("x")).drift
        #expect(abs(try #require(drift.slope)) < 0.02)
        let means = drift.periodMeans
        #expect((means.max() ?? 0) - (means.min() ?? 0) < 0.3)
    }

    @Test func levelShiftsAreFoundWithTheirPeriod() throws {
        var panel = PlantedPanel(people: 12, periods: 24, seed: 4)
        let (person, row) = (panel.ofPeople(), panel.ofRows())
        panel.add("x") { 50 + person[$0] + row[$0] + ($0 % 24 >= 15 ? 2 : 0) }
        let drift = try measurement(panel, IndicatorTraits("x")).drift
        #expect(try #require(drift.adjustedShiftPValue) < 0.05)
        #expect(drift.shifts.map(\.period) == [Period(.month, index: 615)])
        let shift = try #require(drift.shifts.first)
        #expect(try #require(shift.interval).contains(2))
    }

    /// A mean of 12 periods in which people differ by σ and periods by noise of 2 σ has the reliability 1 / (1 + 4 / 12).
    @Test func reliabilityIsTheShareOfTheMeanThatIsThePersons() throws {
        var sum = 0.0
        var covered = 0
        for seed in 0..<100 as Range<UInt64> {
            var panel = PlantedPanel(people: 60, periods: 12, seed: seed)
            let (person, period, row) = (panel.ofPeople(), panel.ofPeriods(), panel.ofRows())
            panel.add("x") { person[$0] + 3 * period[$0] + 2 * row[$0] }
            let reliability = try measurement(panel, IndicatorTraits("x")).reliability
            sum += try #require(reliability.value)
            covered += try #require(reliability.interval).contains(0.75) ? 1 : 0
        }
        #expect(abs(sum / 100 - 0.75) < 0.02)
        #expect((88...100).contains(covered))
    }

    @Test func whatIsMissingHasItsReason() throws {
        var panel = PlantedPanel(people: 3, periods: 6, seed: 5)
        let period = panel.ofPeriods()
        panel.add("constant") { _ in 0.1 }
        panel.add("of periods") { period[$0] }
        panel.add("nothing") { _ in .nan }
        var settings = AssociationSettings()
        settings.minimumPeople = 3
        settings.minimumPeriods = 6
        let table = try AssociationTable(
            panel.panel,
            indicators: ["constant", "of periods", "nothing"].map { IndicatorTraits($0) },
            outcomes: [],
            settings: settings
        )
        #expect(table.measurements.map(\.drift.gap) == [.noVariation, nil, .tooFewPeriods(0, needed: 6)])
        #expect(
            table.measurements.map(\.reliability.gap) == [
                .noVariation, .noVariation, .tooFewPeople(0, needed: 3),
            ]
        )
        #expect(table.measurements[2].spread == nil && table.measurements[2].missing == 18)
    }
}

import Statistics
import Testing

@testable import Scorecards

/// What of a card counts as a share of facts, and what is found in a percentage that is none.
@Suite struct CardSharesTests {
    private func card(_ unit: IndicatorUnit, formula: Formula? = nil) throws -> Scorecard {
        var card = try Scorecard.withFormula("SELECT nonsense")
        card.indicators[0].unit = unit
        card.indicators[0].formula = formula
        (card.indicators[0].scale.floor, card.indicators[0].scale.target) = (60, 101.5)
        return card
    }

    /// Of 20 people over 18 months; three in five values are entered as multiples of five.
    private func table(count: Double?, rounding: Bool) -> MeasurementTable {
        var stream = RandomStream(seed: 5)
        var table = MeasurementTable(measurements: [], unmatched: [], emptyValues: 0)
        for person in 0..<20 {
            for month in 0..<18 {
                let value = (80 + 7 * stream.nextNormals().0).rounded()
                let isRound = rounding && stream.nextUniform() < 0.5
                table.measurements.append(
                    Panel.Measurement(
                        person: "P\(person)",
                        period: Period(.month, index: 24_300 + month),
                        column: "done",
                        value: isRound ? (value / 5).rounded() * 5 : value,
                        count: count
                    )
                )
            }
        }
        return table
    }

    private func rounding(_ card: Scorecard, _ table: MeasurementTable) throws -> GamingCheckRow {
        let report = try IndicatorsReport(CardMeasurements(card, tables: [table]))
        return try #require(report.checks.first { $0.kind == "rounding" })
    }

    @Test(arguments: [nil, 1, 7.0])
    func roundNumbersAreFoundInPercentagesAsInPoints(count: Double?) throws {
        for unit in [IndicatorUnit.percent, .points] {
            let found = try rounding(card(unit), table(count: count, rounding: true))
            #expect(found.found && found.multiple == 5, "\(unit)")
            #expect(try !rounding(card(unit), table(count: count, rounding: false)).found)
        }
    }

    @Test func sharesAreWhatTheCardSaysOrTheirFactsMake() throws {
        let share = Formula(Query("SELECT nonsense"), aggregate: .share)
        func isShare(_ card: Scorecard, _ table: MeasurementTable) throws -> Bool {
            let measurements = try CardMeasurements(card, tables: [table])
            return IndicatorTraits(card.indicators[0], in: measurements).isShare
        }
        var table = table(count: nil, rounding: false)
        #expect(try !isShare(card(.percent), table))
        #expect(try isShare(card(.percent, formula: share), table))
        #expect(try rounding(card(.percent, formula: share), table).missing?.reason == "factsNotCounted")
        for index in table.measurements.indices {
            table.measurements[index].count = 7
            table.measurements[index].value = (1000 * Double(index % 8) / 7).rounded() / 10
        }
        #expect(try isShare(card(.percent), table))
        table.measurements[3].value += 0.2
        #expect(try !isShare(card(.percent), table))
    }

    /// Whole percents of 20, of 5 to 30 and of 150 facts, whose number the table does not give.
    @Test func nothingIsClaimedOfSharesWhoseFactsAreNotGiven() throws {
        var claimed: [String] = []
        for range in [20...20, 5...30, 150...150] {
            for seed in 0..<10 as Range<UInt64> {
                var stream = RandomStream(seed: seed)
                var table = table(count: nil, rounding: false)
                for index in table.measurements.indices {
                    let facts = range.lowerBound + stream.nextIndex(below: range.count)
                    let good = (0..<facts).count { _ in stream.nextUniform() < 0.85 }
                    table.measurements[index].value = (100 * Double(good) / Double(facts)).rounded()
                }
                var card = try card(.percent)
                card.indicators[0].scale.target = 90
                let report = try IndicatorsReport(CardMeasurements(card, tables: [table]))
                claimed += report.checks.filter(\.found).map { "\(range), \(seed): \($0.kind)" }
            }
        }
        #expect(claimed.count <= 1, "\(claimed)")
    }
}

import EventLogs
import Testing

@testable import DeskGenerator

@Suite("The scorecard's true weights can be found again")
struct ScorecardTests {
    /// Solves a symmetric system by Gauss and Jordan with pivots; small and plain, for checking only.
    private func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let n = rows.count
        for column in 0..<n {
            let pivot = (column..<n).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            rows.swapAt(column, pivot)
            for row in 0..<n where row != column {
                let factor = rows[row][column] / rows[column][column]
                for index in column...n { rows[row][index] -= factor * rows[column][index] }
            }
        }
        return (0..<n).map { rows[$0][n] / rows[$0][$0] }
    }

    /// Values less their means by person and by month (a balanced two-way panel).
    private func within(_ values: [Double], persons: Int, months: Int) -> [Double] {
        let mean = values.reduce(0, +) / Double(values.count)
        let ofPerson = (0..<persons).map { person in
            (0..<months).reduce(0) { $0 + values[person * months + $1] } / Double(months)
        }
        let ofMonth = (0..<months).map { month in
            (0..<persons).reduce(0) { $0 + values[$1 * months + month] } / Double(persons)
        }
        return values.indices.map { values[$0] - ofPerson[$0 / months] - ofMonth[$0 % months] + mean }
    }

    private func values(_ list: [GeneratedScorecard.Value], _ name: String) -> [Double] {
        list.filter { $0.name == name }.map(\.value)
    }

    @Test("Least squares with effects of person and month gives the planted effect of each indicator")
    func weights() throws {
        var desk = try DeskDescription.orderDesk(language: .english)
        // Many people, so that the estimates are sharp.
        desk = desk.sized(forOrders: 280 * 104 * 15)
        let whole = try DeskGenerator.generate(desk, orders: 1, seed: 5).scorecard()
        let persons = whole.truth.persons
        #expect(persons == 195 && whole.truth.months == 24)
        for isPeak in [false, true] {
            let months = isPeak ? 6 : 18
            try check(season(whole, isPeak: isPeak), persons: persons, months: months, isPeak: isPeak)
        }
    }

    /// The values of the months inside or outside the peak season.
    private func season(_ whole: GeneratedScorecard, isPeak: Bool) -> GeneratedScorecard {
        var part = whole
        func belongs(_ value: GeneratedScorecard.Value) -> Bool {
            ["11", "12", "01"].contains(value.period.suffix(2)) == isPeak
        }
        part.indicators = whole.indicators.filter(belongs)
        part.outcomes = whole.outcomes.filter(belongs)
        return part
    }

    private func check(
        _ scorecard: GeneratedScorecard,
        persons: Int,
        months: Int,
        isPeak: Bool
    ) throws {
        let columns = scorecard.truth.indicators.map {
            within(values(scorecard.indicators, $0.name), persons: persons, months: months)
        }
        let gram = columns.map { left in
            columns.map { right in zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        let special = Set(scorecard.truth.saturated.map(\.indicator) + scorecard.truth.gamed.map(\.indicator))
        for outcome in scorecard.truth.outcomes {
            let y = within(values(scorecard.outcomes, outcome.name), persons: persons, months: months)
            let right = columns.map { column in zip(column, y).reduce(0) { $0 + $1.0 * $1.1 } }
            let slopes = solve(gram, right)
            for (index, indicator) in scorecard.truth.indicators.enumerated()
            where !special.contains(indicator.name) {
                let effects = isPeak ? outcome.seasons.first?.effects ?? outcome.effects : outcome.effects
                let effect = effects.first { $0.indicator == indicator.name }?.perUnit ?? 0
                // In standardised units of the outcome for one of the indicator.
                let error = (slopes[index] - effect) * indicator.spread / outcome.spread
                #expect(abs(error) < (isPeak ? 0.12 : 0.06), "\(indicator.name) on \(outcome.name)")
            }
        }
    }

    @Test("One indicator is at its top, one bunches at its target, one pair pulls apart")
    func special() throws {
        let generated = try DeskGenerator.generate(.orderDesk(language: .english), orders: 1, seed: 1)
        let scorecard = generated.scorecard()
        #expect(scorecard.truth.persons == 13)
        #expect(scorecard.truth.outcomes.filter { !$0.seasons.isEmpty }.map(\.name) == ["on-time delivery"])
        #expect(scorecard.indicators.count == 13 * 24 * 11)
        #expect(scorecard.outcomes.count == 13 * 24 * 5)
        #expect(scorecard.indicators.first?.period == "2023-03")
        #expect(scorecard.indicators.last?.period == "2025-02")
        let onTime = values(scorecard.indicators, "reports on time")
        #expect(Double(onTime.filter { $0 == 100 }.count) > 0.9 * Double(onTime.count))
        let files = values(scorecard.indicators, "customer files updated within 15 days")
        #expect(files.filter { $0 == 85 }.count >= scorecard.truth.gamed[0].valuesRaised)
        #expect(!files.contains { $0 < 85 && $0 >= 81 })
        let (speed, errors) = (
            values(scorecard.indicators, "entry within 24 hours"),
            values(scorecard.indicators, "order errors")
        )
        let (meanSpeed, meanErrors) = (
            speed.reduce(0, +) / Double(speed.count), errors.reduce(0, +) / Double(errors.count)
        )
        // Errors count as bad: more speed goes with more errors.
        #expect(zip(speed, errors).reduce(0) { $0 + ($1.0 - meanSpeed) * ($1.1 - meanErrors) } > 0)
    }
}

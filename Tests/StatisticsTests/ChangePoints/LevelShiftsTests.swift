import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct LevelShiftsTests {
    @Test func twoPlantedChangesAreFoundWithTheirSizes() throws {
        var random = SeededGenerator(seed: 12)
        let values = (0..<90).map { ($0 < 30 ? 5 : $0 < 60 ? 9 : 7) + random.nextNormal() }
        let found = try LevelShifts(values, seed: 1)
        #expect(found.pValue < 0.01)
        #expect(found.shifts.count == 2)
        #expect(abs(found.shifts[0].after.lowerBound - 30) <= 2)
        #expect(abs(found.shifts[1].after.lowerBound - 60) <= 2)
        let intervals = found.shifts.compactMap(\.interval)
        #expect(intervals[0].contains(4) && intervals[1].contains(-2))
        #expect(found.shifts[0].before.lowerBound == 0 && found.shifts[1].after.upperBound == 90)
    }

    /// The interval is that of a t test with equal variances where values do not hang together.
    @Test func theIntervalIsStudents() throws {
        let values = [1.0, 3, 1, 3, 1, 3, 11, 13, 11, 13, 11, 13]
        let found = try LevelShifts(values, seed: 1)
        #expect(found.autocorrelation == 0)
        let shift = try #require(found.shifts.first)
        #expect(found.shifts.count == 1 && shift.after == 6..<12)
        // Variance 12 / 10, error √(1.2 · 2/6), t of 10 degrees at 97.5 % = 2.228139.
        let reach = 2.228138851964939 * (1.2 / 3.0).squareRoot()
        let interval = try #require(shift.interval)
        #expect(abs(interval.lowerBound - (10 - reach)) < 1e-9)
        #expect(abs(interval.upperBound - (10 + reach)) < 1e-9)
    }

    @Test func aSeriesOfMostlyEqualValuesHasItsLikeliestChange() throws {
        let values = Array(repeating: 0.0, count: 12) + [4, 0, 4, 4, 4, 4, 4, 4]
        let found = try LevelShifts(values, seed: 3)
        #expect(found.shifts.count == 1)
        #expect(found.shifts[0].after.lowerBound == 12)
        #expect(throws: ChangePointError.noVariation) { try LevelShifts([2, 2, 2, 2, 2], seed: 1) }
    }
}

import Statistics
import Testing

@Suite struct RanksTests {
    @Test func tiedValuesShareTheMeanOfTheirRanks() {
        #expect(averageRanks(of: [3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
    }

    @Test func areaUnderCurveCountsThePairsWon() {
        // Pairs (marked, other): 3>1, 3>2, 2>1, 2=2 counts half.
        #expect(areaUnderCurve(of: [3, 2, 1, 2], marked: [true, true, false, false]) == 3.5 / 4)
        #expect(areaUnderCurve(of: [1, 2], marked: [true, true]) == nil)
    }

    @Test func spearmanCorrelationIsBlindToMonotoneChanges() {
        let values: [Double] = [1, 2, 3, 4, 5]
        #expect(spearmanCorrelation(of: values, and: [1, 8, 27, 64, 125]) == 1)
        #expect(spearmanCorrelation(of: values, and: [5, 4, 3, 2, 1]) == -1)
        // 1 - 6 * (1 + 1 + 1 + 1) / (5 * 24)
        #expect(abs((spearmanCorrelation(of: values, and: [2, 1, 4, 3, 5]) ?? 0) - 0.8) < 1e-12)
        #expect(spearmanCorrelation(of: values, and: [1, 1, 1, 1, 1]) == nil)
    }
}

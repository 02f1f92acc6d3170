import Statistics
import Testing

@Suite("Split halves")
struct SplitHalfTests {
    @Test func theWholeIsSteppedUpFromTheHalves() throws {
        let halves = try SplitHalf([1, 2, 3, 4, 5, .nan], [2, 1, 4, 3, 5, 9])
        #expect(halves.correlation.pairs == 5)
        #expect(abs(try #require(halves.correlation.coefficient) - 0.8) < 1e-15)
        #expect(abs(try #require(halves.reliability) - 1.6 / 1.8) < 1e-15)
        let (half, whole) = (try #require(halves.correlation.interval()), try #require(halves.interval()))
        let least = max(0, half.lowerBound)
        #expect(abs(whole.lowerBound - 2 * least / (1 + least)) < 1e-15)
        #expect(abs(whole.upperBound - 2 * half.upperBound / (1 + half.upperBound)) < 1e-15)
    }

    @Test func halvesThatContradictLeaveNothingToStepUp() throws {
        let halves = try SplitHalf([1, 2, 3, 4], [4, 1, 3, 2])
        #expect(try #require(halves.correlation.coefficient) < 0)
        #expect(halves.reliability == nil && halves.interval() == nil)
    }

    @Test func anIntervalOfReliabilityBeginsAtZero() throws {
        let halves = try SplitHalf([1, 2, 3, 4, 5], [2, 1, 5, 3, 3])
        let interval = try #require(halves.interval())
        #expect(try #require(halves.correlation.interval()).lowerBound < 0)
        #expect(interval.lowerBound == 0 && interval.upperBound > 0.5)
    }

    @Test func halvesThatContradictOrDoNotVaryHaveNone() throws {
        #expect(try SplitHalf([1, 2, 3], [3, 2, 1]).reliability == nil)
        #expect(try SplitHalf([1, 1, 1], [3, 2, 1]).reliability == nil)
    }
}

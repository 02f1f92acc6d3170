import Testing

@testable import Statistics

@Suite struct VarianceSharesTests {
    @Test func partsOfASumShareItsVariance() throws {
        // y = a + b with a = (1, 2, 3, 4), b = (2, 0, 1, 5): Σ(y - m)² is 29, Σ a (y - m) is 10, Σ b (y - m) is 19.
        let first: [Double] = [1, 2, 3, 4]
        let second: [Double] = [2, 0, 1, 5]
        var shares = VarianceShares(outcomes: zip(first, second).map(+), parts: 2)
        for index in first.indices {
            shares.add(part: 0, value: first[index], observation: index)
            shares.add(part: 1, value: second[index], observation: index)
        }
        let result = try #require(shares.shares)
        #expect(abs(result[0] - 10.0 / 29) < 1e-12)
        #expect(abs(result[0] + result[1] - 1) < 1e-12)
    }

    @Test func whatIsMissingDoesNotCount() throws {
        var all = VarianceShares(outcomes: [1, nil, 5], parts: 1)
        var known = VarianceShares(outcomes: [1, 5], parts: 1)
        all.add(part: 0, value: 2, observation: 2)
        known.add(part: 0, value: 2, observation: 1)
        #expect(try #require(all.shares) == #require(known.shares))
    }

    @Test func whatDoesNotVaryHasNoShares() {
        #expect(VarianceShares(outcomes: [3, 3, 3], parts: 1).shares == nil)
        #expect(VarianceShares(outcomes: [], parts: 1).shares == nil)
    }
}

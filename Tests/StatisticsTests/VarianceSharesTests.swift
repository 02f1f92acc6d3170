import Testing

@testable import Statistics

@Suite struct VarianceSharesTests {
    @Test func partsOfASumShareItsVariance() throws {
        // y = a + b with a = (1, 2, 3, 4), b = (2, 0, 1, 5): Σ(y - m)² is 29, Σ a (y - m) is 10, Σ b (y - m) is 19.
        let first: [Double] = [1, 2, 3, 4]
        let second: [Double] = [2, 0, 1, 5]
        var shares = VarianceShares(mean: 4.5, parts: 2)
        for index in first.indices {
            shares.observe(first[index] + second[index])
            shares.add(part: 0, value: first[index])
            shares.add(part: 1, value: second[index])
        }
        let result = try #require(shares.shares)
        #expect(abs(result[0] - 10.0 / 29) < 1e-12)
        #expect(abs(result[0] + result[1] - 1) < 1e-12)
    }

    @Test func whatDoesNotVaryHasNoShares() {
        var constant = VarianceShares(mean: 3, parts: 1)
        for _ in 0..<3 { constant.observe(3) }
        #expect(constant.shares == nil)
        #expect(VarianceShares(mean: 0, parts: 1).shares == nil)
    }
}

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

    @Test func sharesOfPartsOfTheObservationsAddUp() throws {
        let outcomes: [Double] = [3, 2, 4, 9, 1, 5]
        let mean = 4.0
        var all = VarianceShares(mean: mean, parts: 2)
        var (left, right) = (all, all)
        for (index, outcome) in outcomes.enumerated() {
            all.observe(outcome)
            all.add(part: index % 2, value: outcome)
            if index < 2 {
                left.observe(outcome)
                left.add(part: index % 2, value: outcome)
            } else {
                let deviation = right.observe(outcome)
                right.add(part: index % 2, product: outcome * deviation)
            }
        }
        left.merge(right)
        // All of it whole numbers, so to the bit.
        #expect(left.shares == all.shares)
        #expect(abs(try #require(all.shares).reduce(0, +) - 1) < 1e-15)
    }

    @Test func noOutcomeAndOneHaveNoShares() {
        #expect(VarianceShares(mean: 0, parts: 1).shares == nil)
        var one = VarianceShares(mean: 0.1, parts: 1)
        one.observe(0.1)
        one.add(part: 0, value: 0.1)
        #expect(one.shares == nil)
    }

    /// The mean of equal numbers is rounded: three times 0.1, added up and divided by three, is more than 0.1.
    @Test(arguments: [3, 0.1, 1.0 / 3, 1e9 + 0.1], [2, 3, 10, 1_000])
    func whatDoesNotVaryHasNoShares(_ outcome: Double, _ count: Int) {
        let sum = (0..<count).reduce(0.0) { sum, _ in sum + outcome }
        var constant = VarianceShares(mean: sum / Double(count), parts: 2)
        for _ in 0..<count {
            constant.observe(outcome)
            constant.add(part: 0, value: outcome)
        }
        #expect(constant.shares == nil)
    }
}

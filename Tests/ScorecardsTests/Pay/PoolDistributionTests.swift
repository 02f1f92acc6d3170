import TestInputs
import Testing

@testable import Scorecards

struct PoolDistributionTests {
    @Test func whatTheCapTakesGoesToTheOthersInProportion() {
        // By score alone 6,000, 2,000, 1,000, 1,000; the cap is 1.6 times the mean of 2,500.
        let pool = PoolDistribution(cents: 10_000, scores: [60, 20, 10, 10], cap: 1.6)
        #expect(pool.cents == [4_000, 3_000, 1_500, 1_500])
        #expect(pool.undistributed == 0)
        #expect(pool.reason == nil)
    }

    @Test func theCapMayReachOnePersonAfterTheOther() {
        // After the first is capped at 3,750 the second would get 4,166.
        let pool = PoolDistribution(cents: 10_000, scores: [100, 40, 10, 10], cap: 1.5)
        #expect(pool.cents == [3_750, 3_750, 1_250, 1_250])
    }

    @Test func whatNobodyMayGetIsSaid() {
        #expect(PoolDistribution(cents: 900, scores: [0, .nan, 0], cap: 2).reason == .noScores)
        let capped = PoolDistribution(cents: 900, scores: [50, 0, 0], cap: 2)
        #expect(capped.cents == [600, 0, 0])
        #expect(capped.undistributed == 300)
        #expect(capped.reason == .allCapped)
        #expect(PoolDistribution(cents: 0, scores: [1], cap: 2).reason == nil)
    }

    /// 0.7 % of 1,000.00 is 7.00, though 0.007 has no exact binary fraction.
    @Test func aPoolIsTheDecimalShareOfTheSales() {
        for (sales, cents) in [
            (100, 70), (200, 140), (500, 350), (1_000, 700), (3_000, 2_100), (7_000, 4_900),
        ] {
            let pool = PayPlan.ProfitPool(shareOfSales: 0.7 / 100, cap: 2)
            #expect(pool.cents(ofSales: 100 * sales) == cents)
        }
        for thousandths in 1...1_000 {
            let pool = PayPlan.ProfitPool(shareOfSales: Double(thousandths) / 10 / 100, cap: 2)
            for sales in [1, 99, 12_345, 100_000, 987_654_321, 9_007_199_254_740_991] {
                let (whole, rest) = sales.quotientAndRemainder(dividingBy: 1_000)
                #expect(pool.cents(ofSales: sales) == whole * thousandths + rest * thousandths / 1_000)
            }
        }
        // What is less than a cent is not given out.
        #expect(PayPlan.ProfitPool(shareOfSales: 0.005, cap: 2).cents(ofSales: 399) == 1)
    }

    /// 1.1 times the mean of 1,000 is 1,100 exactly.
    @Test func theCapIsTheDecimalMultipleOfTheMean() {
        for tenths in 10...30 {
            let pool = PoolDistribution(
                cents: 30_000,
                scores: [1_000] + Array(repeating: 1, count: 29),
                cap: Double(tenths) / 10
            )
            #expect(pool.cents[0] == 100 * tenths)
        }
    }

    @Test func remaindersGoToTheLargestAndAreNeverLost() {
        #expect(PoolDistribution(cents: 100, scores: [1, 1, 1], cap: 2).cents == [34, 33, 33])
        #expect(PoolDistribution(cents: 5, scores: [1, 1, 1], cap: 2).cents == [2, 2, 1])
    }

    @Test func everyPoolIsSpentWithinTheCapAndByScore() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let people = Int.random(in: 1...40, using: &random)
            let scores = (0..<people).map { _ in
                Int.random(in: 0..<5, using: &random) == 0
                    ? (Bool.random(using: &random) ? 0 : Double.nan)
                    : Double.random(in: 0...120, using: &random)
            }
            let pool = Int.random(in: 0...10_000_000, using: &random)
            let cap = Double.random(in: 0.5...4, using: &random)
            let shares = PoolDistribution(cents: pool, scores: scores, cap: cap)
            #expect(shares.cents.reduce(0, +) + shares.undistributed == pool)
            #expect((shares.undistributed > 0) == (shares.reason != nil))
            let most = cap * Double(pool) / Double(max(scores.count { !$0.isNaN }, 1))
            for (cents, score) in zip(shares.cents, scores) {
                #expect(Double(cents) <= most + 1e-6)
                if !(score > 0) { #expect(cents == 0) }
            }
            // Who scores more never gets less, but for the cent of a remainder.
            for first in scores.indices {
                for second in scores.indices where scores[first] > scores[second] {
                    #expect(shares.cents[first] >= shares.cents[second] - 1)
                }
            }
        }
    }
}

import Testing

@testable import Statistics

@Suite struct QuantileTests {
    /// `quantile(c(1, 2, 3, 4, 10), c(0, .1, .5, .9, 1))` of R 4.2.2.
    @Test func agreesWithR() {
        let values = [1, 2, 3, 4, 10]
        let expected = [0: 1.0, 0.1: 1.4, 0.5: 3, 0.9: 7.6, 1: 10]
        for (probability, value) in expected {
            #expect(abs((quantile(ofSorted: values, probability) ?? .nan) - value) < 1e-12)
        }
    }

    /// `quantile(c(-1.5, 0.25, 0.5, 7), c(0, .1, .5, .9, 1))` of R 4.2.2.
    @Test func numbersWithFractionsHaveTheSameQuantiles() {
        let values = [-1.5, 0.25, 0.5, 7]
        let known = [0: -1.5, 0.1: -0.975, 0.5: 0.375, 0.9: 5.05, 1: 7]
        for (probability, value) in known {
            #expect(abs((quantile(ofSorted: values, probability) ?? .nan) - value) < 1e-12)
        }
        #expect(quantile(ofSorted: [Double](), 0.5) == nil)
    }

    @Test func nothingHasNoQuantile() {
        #expect(quantile(ofSorted: [Int](), 0.5) == nil)
        #expect(quantile(ofSorted: [7], 0.9) == 7)
    }
}

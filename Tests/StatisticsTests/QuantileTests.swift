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

    @Test func nothingHasNoQuantile() {
        #expect(quantile(ofSorted: [Int](), 0.5) == nil)
        #expect(quantile(ofSorted: [7], 0.9) == 7)
    }
}

import Statistics
import Testing

/// The example in README.md: what changes here has to change there.
@Suite struct ReadmeExampleTests {
    @Test func theExampleOfTheReadmeRuns() throws {
        // Orders from the South cost a day of lead time, and 1,000 in price two.
        let price = (0..<12).map { 100 * Double($0 * $0 % 13) }
        let region = (0..<12).map { Int32($0 % 2) }
        let noise = [0.1, 0.3, -0.2, -0.3, 0.2, 0.1, -0.1, 0, 0.2, -0.2, -0.1, 0]
        let leadTime = (0..<12).map { 3 + 0.002 * price[$0] + Double(region[$0]) + noise[$0] }
        let waitingTime = leadTime.map { $0 / 2 }

        let design = try Design([
            .numeric(NumericColumn(name: "price", values: price)),
            .categorical(CategoricalColumn(name: "region", levels: ["North", "South"], codes: region)),
        ])
        let outcomes = [
            NumericColumn(name: "lead time", values: leadTime),
            NumericColumn(name: "waiting time", values: waitingTime),
        ]
        let fit = try FittedRows(design, outcomes: outcomes)
        let tests = try fit.regression.coefficientTests(covariance: fit.covariance(.hc3))

        #expect(tests.map(\.name) == ["(intercept)", "price", "region[South]"])
        for (test, truth) in zip(tests, [3, 0.002, 1]) {
            #expect(test.lower < truth && truth < test.upper, "\(test)")
        }
        let ofWaiting = try fit.regression.coefficientTests(outcome: 1, covariance: fit.covariance(.hc3))
        for (test, whole) in zip(ofWaiting, tests) {
            #expect(abs(test.estimate - whole.estimate / 2) < 1e-12)
        }
    }
}

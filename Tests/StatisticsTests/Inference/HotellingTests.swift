import Foundation
import TestInputs
import Testing

@testable import Statistics

@Suite struct HotellingTests {
    /// Eight levels that do nothing, in rows whose residuals hang together by twelve clusters.
    private func nullTest(seed: Int) throws -> WaldTest {
        var random = SeededGenerator(seed: seed)
        func normal() -> Double {
            (0..<12).reduce(-6) { sum, _ in sum + Double(random.next() >> 11) * 0x1p-53 }
        }
        var (levels, clusters, outcome) = ([Int32](), [Int32](), [Double]())
        for cluster in 0..<Int32(12) {
            let own = normal()
            for _ in 0..<40 {
                levels.append(Int32(random.next(below: 8)))
                clusters.append(cluster)
                outcome.append(own + normal())
            }
        }
        let column = CategoricalColumn(name: "level", levels: (0..<8).map { "\($0)" }, codes: levels)
        let fitted = try FittedRows(
            Design([.categorical(column)]),
            outcomes: [NumericColumn(name: "hours", values: outcome)]
        )
        let covariance = try fitted.covariance(
            clusteredBy: Clustering(name: "customer", codes: clusters, codeCount: 12)
        )
        return try fitted.regression.waldTest(
            fitted.regression.areZero(Array(fitted.regression.names.dropFirst())),
            covariance: covariance
        )
    }

    @Test func ofFewClustersItRejectsAsOftenAsItShouldWhereFDoesNot() throws {
        let tests = try (0..<300).map { try nullTest(seed: $0) }
        let hotelling = tests.count { $0.hotelling.map { $0.pValue <= 0.05 } ?? false }
        let plain = tests.count { $0.fPValue <= 0.05 }
        // Fifteen are expected, with a standard deviation of 3.8.
        #expect((4...27).contains(hotelling), "\(hotelling)")
        #expect(plain > 75, "\(plain)")
    }

    @Test func inClosedForm() throws {
        // Of two hypotheses (1 + W / (G - 1))^(-(G - 2) / 2).
        let two = try #require(
            WaldTest(chiSquare: 7.5, hypotheses: 2, denominatorDegreesOfFreedom: 11).hotelling
        )
        #expect(abs(two.pValue - pow(1 + 7.5 / 11, -5)) < 1e-14)
        #expect(two.denominatorDegreesOfFreedom == 10 && abs(two.f - 7.5 * 10 / 22) < 1e-14)
        let one = WaldTest(chiSquare: 4, hypotheses: 1, denominatorDegreesOfFreedom: 9)
        #expect(one.hotelling?.pValue == one.fPValue)
        // Ten clusters have no say on ten hypotheses.
        #expect(WaldTest(chiSquare: 4, hypotheses: 9, denominatorDegreesOfFreedom: 9).hotelling != nil)
        #expect(WaldTest(chiSquare: 4, hypotheses: 10, denominatorDegreesOfFreedom: 9).hotelling == nil)
    }
}

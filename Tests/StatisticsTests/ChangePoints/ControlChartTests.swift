import Foundation
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct ControlChartTests {
    /// Montgomery, "Introduction to Statistical Quality Control", table 9.3: average run lengths with k = 1/2, to the
    /// digits printed there.
    @Test func averageRunLengthsAreThoseInPrint() throws {
        let shifts = [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3]
        let printed = [
            4.0: [168, 74.2, 26.6, 13.3, 8.38, 4.75, 3.34, 2.19],
            5.0: [465, 139, 38.0, 17.0, 10.4, 5.75, 4.01, 2.57],
        ]
        for (decision, lengths) in printed {
            for (shift, length) in zip(shifts, lengths) {
                let ours = try CumulativeSumChart.averageRunLength(decision: decision, shift: shift)
                #expect(abs(ours / length - 1) < 5e-3, "h \(decision), shift \(shift): \(ours)")
            }
        }
    }

    @Test func simulatedRunLengthsAgreeWithTheIntegralEquation() throws {
        var random = SeededGenerator(seed: 11)
        let expected = try CumulativeSumChart.averageRunLength(decision: 3, shift: 0.7)
        var total = 0
        for _ in 0..<4_000 {
            let values = random.normals(120, mean: 0.7)
            let chart = try CumulativeSumChart(values, target: 0, standardDeviation: 1, decision: 3)
            total += (chart.alarms.first?.index ?? 119) + 1
        }
        #expect(abs(Double(total) / 4_000 / expected - 1) < 0.03)
    }

    @Test func sumsAndOnsetsFollowTheDefinition() throws {
        let chart = try CumulativeSumChart(
            [10, 9, 11, 14, 14, 14, 14, 2, 2, 2],
            target: 10,
            standardDeviation: 2,
            reference: 0.5,
            decision: 3
        )
        #expect(chart.upper == [0, 0, 0, 1.5, 3, 4.5, 6, 1.5, 0, 0])
        #expect(chart.lower == [0, 0, 0, 0, 0, 0, 0, 3.5, 7, 10.5])
        #expect(
            chart.alarms == [
                .init(index: 5, direction: .up, onset: 3), .init(index: 7, direction: .down, onset: 7),
            ]
        )
    }

    @Test func movingAverageLimitsAreTheAveragesStandardErrors() throws {
        let values: [Double] = [1, 3, -2, 5]
        let chart = try MovingAverageChart(values, target: 1, standardDeviation: 2, weight: 0.3, width: 3)
        for index in values.indices {
            // The average as a weighted sum of all values so far.
            let weights = (0...index).map { 0.3 * pow(0.7, Double(index - $0)) }
            let average = zip(weights, values).reduce(pow(0.7, Double(index + 1))) { $0 + $1.0 * $1.1 }
            let spread = 3 * 2 * weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
            #expect(abs(chart.averages[index] - average) < 1e-14)
            #expect(abs(chart.upperLimits[index] - 1 - spread) < 1e-14)
            #expect(abs(chart.lowerLimits[index] - 1 + spread) < 1e-14)
        }
        let far = try MovingAverageChart([0, 0, 9, 0], target: 0, standardDeviation: 1, weight: 1, width: 3)
        #expect(far.alarms == [2])
        #expect(throws: ChangePointError.notFinite(index: 1)) {
            try MovingAverageChart([0, .infinity], target: 0, standardDeviation: 1)
        }
    }
}

import Foundation
import Statistics
import Testing

@testable import Scorecards

@Suite struct CaseMixSlopeTests {
    /// People in two periods each: by the values of the first and the second.
    private func panel(_ people: Int) -> Panel {
        Panel(
            people: (0..<people).map { "p\($0)" },
            periods: [Period("2025-01")!, Period("2025-02")!],
            personCodes: (0..<2 * people).map { Int32($0 / 2) },
            periodCodes: (0..<2 * people).map { Int32($0 % 2) },
            columns: []
        )
    }

    /// The slope of the changes of the composite on those of the mix, and its jackknife over people.
    private func byHand(_ mix: [Double], _ composite: [Double]) -> (estimate: Double, error: Double) {
        let x = stride(from: 0, to: mix.count, by: 2).map { mix[$0 + 1] - mix[$0] }
        let y = stride(from: 0, to: mix.count, by: 2).map { composite[$0 + 1] - composite[$0] }
        func slope(without left: Int?) -> Double {
            let kept = x.indices.filter { $0 != left }
            let count = Double(kept.count)
            let (meanX, meanY) = (
                kept.reduce(0) { $0 + x[$1] } / count, kept.reduce(0) { $0 + y[$1] } / count
            )
            let product = kept.reduce(0) { $0 + (x[$1] - meanX) * (y[$1] - meanY) }
            return product / kept.reduce(0) { $0 + (x[$1] - meanX) * (x[$1] - meanX) }
        }
        let whole = slope(without: nil)
        let squares = x.indices.reduce(0) { $0 + pow(slope(without: $1) - whole, 2) }
        let count = Double(x.count)
        return (whole, ((count - 1) / count * squares).squareRoot())
    }

    private let mix = [10.0, 14, 20, 21, 15, 9, 12, 19, 30, 28]
    private let composite = [80.0, 71, 65, 66, 70, 84, 75, 60, 50, 55]

    @Test func withTwoPeriodsItIsTheSlopeOfTheChanges() throws {
        let slope = try CaseMixSlope.slopes(of: [composite], on: mix, panel: panel(5))[0]
        let plain = byHand(mix, composite)
        #expect(abs(slope.estimate - plain.estimate) < 1e-12)
        #expect(abs(slope.error - plain.error) < 1e-12)
        #expect(slope.degreesOfFreedom == 4)
        // Student's t with 4 degrees of freedom, 95 %: 2.131846786.
        let interval = slope.interval(confidence: 0.9)
        #expect(abs(interval.upperBound - plain.estimate - 2.131846786 * plain.error) < 1e-8)
        let signal = 1 - 2 * plain.error * plain.error / (plain.estimate * plain.estimate)
        #expect(signal > 0.5)
        #expect(abs(slope.signal - signal) < 1e-12)
        #expect(abs(slope.used - signal * plain.estimate) < 1e-12)
        #expect(abs(slope.variance - signal * plain.error * plain.error) < 1e-12)
    }

    @Test func whatIsNoMoreThanChanceMakesIsNoSignal() {
        let weak = CaseMixSlope(estimate: 1.2, error: 1, degreesOfFreedom: 4)
        #expect(weak.signal == 0)
        #expect(weak.used == 0 && weak.variance == 0)
        #expect(!weak.isTold(confidence: 0.9))
        #expect(CaseMixSlope(estimate: 0, error: 1, degreesOfFreedom: 4).signal == 0)
        #expect(CaseMixSlope(estimate: -2, error: 0, degreesOfFreedom: 4).signal == 1)
    }

    @Test func whatPeopleAndPeriodsHaveInCommonDoesNotMatter() throws {
        let slope = try CaseMixSlope.slopes(of: [composite], on: mix, panel: panel(5))[0]
        let moved = composite.indices.map { composite[$0] + Double($0 / 2) * 7 + Double($0 % 2) * 11 }
        let other = try CaseMixSlope.slopes(of: [moved], on: mix, panel: panel(5))[0]
        #expect(abs(slope.estimate - other.estimate) < 1e-10 && abs(slope.error - other.error) < 1e-10)
    }

    @Test func rowsThatLackEitherDoNotCount() throws {
        let few = try CaseMixSlope.slopes(of: [composite], on: mix, panel: panel(5))[0]
        let more = try CaseMixSlope.slopes(
            of: [composite + [40, 90]],
            on: mix + [.nan, 3],
            panel: panel(6)
        )[0]
        #expect(abs(few.estimate - more.estimate) < 1e-12)
        #expect(more.degreesOfFreedom == 4)
    }

    @Test func whyThereIsNoSlopeIsSaid() {
        #expect(throws: CaseMixGap.tooFewPeople) {
            try CaseMixSlope.slopes(
                of: [Array(composite.prefix(6))],
                on: Array(mix.prefix(6)),
                panel: panel(3)
            )
        }
        let steady = mix.indices.map { Double($0 / 2) }
        #expect(throws: CaseMixGap.noSpread) {
            try CaseMixSlope.slopes(of: [composite], on: steady, panel: panel(5))
        }
        #expect(throws: CaseMixGap.constantComposite) {
            try CaseMixSlope.slopes(of: [steady], on: mix, panel: panel(5))
        }
    }

    @Test func whereNothingIsLeftToChanceThereIsNoError() throws {
        let slope = try CaseMixSlope.slopes(of: [mix.map { 90 - 2 * $0 }], on: mix, panel: panel(5))[0]
        #expect(abs(slope.estimate + 2) < 1e-12)
        #expect(slope.signal > 0.999_999)
    }
}

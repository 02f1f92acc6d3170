import Foundation
import LinearAlgebra
import NumericInputs
import Testing

@testable import Statistics

@Suite struct MarginalEffectTests {
    let fixture: LogisticFixture

    init() throws { fixture = try .load() }

    @Test func effectsAndErrorsEqualThoseOfStatsmodels() throws {
        let expected = try EffectsFixture.load()
        let fit = try LogisticRegression(
            Design([.numeric(fixture.price), .numeric(fixture.lines), .categorical(fixture.rush)]),
            outcome: fixture.late
        )
        func check(_ covariance: CoefficientCovariance?, _ answers: EffectsFixture.Answers) {
            let effects = fit.marginalEffects(covariance: covariance?.matrices[0]).effects
            #expect(effects.map(\.name) == ["price", "lines", "rush[yes]"])
            #expect(worstRelative(effects.map(\.estimate), answers.effects) < 1e-9)
            #expect(worstRelative(effects.map(\.error), answers.effectErrors) < 1e-8)
            if let covariance {
                #expect(worstRelative(covariance.errors.elements, answers.errors) < 1e-9)
            }
        }
        check(nil, expected.plain)
        check(fit.robustCovariance(adjusted: false), expected.hc0)
        check(try fit.covariance(clusteredBy: fixture.clusters), expected.cr1)
        #expect(fit.marginalEffects()["price"]?.kind == .derivative)
        #expect(fit.marginalEffects()["rush[yes]"]?.kind == .difference(from: "no"))
    }

    @Test func aNumericColumnOfZeroAndOneIsALevel() throws {
        let indicator = NumericColumn(name: "rush", values: fixture.data.rush.map(Double.init))
        let one = try LogisticRegression(Design([fixture.price, indicator]), outcome: fixture.late)
        let other = try LogisticRegression(
            Design([.numeric(fixture.price), .categorical(fixture.rush)]),
            outcome: fixture.late
        )
        let (first, second) = (
            try #require(one.marginalEffects()["rush"]), other.marginalEffects().effects[1]
        )
        #expect(abs(first.estimate - second.estimate) < 1e-13)
        #expect(abs(first.error - second.error) < 1e-13)
        #expect(first.kind == .difference(from: "0"))
    }

    /// Effects by their definition: chances at other values, and the delta method with numeric derivatives.
    @Test(arguments: [CategoricalColumn.Coding.reference(level: 1), .sumToZero])
    func effectsWithInteractionsAreDifferencesOfChances(coding: CategoricalColumn.Coding) throws {
        let region = fixture.region(coding)
        let lines = fixture.lines
        let design = try Design([
            .numeric(fixture.price), .numeric(lines), .categorical(region),
            .interaction([.categorical(region), .numeric(lines)]),
        ])
        let fit = try LogisticRegression(design, outcome: fixture.late, weights: fixture.data.weight)
        let weights = fixture.data.weight
        let rows = fixture.data.late.count

        /// The weighted mean chance with coefficients `b`, all lines moved and all regions set.
        func chance(_ b: [Double], linesMoved: Double = 0, level: Int32? = nil) throws -> Double {
            let codes = level.map { Array(repeating: $0, count: rows) } ?? region.codes
            let set = CategoricalColumn(name: "region", levels: region.levels, codes: codes, coding: coding)
            let moved = NumericColumn(name: "lines", values: lines.values.map { $0 + linesMoved })
            let other = try Design([
                .numeric(fixture.price), .numeric(moved), .categorical(set),
                .interaction([.categorical(set), .numeric(moved)]),
            ])
            var block = [Double](repeating: 0, count: rows * other.columnCount)
            block.withUnsafeMutableBufferPointer {
                other.fill(
                    $0.baseAddress!,
                    rows: 0..<rows,
                    leading: rows,
                    shift: Array(repeating: 0, count: other.columnCount)
                )
            }
            let sum = (0..<rows).reduce(0.0) { sum, row in
                let linear = (0..<other.columnCount).reduce(b[0]) { $0 + b[$1 + 1] * block[$1 * rows + row] }
                return sum + weights[row] / (1 + exp(-linear))
            }
            return sum / weights.reduce(0, +)
        }
        func check(_ name: String, tolerance: Double, _ effect: ([Double]) throws -> Double) throws {
            let found = try #require(fit.marginalEffects()[name])
            #expect(abs(found.estimate - (try effect(fit.coefficients))) < tolerance, "\(name)")
            var gradient = [Double](repeating: 0, count: fit.names.count)
            for index in gradient.indices {
                let step = 1e-4 * fit.errors[index]
                var (up, down) = (fit.coefficients, fit.coefficients)
                up[index] += step
                down[index] -= step
                gradient[index] = (try effect(up) - effect(down)) / (2 * step)
            }
            let variance = zip(gradient, fit.covariance * gradient).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(abs(found.error / variance.squareRoot() - 1) < 1e-5, "\(name)")
        }
        try check("lines", tolerance: 1e-8) { b in
            (try chance(b, linesMoved: 1e-4) - chance(b, linesMoved: -1e-4)) / 2e-4
        }
        for level in [0, 2] {
            try check("region[\(region.levels[level])]", tolerance: 1e-12) { b in
                let here = try chance(b, level: Int32(level))
                guard coding == .sumToZero else { return try here - chance(b, level: 1) }
                return here - (try (0..<3).reduce(0) { try $0 + chance(b, level: Int32($1)) } / 3)
            }
        }
        #expect(fit.marginalEffects().effects.count == (coding == .sumToZero ? 5 : 4))
    }

    /// The same by its definition, where the mean slope times the step is more than everything.
    @Test func aStepIsTheDifferenceOfTheChancesAtItsEnds() throws {
        let (price, lines) = (fixture.price, fixture.lines)
        let terms: [Design.Term] = [
            .numeric(price), .numeric(lines), .interaction([.numeric(price), .numeric(lines)]),
        ]
        let fit = try LogisticRegression(Design(terms), outcome: fixture.late, weights: fixture.data.weight)
        let weights = fixture.data.weight
        func chance(_ b: [Double], _ value: Double) -> Double {
            let sum = price.values.indices.reduce(0.0) { sum, row in
                let linear =
                    b[0] + b[1] * price.values[row] + b[2] * value + b[3] * price.values[row] * value
                return sum + weights[row] / (1 + exp(-linear))
            }
            return sum / weights.reduce(0, +)
        }
        let (from, to) = (-20.0, 40.0)
        let covariance = fit.robustCovariance().matrices[0]
        let step = try #require(fit.marginalStep(of: "lines", from: from, to: to, covariance: covariance))
        #expect(abs(step.estimate - (chance(fit.coefficients, to) - chance(fit.coefficients, from))) < 1e-12)
        #expect(abs(step.estimate) <= 1)
        let gradient = fit.names.indices.map { index -> Double in
            var (up, down) = (fit.coefficients, fit.coefficients)
            let move = 1e-5 * fit.errors[index]
            up[index] += move
            down[index] -= move
            func effect(_ b: [Double]) -> Double { chance(b, to) - chance(b, from) }
            return (effect(up) - effect(down)) / (2 * move)
        }
        let variance = zip(gradient, covariance * gradient).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(step.error / variance.squareRoot() - 1) < 1e-5)
        #expect(step.kind == .difference(from: "-20.0"))
        #expect(fit.marginalStep(of: "weight", from: 0, to: 1) == nil)
    }

    @Test func whatIsAliasedHasNoEffect() throws {
        let region = CategoricalColumn(
            name: "region",
            levels: ["East", "North", "South", "nowhere"],
            codes: fixture.data.region
        )
        let double = NumericColumn(name: "double", values: fixture.data.lines.map { 2 * $0 })
        let fit = try LogisticRegression(
            Design([.numeric(fixture.lines), .numeric(double), .categorical(region)]),
            outcome: fixture.late
        )
        let effects = fit.marginalEffects()
        #expect(effects.undetermined.contains("region[nowhere]"))
        #expect(effects.undetermined.count == 2)
        #expect(effects["region[North]"] != nil)
        #expect((effects["lines"] == nil) != (effects["double"] == nil))
        for name in ["lines", "double"] {
            #expect((fit.marginalStep(of: name, from: 0, to: 1) == nil) == (effects[name] == nil))
        }
    }
}

import Foundation
import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct ChangeAttributionTests {
    @Test func theSharesOfOnePredictorAreTheFamiliarOnes() throws {
        // ȳ goes from 1 + 2·3 to 2 + 5·4: the mean's shift is 1·(3 + 5)/2 = 4 with slopes 3 and 5.
        let old = try LinearPeriod(means: [2], outcomeMeans: [7], coefficients: Matrix(columns: [[3]]))
        let new = try LinearPeriod(means: [3], outcomeMeans: [17], coefficients: Matrix(columns: [[5]]))
        let attribution = try ChangeAttribution(from: old, to: new)
        #expect(attribution.change == [10])
        #expect(attribution.meanShifts[0, 0] == 4)
        #expect(attribution.coefficientShifts[0, 0] == 5)
        #expect(attribution.interceptShifts == [1])
        #expect(attribution.residualShifts == [0])
        #expect(attribution.standardErrors == nil)
    }

    @Test(arguments: 1...6)
    func partsAreTheAverageOverAllOrders(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let players = [[[0], [1], [2]], [[2, 0], [1]], [[0, 1, 2]]][seed % 3]
        let (old, new) = (try period(3, 2, &generator), try period(3, 2, &generator))
        let origin = generator.normals(3)
        let attribution = try ChangeAttribution(from: old, to: new, players: players, origin: origin)
        for outcome in 0..<2 {
            let expected = averageOverOrders(from: old, to: new, players, origin: origin, outcome: outcome)
            let ours =
                Array(attribution.meanShifts.column(outcome))
                + Array(attribution.coefficientShifts.column(outcome)) + [
                    attribution.interceptShifts[outcome]
                ]
            for (part, plain) in zip(ours, expected) { #expect(abs(part - plain) < 1e-12, "seed \(seed)") }
        }
    }

    @Test(arguments: 1...20)
    func partsAddUpToTheObservedChange(seed: Int) throws {
        var generator = SeededGenerator(seed: 100 + seed)
        let (old, new) = (try period(12, 3, &generator), try period(12, 3, &generator))
        let attribution = try ChangeAttribution(from: old, to: new, origin: old.means)
        for outcome in 0..<3 {
            let sum =
                attribution.meanShifts.column(outcome).reduce(0, +)
                + attribution.coefficientShifts.column(outcome).reduce(0, +)
                + attribution.interceptShifts[outcome] + attribution.residualShifts[outcome]
            #expect(abs(sum - attribution.change[outcome]) < 1e-12, "seed \(seed)")
        }
    }

    @Test func attributionsOfPartsAddUpToThatOfTheirSum() throws {
        var generator = SeededGenerator(seed: 3)
        let (old, new) = (try period(4, 2, &generator), try period(4, 2, &generator))
        func withTotal(_ period: LinearPeriod) throws -> LinearPeriod {
            try LinearPeriod(
                means: period.means,
                outcomeMeans: period.outcomeMeans + [period.outcomeMeans.reduce(0, +)],
                coefficients: Matrix(
                    rows: (0..<4).map {
                        period.coefficients.row($0) + [period.coefficients.row($0).reduce(0, +)]
                    }
                )
            )
        }
        let attribution = try ChangeAttribution(from: withTotal(old), to: withTotal(new))
        for predictor in 0..<4 {
            for shifts in [attribution.meanShifts, attribution.coefficientShifts] {
                #expect(abs(shifts[predictor, 0] + shifts[predictor, 1] - shifts[predictor, 2]) < 1e-13)
            }
        }
    }

    @Test func whatAModelDoesNotExplainIsSetApart() throws {
        let old = try LinearPeriod(
            means: [1],
            outcomeMeans: [4],
            coefficients: Matrix(columns: [[2]]),
            intercepts: [1.5]
        )
        let new = try LinearPeriod(
            means: [2],
            outcomeMeans: [6],
            coefficients: Matrix(columns: [[2]]),
            intercepts: [1.75]
        )
        let attribution = try ChangeAttribution(from: old, to: new)
        #expect(attribution.interceptShifts == [0.25])
        #expect(attribution.meanShifts[0, 0] == 2)
        #expect(attribution.residualShifts == [-0.25])
    }

    @Test func regressionsOfTwoPeriodsTellWhatWasPlanted() throws {
        // Only the mean of `queue` moves, by 1, and the slope of `price`, from 0.5 to 0.7 about a mean of 2.
        let old = try Simulation(queueMean: 3, priceSlope: 0.5).regression(seed: 1)
        let new = try Simulation(queueMean: 4, priceSlope: 0.7).regression(seed: 2)
        let attribution = try ChangeAttribution(from: old, to: new)
        #expect(abs(attribution.meanShifts[0, 0] - 1.5) < 0.03)
        #expect(abs(attribution.meanShifts[1, 0]) < 0.03)
        #expect(abs(attribution.coefficientShifts[0, 0]) < 0.05)
        #expect(abs(attribution.coefficientShifts[1, 0] - 0.2 * 2) < 0.05)
    }

    @Test(arguments: 1...4)
    func standardErrorsFollowFromTheDerivativesOfTheParts(seed: Int) throws {
        var generator = SeededGenerator(seed: 50 + seed)
        // Of each period two means, the intercept and two slopes.
        let estimates = generator.normals(10)
        let players = seed % 2 == 0 ? [[0], [1]] : [[0, 1]]
        func covariance(_ order: Int) -> Matrix {
            let root = Matrix.random(rows: order + 2, columns: order, using: &generator)
            return .transposedProduct(root, root)
        }
        let uncertainties = (0..<2).map { _ in
            LinearPeriod.Uncertainty(means: covariance(2), coefficients: [covariance(3)])
        }
        func attribution(_ values: [Double]) throws -> ChangeAttribution {
            let periods = try (0..<2).map { period in
                let own = Array(values[5 * period..<5 * period + 5])
                return try LinearPeriod(
                    means: Array(own[0..<2]),
                    outcomeMeans: [own[2] + own[0] * own[3] + own[1] * own[4]],
                    coefficients: Matrix(columns: [[own[3], own[4]]]),
                    uncertainty: uncertainties[period]
                )
            }
            return try ChangeAttribution(
                from: periods[0],
                to: periods[1],
                players: players,
                origin: [0.7, -0.4]
            )
        }
        func parts(_ values: [Double]) throws -> [Double] {
            let result = try attribution(values)
            return result.meanShifts.elements + result.coefficientShifts.elements + result.interceptShifts
                + result.change
        }
        let derivatives = try estimates.indices.map { index in
            let (up, down) = (
                try parts(moved(estimates, index, 0.5)), try parts(moved(estimates, index, -0.5))
            )
            return zip(up, down).map(-)
        }
        let errors = try #require(try attribution(estimates).standardErrors)
        let all =
            errors.meanShifts.elements + errors.coefficientShifts.elements + errors.interceptShifts
            + errors.change
        for (part, error) in all.enumerated() {
            let variance = (0..<2).reduce(0.0) { sum, period in
                let gradient = (0..<5).map { derivatives[5 * period + $0][part] }
                return sum + uncertainties[period].means.quadraticForm(Array(gradient[..<2]))
                    + uncertainties[period].coefficients[0].quadraticForm(Array(gradient[2...]))
            }
            #expect(abs(error * error - variance) < 1e-12 * variance, "seed \(seed)")
        }
    }

    /// The parts are of second degree, so that differences over any step are derivatives.
    private func moved(_ values: [Double], _ index: Int, _ step: Double) -> [Double] {
        var moved = values
        moved[index] += step
        return moved
    }

    @Test func standardErrorsAreTheSpreadOverSimulatedSamples() throws {
        let (first, second) = (
            Simulation(queueMean: 3, priceSlope: 0.5, rows: 200),
            Simulation(queueMean: 4, priceSlope: 0.7, rows: 150)
        )
        var squaredErrors = [Double](repeating: 0, count: 6)
        var samples: [[Double]] = []
        for seed in 0..<400 {
            let (old, new) = (try first.sample(seed: 2 * seed), try second.sample(seed: 2 * seed + 1))
            let attribution = try ChangeAttribution(
                from: old.regression,
                to: new.regression,
                uncertainty: (old.uncertainty, new.uncertainty)
            )
            let errors = try #require(attribution.standardErrors)
            samples.append(
                Array(attribution.meanShifts.elements + attribution.coefficientShifts.elements)
                    + [attribution.interceptShifts[0], attribution.change[0]]
            )
            let all =
                errors.meanShifts.elements + errors.coefficientShifts.elements
                + [errors.interceptShifts[0], errors.change[0]]
            for part in all.indices { squaredErrors[part] += all[part] * all[part] / 400 }
        }
        for part in 0..<6 {
            let values = samples.map { $0[part] }
            let mean = values.reduce(0, +) / 400
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399
            // A variance from 400 samples is known to about 7 %.
            #expect(abs(squaredErrors[part] / variance - 1) < 0.25, "part \(part)")
        }
    }

    /// The same columns in another order are not the same coefficients.
    @Test func coefficientsInAnotherOrderAreRefused() throws {
        let outcome = NumericColumn(name: "y", values: [1, 2, 3, 5, 4])
        let x = NumericColumn(name: "x", values: [1, 2, 4, 3, 7])
        let z = NumericColumn(name: "z", values: [2, 1, 1, 6, 3])
        let old = try LinearRegression(Design([x, z]), outcomes: [outcome])
        let new = try LinearRegression(Design([z, x]), outcomes: [outcome])
        #expect(throws: ChangeAttributionError.coefficientsDiffer(names: ["x", "z"])) {
            try ChangeAttribution(from: old, to: new)
        }
    }

    @Test func originHasToBeFinite() throws {
        var generator = SeededGenerator(seed: 2)
        let some = try period(2, 1, &generator)
        #expect(throws: ChangeAttributionError.originNotFinite(predictor: 1)) {
            try ChangeAttribution(from: some, to: some, origin: [0, .nan])
        }
    }

    @Test func whatCannotBeAttributedIsSaid() throws {
        #expect(throws: ChangeAttributionError.meanNotFinite(predictor: 1)) {
            try LinearPeriod(means: [1, .nan], outcomeMeans: [1], coefficients: Matrix(columns: [[1, 2]]))
        }
        #expect(throws: ChangeAttributionError.outcomeNotFinite(outcome: 0)) {
            try LinearPeriod(means: [1], outcomeMeans: [.infinity], coefficients: Matrix(columns: [[1]]))
        }
        #expect(throws: ChangeAttributionError.coefficientNotFinite(predictor: 0, outcome: 0)) {
            try LinearPeriod(means: [1], outcomeMeans: [1], coefficients: Matrix(columns: [[.nan]]))
        }
        #expect(throws: ChangeAttributionError.uncertaintyNotFinite) {
            try LinearPeriod(
                means: [1],
                outcomeMeans: [1],
                coefficients: Matrix(columns: [[1]]),
                uncertainty: .init(means: .identity(1), coefficients: [Matrix(diagonal: [1, .nan])])
            )
        }
        var generator = SeededGenerator(seed: 1)
        let some = try period(2, 1, &generator)
        #expect(throws: ChangeAttributionError.playersDoNotPartitionPredictors) {
            try ChangeAttribution(from: some, to: some, players: [[0]])
        }
        let design = try Design([NumericColumn(name: "x", values: [1, 2, 4])], hasIntercept: false)
        let outcome = NumericColumn(name: "y", values: [1, 2, 3])
        let origin = try LinearRegression(design, outcomes: [outcome])
        #expect(throws: ChangeAttributionError.noIntercept) {
            try ChangeAttribution(from: origin, to: origin)
        }
        let other = try LinearRegression(
            Design([NumericColumn(name: "z", values: [1, 2, 4])], hasIntercept: false),
            outcomes: [outcome]
        )
        #expect(throws: ChangeAttributionError.coefficientsDiffer(names: ["x", "z"])) {
            try ChangeAttribution(from: origin, to: other)
        }
    }

    private func period(_ predictors: Int, _ outcomes: Int, _ generator: inout SeededGenerator) throws
        -> LinearPeriod
    {
        try LinearPeriod(
            means: (0..<predictors).map { _ in 3 * generator.nextNormal() },
            outcomeMeans: generator.normals(outcomes),
            coefficients: .random(rows: predictors, columns: outcomes, using: &generator)
        )
    }

    /// The mean outcome after switching players to the new period one by one, averaged over all orders.
    private func averageOverOrders(
        from old: LinearPeriod,
        to new: LinearPeriod,
        _ players: [[Int]],
        origin: [Double],
        outcome: Int
    ) -> [Double] {
        func outcomeMean(_ switched: Set<Int>) -> Double {
            let intercept = switched.contains(2 * players.count) ? new : old
            var mean = intercept.intercept(outcome, origin: origin)
            for (player, predictors) in players.enumerated() {
                let means = switched.contains(player) ? new.means : old.means
                let slopes = switched.contains(player + players.count) ? new.coefficients : old.coefficients
                for predictor in predictors {
                    mean += (means[predictor] - origin[predictor]) * slopes[predictor, outcome]
                }
            }
            return mean
        }
        let orders = permutations(Array(0...2 * players.count))
        var parts = [Double](repeating: 0, count: 2 * players.count + 1)
        for order in orders {
            var switched: Set<Int> = []
            for player in order {
                let before = outcomeMean(switched)
                switched.insert(player)
                parts[player] += (outcomeMean(switched) - before) / Double(orders.count)
            }
        }
        return parts
    }
}

/// Orders whose duration is 1 + 1.5 queue + slope · price + noise, with queue and price correlated.
private struct Simulation {
    let queueMean: Double
    let priceSlope: Double
    var rows = 40_000

    func regression(seed: Int) throws -> LinearRegression { try sample(seed: seed).regression }

    func sample(seed: Int) throws -> (regression: LinearRegression, uncertainty: LinearPeriod.Uncertainty) {
        var generator = SeededGenerator(seed: seed)
        let queue = generator.normals(rows, mean: queueMean)
        let price = queue.map { 2 + 0.5 * ($0 - queueMean) + generator.nextNormal() }
        let duration = zip(queue, price).map { 1 + 1.5 * $0 + priceSlope * $1 + generator.nextNormal() }
        let design = try Design([
            NumericColumn(name: "queue", values: queue), NumericColumn(name: "price", values: price),
        ])
        let outcomes = [NumericColumn(name: "duration", values: duration)]
        let regression = try LinearRegression(design, outcomes: outcomes)
        let covariance = try Gram(design, outcomes: outcomes).covariance
        return (
            regression,
            LinearPeriod.Uncertainty(
                means: 1 / Double(rows) * covariance.submatrix(rows: [0, 1], columns: [0, 1]),
                coefficients: [regression.residualVariances[0] * regression.inverse]
            )
        )
    }
}

import Foundation
import LinearAlgebra
import Statistics

/// What the given columns do to the chance of being late.
struct LatenessFit: Sendable {
    private let logistic: LogisticRegression
    private let covariance: CoefficientCovariance
    private let marginal: MarginalEffects
    private let design: Design
    /// The fitted orders of each level, by column.
    private let levelCounts: [[Int]]
    /// Of each column those that make the average order.
    private let comparedLevels: [[Int]]
    let fitted: Int
    let separating: [String]

    /// - Parameters:
    ///   - fit: the regression of the lead times, whose columns are used.
    ///   - isLate: of each of its rows; nil where it cannot be judged.
    /// - Throws: `LogisticRegressionError`, `RegressionError`, `InferenceError`.
    init(_ fit: DriverFit, rows: DriverRows, isLate: [Bool?], options: DriverOptions) throws {
        var judged = (0..<Int32(isLate.count)).filter { isLate[Int($0)] != nil }
        if judged.count > options.mostLatenessOrders {
            var stream = RandomStream(seed: options.seed, stream: 0)
            let share = Double(options.mostLatenessOrders) / Double(judged.count)
            judged = judged.filter { _ in stream.nextUniform() < share }
        }
        fitted = judged.count
        design = fit.design.selecting(rows: judged)
        let outcome = NumericColumn(name: "late", values: judged.map { isLate[Int($0)] == true ? 1 : 0 })
        do {
            logistic = try LogisticRegression(design, outcome: outcome)
            separating = []
        } catch LogisticRegressionError.separation(let separation) {
            logistic = try LogisticRegression(design, outcome: outcome, method: .firth)
            let names = separation.alone.isEmpty ? separation.diverging.map(\.name) : separation.alone
            separating = names.map { fit.name(ofDesignColumn: $0) }
        }
        covariance =
            if let clustering = rows.clustering {
                try logistic.covariance(clusteredBy: clustering.selecting(rows: judged))
            } else {
                logistic.robustCovariance()
            }
        marginal = logistic.marginalEffects(covariance: covariance.matrices[0])
        comparedLevels = design.terms.indices.map { fit.comparedLevels(ofColumn: $0) }
        levelCounts = design.terms.map { term in
            if case .categorical(let column) = term { return column.levelCounts }
            return []
        }
    }

    var method: String { logistic.method == .firth ? "firth" : "maximumLikelihood" }

    /// Of an effect of the regression of the lead times; nil where the orders fitted do not have the level.
    func row(_ effect: DriverFit.Effect, confidence: Double) -> LateEffectRow? {
        guard let weights = weights(effect) else { return nil }
        var factors = [Double](repeating: 0, count: logistic.names.count)
        for (position, column) in logistic.columns.enumerated() { factors[position + 1] = weights[column] }
        let isThere = Set(logistic.columns)
        guard weights.indices.allSatisfy({ weights[$0] == 0 || isThere.contains($0) }) else { return nil }
        let odds = test(
            zip(factors, logistic.coefficients).reduce(0) { $0 + $1.0 * $1.1 },
            variance: covariance.matrices[0].quadraticForm(factors),
            confidence
        )
        let points = points(effect, weights, confidence)
        return LateEffectRow(
            lateShare: nil,
            oddsRatio: exp(odds.estimate),
            oddsLower: exp(odds.lower),
            oddsUpper: exp(odds.upper).isFinite ? exp(odds.upper) : nil,
            percentagePoints: points.map { 100 * $0.estimate },
            pointsLower: points.map { 100 * $0.lower },
            pointsUpper: points.map { 100 * $0.upper },
            pValue: (points ?? odds).pValue,
            adjustedPValue: nil,
            examples: []
        )
    }

    /// The contrast with the shares of the levels among the fitted orders; nil where the level has none.
    private func weights(_ effect: DriverFit.Effect) -> [Double]? {
        guard case .level(let level, let other) = effect.of else { return effect.contrast.weights }
        let counts = levelCounts[effect.column]
        guard counts[level] > 0, other.map({ counts[$0] > 0 }) ?? true else { return nil }
        guard other == nil, case .categorical(let column) = design.terms[effect.column] else {
            return effect.contrast.weights
        }
        var weights = [Double](repeating: 0, count: design.columnCount)
        let range = design.columnRanges[effect.column]
        let average = comparedLevels[effect.column]
        let total = Double(average.reduce(0) { $0 + counts[$1] })
        guard total > 0 else { return nil }
        for (position, coded) in column.codedLevels.enumerated() {
            weights[range.lowerBound + position] =
                (coded == level ? 1 : 0) - (average.contains(coded) ? Double(counts[coded]) / total : 0)
        }
        return weights
    }

    /// The difference of the mean chances, everything else being as it is.
    private func points(
        _ effect: DriverFit.Effect,
        _ weights: [Double],
        _ confidence: Double
    ) -> CoefficientTest? {
        let matrix = covariance.matrices[0]
        if case .step(let from, let to) = effect.of {
            let name = design.terms[effect.column].name
            return logistic.marginalStep(of: name, from: from, to: to, covariance: matrix).map {
                test($0.estimate, variance: $0.error * $0.error, confidence)
            }
        }
        var estimate = 0.0
        var gradient = [Double](repeating: 0, count: logistic.names.count)
        for column in weights.indices where weights[column] != 0 {
            guard let own = marginal[design.columnNames[column]] else { return nil }
            estimate += weights[column] * own.estimate
            for index in gradient.indices { gradient[index] += weights[column] * own.gradient[index] }
        }
        return test(estimate, variance: matrix.quadraticForm(gradient), confidence)
    }

    private func test(_ estimate: Double, variance: Double, _ confidence: Double) -> CoefficientTest {
        CoefficientTest(
            name: "",
            estimate: estimate,
            error: max(0, variance).squareRoot(),
            degreesOfFreedom: Double(covariance.degreesOfFreedom),
            confidence: confidence
        )
    }
}

import LinearAlgebra
import Parallelism

/// How well each penalty predicts rows that were left out, from the Grams of parts of the rows: training on other
/// parts is addition, and the squared error on the part left out is a quadratic form of its Gram, so that the cost
/// does not depend on the number of rows.
public struct PenaltyValidation: Sendable {
    /// What is penalised.
    public enum Model: Sendable, Equatable {
        case ridge
        /// With α, the lasso's share of the penalty.
        case elasticNet(mixing: Double)
    }

    /// Which parts are trained on when a part is left out.
    public enum Scheme: Sendable, Equatable {
        /// All others.
        case folds
        /// The parts are in the order of time: all before it, if they are at least this many.
        case timeOrdered(leastTraining: Int)
    }

    /// Falling.
    public let penalties: [Double]
    /// Which parts were left out.
    public let heldOut: [Int]
    /// The mean squared error on each part left out: heldOut × penalties.
    public let partErrors: Matrix
    /// The weights of the parts left out.
    public let partWeights: [Double]
    /// For each penalty the mean of the parts' errors, weighted by their weights.
    public let meanErrors: [Double]
    /// For each penalty the standard error of that mean: √(weighted variance / (parts - 1)), as `cv.glmnet`; not a
    /// number for a single part.
    public let standardErrors: [Double]

    /// - Parameters:
    ///   - parts: Grams of disjoint rows, of the design's columns first, then the outcomes.
    ///   - outcome: which of the outcomes.
    ///   - penalties: λ, none negative; nil for those of `ElasticNetPath` on all rows (with α = 0 for ridge).
    /// - Throws: `PenalizedRegressionError`.
    /// - Complexity: parts · (that of a path + penalties · columns²), on all processors.
    public init(
        parts: [Gram],
        columnNames: [String],
        outcomeNames: [String],
        outcome: Int = 0,
        model: Model,
        scheme: Scheme = .folds,
        penalties: [Double]? = nil,
        hasIntercept: Bool = true
    ) throws {
        let training = try scheme.training(parts)
        if let penalties { try PenalizedNames.check(penalties) }
        let mixing = if case .elasticNet(let mixing) = model { mixing } else { 0.0 }
        let falling: [Double]
        if let penalties {
            falling = penalties.sorted(by: >)
        } else {
            let total = parts.dropFirst().reduce(parts[0], +)
            falling = try StandardizedGram(
                total,
                columnCount: columnNames.count,
                hasIntercept: hasIntercept,
                isStandardizing: true
            ).defaultPenalties(outcome: outcome, mixing: mixing, rows: total.rowCount)
        }
        let errors = try concurrentMap(training.count) { index in
            Result {
                let coefficients = try model.coefficients(
                    training[index].gram,
                    columnNames: columnNames,
                    outcomeNames: outcomeNames,
                    outcome: outcome,
                    penalties: falling,
                    hasIntercept: hasIntercept
                )
                let part = parts[training[index].heldOut]
                return coefficients.map { coefficients in
                    part.residualSumOfSquares(
                        intercept: hasIntercept ? coefficients[0] : 0,
                        slopes: Array(coefficients.dropFirst(hasIntercept ? 1 : 0)),
                        outcome: columnNames.count + outcome
                    ) / part.weight
                }
            }
        }.map { try $0.get() }
        self.penalties = falling
        heldOut = training.map(\.heldOut)
        partErrors = Matrix(rows: errors)
        partWeights = training.map { parts[$0.heldOut].weight }
        let weights = partWeights
        let total = weights.reduce(0, +)
        let means = falling.indices.map { penalty in
            zip(errors, weights).reduce(0) { $0 + $1.0[penalty] * $1.1 } / total
        }
        meanErrors = means
        standardErrors = falling.indices.map { penalty in
            let variance =
                zip(errors, weights).reduce(0) { sum, part in
                    let deviation = part.0[penalty] - means[penalty]
                    return sum + part.1 * deviation * deviation
                } / total
            return errors.count > 1 ? (variance / Double(errors.count - 1)).squareRoot() : .nan
        }
    }

    /// The index of the penalty with the least mean error; of several the largest penalty.
    public var best: Int {
        meanErrors.indices.min { meanErrors[$0] < meanErrors[$1] } ?? 0
    }

    /// The index of the largest penalty whose mean error is within one standard error of the least (Breiman and others
    /// 1984); nil for a single part left out.
    public var withinOneStandardError: Int? {
        guard !standardErrors[best].isNaN else { return nil }
        return meanErrors.firstIndex { $0 <= meanErrors[best] + standardErrors[best] }
    }
}

extension PenaltyValidation.Scheme {
    /// The parts to leave out, each with the Gram that is trained on. Sums from both ends are added, so that nothing is
    /// taken away again.
    fileprivate func training(_ parts: [Gram]) throws -> [(heldOut: Int, gram: Gram)] {
        guard let first = parts.first, parts.count > 1 else {
            throw PenalizedRegressionError.tooFewParts(parts.count)
        }
        if let empty = parts.firstIndex(where: { !($0.weight > 0) }) {
            throw PenalizedRegressionError.partWithoutRows(empty)
        }
        let zero = Gram(columnCount: first.columnCount, shift: first.shift)
        var before = [zero]
        for part in parts { before.append(before[before.count - 1] + part) }
        switch self {
        case .timeOrdered(let least):
            guard least < parts.count else { throw PenalizedRegressionError.tooFewParts(parts.count) }
            return (max(1, least)..<parts.count).map { ($0, before[$0]) }
        case .folds:
            var after = zero
            var result: [(heldOut: Int, gram: Gram)] = []
            for index in parts.indices.reversed() {
                result.append((index, before[index] + after))
                after += parts[index]
            }
            return result.reversed()
        }
    }
}

extension PenaltyValidation.Model {
    /// For each penalty the coefficients.
    fileprivate func coefficients(
        _ gram: Gram,
        columnNames: [String],
        outcomeNames: [String],
        outcome: Int,
        penalties: [Double],
        hasIntercept: Bool
    ) throws -> [[Double]] {
        switch self {
        case .ridge:
            let ridge = try RidgeRegression(
                gram: gram.selecting(Array(columnNames.indices) + [columnNames.count + outcome]),
                columnNames: columnNames,
                outcomeNames: [outcomeNames[outcome]],
                penalties: penalties,
                hasIntercept: hasIntercept
            )
            return ridge.coefficients.map(\.elements)
        case .elasticNet(let mixing):
            let path = try ElasticNetPath(
                gram: gram,
                columnNames: columnNames,
                outcomeNames: outcomeNames,
                outcome: outcome,
                mixing: mixing,
                penalties: penalties,
                hasIntercept: hasIntercept
            )
            return penalties.indices.map { Array(path.coefficients.column($0)) }
        }
    }
}

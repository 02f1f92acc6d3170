import Foundation
import LinearAlgebra
import Parallelism

/// Regressions with the elastic net's penalty for a falling row of penalties (Zou and Hastie 2005; the lasso,
/// Tibshirani 1996), from the Gram alone.
///
/// For each penalty λ the coefficients b of the standardised columns (see `StandardizedGram`) minimise
///
///     1/(2n) Σ (y - a - x'b)² + λ (α Σ |b| + (1 - α)/2 Σ b²),
///
/// the intercept a free, n being the weight: the objective of R's `glmnet` and of scikit-learn's `ElasticNet`. (For
/// α < 1, glmnet's λ is that of an outcome divided by its standard deviation: the same numbers for an outcome of
/// variance 1.)
public struct ElasticNetPath: Sendable {
    /// α, the lasso's share of the penalty.
    public let mixing: Double
    /// λ, in the order in which they were fitted.
    public let penalties: [Double]
    /// `(intercept)` first where there is one, then all columns.
    public let names: [String]
    public let outcomeName: String
    /// Names × penalties, in the columns' own units.
    public let coefficients: Matrix
    /// For each penalty how many coefficients, but the intercept, are not zero.
    public let activeCounts: [Int]
    /// For each penalty the share of the outcome's variance (mean square without an intercept) that is explained.
    public let rSquared: [Double]
    /// For each penalty by how much the conditions of Karush, Kuhn and Tucker are missed at worst, in correlations
    /// of a column with the outcome.
    public let optimalityResiduals: [Double]
    /// For each penalty the duality gap over the outcome's mean square: the objective exceeds its minimum by no more.
    /// Not a number for a pure ridge penalty (α = 0), where this bound says nothing.
    public let dualityGaps: [Double]

    /// - Parameters:
    ///   - gram: the design's columns first, then the outcomes.
    ///   - outcome: which of the outcomes.
    ///   - penalties: λ, none negative; they are fitted in falling order. Nil for `defaultPenalties`.
    ///   - isStandardizing: false to penalise the columns in their own units.
    /// - Throws: `PenalizedRegressionError`.
    /// - Complexity: O(columns² + penalties · (sweeps · columns · active columns + active columns³)), whatever the
    ///   number of rows.
    public init(
        gram: Gram,
        columnNames: [String],
        outcomeNames: [String],
        outcome: Int = 0,
        mixing: Double = 1,
        penalties: [Double]? = nil,
        hasIntercept: Bool = true,
        isStandardizing: Bool = true
    ) throws {
        precondition(columnNames.count + outcomeNames.count == gram.columnCount, "a name for each column")
        guard (0...1).contains(mixing) else { throw PenalizedRegressionError.mixing(mixing) }
        if let penalties { try PenalizedNames.check(penalties) }
        let standardized = try StandardizedGram(
            gram,
            columnCount: columnNames.count,
            hasIntercept: hasIntercept,
            isStandardizing: isStandardizing
        )
        guard standardized.outcomes[outcome] > 0 else {
            throw PenalizedRegressionError.constantOutcome(outcomeNames[outcome])
        }
        let falling =
            penalties?.sorted(by: >)
            ?? standardized.defaultPenalties(outcome: outcome, mixing: mixing, rows: gram.rowCount)
        var descent = CoordinateDescent(standardized, outcome: outcome, mixing: mixing)
        var columns: [[Double]] = []
        var activeCounts: [Int] = []
        var rSquared: [Double] = []
        var residuals: [Double] = []
        var gaps: [Double] = []
        for penalty in falling {
            try descent.solve(penalty: penalty)
            let solution = descent.coefficients
            columns.append(standardized.ownUnits(solution, outcome: outcome))
            activeCounts.append(solution.count { $0 != 0 })
            let mean = standardized.meanSquaredResidual(solution, outcome: outcome)
            rSquared.append(1 - mean / standardized.outcomes[outcome])
            residuals.append(descent.optimalityResidual(penalty: penalty))
            gaps.append(descent.dualityGap(penalty: penalty))
        }
        self.mixing = mixing
        self.penalties = falling
        names = PenalizedNames.coefficients(columnNames, hasIntercept: hasIntercept)
        outcomeName = outcomeNames[outcome]
        coefficients = Matrix(columns: columns)
        self.activeCounts = activeCounts
        self.rSquared = rSquared
        optimalityResiduals = residuals
        dualityGaps = gaps
    }

    /// The paths of all outcomes, computed at the same time.
    /// - Throws: `PenalizedRegressionError` of the first outcome that has one.
    public static func ofAllOutcomes(
        gram: Gram,
        columnNames: [String],
        outcomeNames: [String],
        mixing: Double = 1,
        penalties: [Double]? = nil,
        hasIntercept: Bool = true,
        isStandardizing: Bool = true
    ) throws -> [ElasticNetPath] {
        try concurrentMap(outcomeNames.count) { outcome in
            Result {
                try ElasticNetPath(
                    gram: gram,
                    columnNames: columnNames,
                    outcomeNames: outcomeNames,
                    outcome: outcome,
                    mixing: mixing,
                    penalties: penalties,
                    hasIntercept: hasIntercept,
                    isStandardizing: isStandardizing
                )
            }
        }.map { try $0.get() }
    }
}

extension StandardizedGram {
    /// 100 penalties that fall by equal factors from the least with which all coefficients are zero, to 0.0001 of
    /// it, or 0.01 where there are no more rows than columns, as in `glmnet`. With α below 0.001 the first is that of
    /// α = 0.001.
    func defaultPenalties(outcome: Int, mixing: Double, rows: Int) -> [Double] {
        let largest = (cross.column(outcome).map(abs).max() ?? 0) / max(mixing, 1e-3)
        guard largest > 0 else { return [0] }
        let least = rows > scales.count ? 1e-4 : 1e-2
        return (0..<100).map { largest * pow(least, Double($0) / 99) }
    }
}

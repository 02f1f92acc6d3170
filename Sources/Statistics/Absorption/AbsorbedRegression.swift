import LinearAlgebra

/// Regressions with fixed effects: the slopes are those of a regression with a dummy for each level of the
/// factors, which are absorbed instead.
public struct AbsorbedRegression: Sendable {
    /// The regression of the demeaned outcomes on the demeaned columns, without a constant. Its degrees of
    /// freedom have the dummies taken off; its R² is the one within the levels. A column that the factors explain
    /// is aliased with nothing left to combine.
    public let regression: LinearRegression
    public let absorption: Absorption
    /// For each outcome the share of its sum of squares about its mean that slopes and fixed effects explain; not a
    /// number where the outcome does not vary.
    public let rSquared: [Double]
    private let design: Design
    private let outcomes: [NumericColumn]
    /// The outcomes and the design's columns as they were given.
    private let given: (design: Design, outcomes: [NumericColumn])

    /// - Parameters:
    ///   - design: its constant, if it has one, is among the fixed effects; columns made of levels are expanded
    ///     here, so that factors of many levels are better absorbed.
    ///   - factors: at least one, whose fixed effects are absorbed.
    ///   - weights: one for each row, none negative; nil for 1.
    ///   - tolerance: see `Absorption.demeaned`.
    /// - Throws: `RegressionError`, and `AbsorptionError.notConverged`.
    /// - Complexity: as `Absorption.demeaned` for each column, and as `LinearRegression`; memory for a copy of the
    ///   expanded design.
    public init(
        _ design: Design,
        outcomes: [NumericColumn],
        absorbing factors: [CategoricalColumn],
        weights: [Double]? = nil,
        tolerance: Double = 1e-10
    ) throws {
        absorption = try Absorption(factors, weights: weights)
        let predictors = design.expandedColumns
        let demeaned = try absorption.demeaned(predictors + outcomes, tolerance: tolerance)
        let columns = demeaned.columns.enumerated().map { index, column in
            // What the factors explain would otherwise be taken for a column of rounding errors.
            index < predictors.count && demeaned.remainingShares[index] < LinearRegression.aliasTolerance
                ? NumericColumn(name: column.name, values: Array(repeating: 0, count: column.values.count))
                : column
        }
        self.design = try Design(
            columns.prefix(predictors.count).map(Design.Term.numeric),
            rowCount: design.rowCount,
            hasIntercept: false
        )
        self.outcomes = Array(columns.suffix(outcomes.count))
        var regression = try LinearRegression(self.design, outcomes: self.outcomes, weights: weights)
        regression.absorbedDegreesOfFreedom = absorption.degreesOfFreedom
        guard regression.degreesOfFreedom > 0 else {
            throw RegressionError.tooFewRows(
                rows: regression.rowCount,
                coefficients: regression.parameterCount
            )
        }
        self.regression = regression
        let shares = zip(regression.rSquared, demeaned.remainingShares.suffix(outcomes.count))
        rSquared = try zip(outcomes, shares).map { [absorption] outcome, shares in
            guard try absorption.meanAndLength(of: outcome).length > 0 else { return .nan }
            let (explained, left) = shares
            // Where nothing is left, no share of it can be explained; the fixed effects have explained all.
            return left == 0 ? 1 : 1 - (1 - explained) * left
        }
        given = (design, outcomes)
    }

    /// The covariance for independent residuals of any variances: HC0 or HC1, the latter with the dummies among
    /// the n / (n - p).
    /// - Throws: `AbsorptionError.leveragesUnknown` for HC2 and HC3; as `FittedRows`.
    public func covariance(
        _ correction: FittedRows.HeteroskedasticityCorrection
    ) throws -> CoefficientCovariance {
        guard correction == .hc0 || correction == .hc1 else { throw AbsorptionError.leveragesUnknown }
        return try rows(regression).covariance(correction)
    }

    /// The covariance for residuals that hang together within clusters.
    ///
    /// In the small-sample factor p counts the slopes and the fixed effects, but not those of factors whose levels
    /// lie each within a cluster (`Absorption.degreesOfFreedom(notNestedIn:)`), as fixest and reghdfe do.
    /// - Throws: as `FittedRows`.
    public func covariance(
        clusteredBy clustering: Clustering,
        correction: FittedRows.ClusterCorrection = .ownClusters
    ) throws -> CoefficientCovariance {
        var regression = regression
        if clustering.codes.count == absorption.rowCount {
            regression.absorbedDegreesOfFreedom = absorption.degreesOfFreedom(
                notNestedIn: [clustering.codes]
            )
        }
        return try rows(regression).covariance(clusteredBy: clustering, correction: correction)
    }

    /// The covariance for residuals that hang together within the clusters of either of two clusterings; factors
    /// nested in one of them do not count.
    /// - Throws: as `FittedRows`.
    public func covariance(
        clusteredBy first: Clustering,
        and second: Clustering,
        correction: FittedRows.ClusterCorrection = .fewestClusters
    ) throws -> CoefficientCovariance {
        var regression = regression
        if [first, second].allSatisfy({ $0.codes.count == absorption.rowCount }) {
            regression.absorbedDegreesOfFreedom = absorption.degreesOfFreedom(
                notNestedIn: [first.codes, second.codes]
            )
        }
        return try rows(regression).covariance(clusteredBy: first, and: second, correction: correction)
    }

    private func rows(_ regression: LinearRegression) throws -> FittedRows {
        try FittedRows(regression, design: design, outcomes: outcomes, weights: absorption.weights)
    }

    /// For each factor the effect of each level on an outcome (`Absorption.effects`).
    /// - Throws: as `Absorption.effects`.
    public func effects(onOutcome outcome: Int, tolerance: Double = 1e-10) throws -> [[Double]] {
        var rest = given.outcomes[outcome].values
        let predictors = given.design.expandedColumns
        for (position, column) in regression.columns.enumerated() {
            let slope = regression.coefficients[position, outcome]
            let values = predictors[column].values
            for row in rest.indices { rest[row] -= slope * values[row] }
        }
        let column = NumericColumn(name: given.outcomes[outcome].name, values: rest)
        return try absorption.effects(of: column, tolerance: tolerance)
    }
}

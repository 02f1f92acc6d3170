import LinearAlgebra

/// The change of an outcome's mean from one period to the next, attributed to what moved: the predictors' means
/// and the coefficients of a linear model in each period. For several outcomes at once, so that where outcomes add
/// up, their attributions add up too.
///
/// With ȳ = a + Σⱼ xⱼ bⱼ in each period (x the means), each mean, each coefficient and the intercept is a player
/// that can be at its old or at its new value, and gets the Shapley value of what its change does to ȳ. Since the
/// outcome is a sum of products of two players each, the average over all orders has a closed form: each factor of
/// a product gets its change times the average of the other,
///
/// - the shift of mean j: Δxⱼ (bⱼ + bⱼ′) / 2,
/// - the shift of coefficient j: Δbⱼ ((xⱼ + xⱼ′) / 2 − oⱼ),
/// - the shift of the intercept: Δ(a + Σⱼ bⱼ oⱼ).
///
/// So nothing is sampled, no period is favoured, and the parts add up to the change. For a player of several
/// columns the same holds with sums over them.
///
/// The split between coefficients and intercept depends on the origin o from which predictors are counted: a
/// coefficient's shift is worth nothing where its predictor is at the origin (the identification problem of Jones
/// 1983 and Oaxaca and Ransom 1999). The shifts of means do not depend on it. With the old means as origin, the
/// intercept's part is the change for an average row of the old period.
///
/// Sources: Oaxaca (1973) and Blinder (1973) for the decomposition; Shorrocks, "Decomposition Procedures for
/// Distributional Analysis: A Unified Framework Based on the Shapley Value" (J. Econ. Inequality 11, 2013) for the
/// average over orders; Budhathoki, Janzing, Bloebaum and Ng, "Why Did the Distribution Change?" (AISTATS 2021) for
/// the same idea on causal graphs.
public struct ChangeAttribution: Sendable {
    /// The predictors of each player.
    public let players: [[Int]]
    /// The observed change of each outcome's mean.
    public let change: [Double]
    /// What the shifts of the players' means did: players × outcomes.
    public let meanShifts: Matrix
    /// What the shifts of the players' coefficients did: players × outcomes.
    public let coefficientShifts: Matrix
    /// What the shift of the intercept did, at the origin.
    public let interceptShifts: [Double]
    /// The change of the residuals' mean, which no player explains: zero for least squares with an intercept.
    public let residualShifts: [Double]
    /// Nil where a period's uncertainty is not known.
    public let standardErrors: StandardErrors?

    /// Standard errors by the delta method, which takes the periods as independent.
    public struct StandardErrors: Sendable {
        /// Players × outcomes.
        public let meanShifts: Matrix
        /// Players × outcomes.
        public let coefficientShifts: Matrix
        public let interceptShifts: [Double]
        /// Of the part of the change that the model explains.
        public let change: [Double]

        fileprivate init(_ parts: [OutcomeShift], _ players: [[Int]], _ method: DeltaMethod) {
            func errors(_ gradient: (OutcomeShift, [Int]) -> DeltaMethod.Gradient) -> Matrix {
                Matrix(
                    columns: parts.map { part in
                        players.map { method.error(gradient(part, $0), outcome: part.outcome) }
                    }
                )
            }
            meanShifts = errors { $0.meanGradient($1) }
            coefficientShifts = errors { $0.coefficientGradient($1) }
            interceptShifts = parts.map { method.error($0.interceptGradient, outcome: $0.outcome) }
            change = parts.map { method.error($0.changeGradient, outcome: $0.outcome) }
        }
    }

    /// - Parameters:
    ///   - players: the predictors of each player, each predictor in one of them; nil if every one is a player.
    ///   - origin: where each predictor is counted from; nil for zero.
    /// - Throws: `ChangeAttributionError.playersDoNotPartitionPredictors` or `.originNotFinite`.
    /// - Complexity: O(predictors · outcomes), with uncertainty O(predictors² · players · outcomes).
    public init(
        from old: LinearPeriod,
        to new: LinearPeriod,
        players: [[Int]]? = nil,
        origin: [Double]? = nil
    ) throws {
        let count = old.means.count
        precondition(new.means.count == count, "the same predictors")
        precondition(new.outcomeMeans.count == old.outcomeMeans.count, "the same outcomes")
        precondition(origin.map { $0.count == count } ?? true, "an origin for each predictor")
        let players = players ?? (0..<count).map { [$0] }
        guard players.joined().sorted() == Array(0..<count), players.allSatisfy({ !$0.isEmpty }) else {
            throw ChangeAttributionError.playersDoNotPartitionPredictors
        }
        let origin = origin ?? Array(repeating: 0, count: count)
        if let predictor = origin.firstIndex(where: { !$0.isFinite }) {
            throw ChangeAttributionError.originNotFinite(predictor: predictor)
        }
        let parts = old.outcomeMeans.indices.map { outcome in
            OutcomeShift(from: old, to: new, outcome: outcome, origin: origin)
        }
        self.players = players
        change = zip(new.outcomeMeans, old.outcomeMeans).map(-)
        meanShifts = Matrix(columns: parts.map { part in players.map { part.meanShift($0) } })
        coefficientShifts = Matrix(columns: parts.map { part in players.map { part.coefficientShift($0) } })
        interceptShifts = parts.map(\.interceptShift)
        residualShifts = parts.map(\.residualShift)
        standardErrors =
            if let oldUncertainty = old.uncertainty, let newUncertainty = new.uncertainty {
                StandardErrors(parts, players, DeltaMethod(old: oldUncertainty, new: newUncertainty))
            } else {
                nil
            }
    }

    /// From regressions of the same outcomes on the same design in two periods. A predictor is a coefficient of
    /// theirs but the intercept, in their order.
    /// - Parameter uncertainty: of both periods, for standard errors.
    /// - Throws: `ChangeAttributionError`.
    public init(
        from old: LinearRegression,
        to new: LinearRegression,
        players: [[Int]]? = nil,
        origin: [Double]? = nil,
        uncertainty: (old: LinearPeriod.Uncertainty, new: LinearPeriod.Uncertainty)? = nil
    ) throws {
        guard old.names == new.names else {
            let different = Set(old.names).symmetricDifference(new.names)
            let moved = zip(old.names, new.names).filter { $0 != $1 }.map(\.0)
            throw ChangeAttributionError.coefficientsDiffer(
                names: (different.isEmpty ? moved : Array(different)).sorted()
            )
        }
        try self.init(
            from: LinearPeriod(old, uncertainty: uncertainty?.old),
            to: LinearPeriod(new, uncertainty: uncertainty?.new),
            players: players,
            origin: origin
        )
    }
}

extension LinearPeriod {
    /// - Throws: `ChangeAttributionError.noIntercept`.
    public init(_ regression: LinearRegression, uncertainty: Uncertainty? = nil) throws {
        guard regression.hasIntercept else { throw ChangeAttributionError.noIntercept }
        try self.init(
            means: regression.columnMeans,
            outcomeMeans: regression.outcomeMeans,
            coefficients: regression.coefficients.submatrix(
                rows: Array(1..<regression.names.count),
                columns: Array(0..<regression.outcomeCount)
            ),
            uncertainty: uncertainty
        )
    }
}

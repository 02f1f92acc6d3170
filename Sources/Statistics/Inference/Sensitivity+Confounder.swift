extension Sensitivity {
    /// A confounder that was not measured, by what it explains.
    public struct Confounder: Sendable, Equatable {
        /// The share of what the other columns leave of the column in question, at least 0 and less than 1.
        public let shareOfColumn: Double
        /// The share of what all columns leave of the outcome, from 0 to 1.
        public let shareOfOutcome: Double

        /// - Precondition: shares in their ranges.
        public init(shareOfColumn: Double, shareOfOutcome: Double) {
            precondition(shareOfColumn >= 0 && shareOfColumn < 1, "a share of the column below 1")
            precondition(shareOfOutcome >= 0 && shareOfOutcome <= 1, "a share of the outcome")
            self.shareOfColumn = shareOfColumn
            self.shareOfOutcome = shareOfOutcome
        }

        /// The strongest confounder that is `times` as strong as a column that was measured, in explaining both
        /// the column in question and the outcome (Cinelli and Hazlett 2020, section 4.4).
        /// - Parameters:
        ///   - times: how many times as strong as the benchmark, k.
        ///   - benchmarkShareOfColumn: the share of what the other columns leave of the column in question that
        ///     the benchmark explains.
        ///   - benchmarkShareOfOutcome: the benchmark's own partial R² with the outcome.
        /// - Returns: nil if no confounder can be so strong: it would explain more than there is.
        public init?(times: Double, benchmarkShareOfColumn: Double, benchmarkShareOfOutcome: Double) {
            let (column, outcome) = (benchmarkShareOfColumn, benchmarkShareOfOutcome)
            let own = times * column / (1 - column)
            let shared = times * column * column / ((1 - times * column) * (1 - column))
            guard own < 1, times * column < 1, shared < 1 else { return nil }
            let ratio = (times.squareRoot() + shared.squareRoot()) / (1 - shared).squareRoot()
            let share = ratio * ratio * outcome / (1 - outcome)
            guard share <= 1 else { return nil }
            self.init(shareOfColumn: own, shareOfOutcome: share)
        }
    }

    /// What the coefficient would be, had a confounder been measured that takes it towards zero, with its error
    /// and on one degree of freedom less.
    public func adjusted(for confounder: Confounder, confidence: Double = 0.95) -> CoefficientTest {
        let (column, outcome) = (confounder.shareOfColumn, confounder.shareOfOutcome)
        let bias = error * (degreesOfFreedom * outcome * column / (1 - column)).squareRoot()
        let left = degreesOfFreedom - 1
        return CoefficientTest(
            name: "",
            estimate: estimate < 0 ? estimate + bias : estimate - bias,
            error: error * ((1 - outcome) / (1 - column) * degreesOfFreedom / left).squareRoot(),
            degreesOfFreedom: left,
            confidence: confidence
        )
    }
}

extension LinearRegression {
    /// The strongest confounder of a coefficient that is `times` as strong as one of the other columns.
    /// - Returns: nil if no confounder can be so strong.
    /// - Throws: `InferenceError.unknownCoefficient`.
    public func confounder(
        of name: String,
        times: Double,
        asStrongAs benchmark: String,
        outcome: Int = 0
    ) throws -> Sensitivity.Confounder? {
        let (column, other) = (try index(of: name), try index(of: benchmark))
        // The partial correlation of two columns given all others stands in the inverse of their products.
        let product = inverse[column, other]
        let strength = coefficients[other, outcome] * coefficients[other, outcome] / inverse[other, other]
        return Sensitivity.Confounder(
            times: times,
            benchmarkShareOfColumn: product * product / (inverse[column, column] * inverse[other, other]),
            benchmarkShareOfOutcome: strength / (strength + residualSumsOfSquares[outcome])
        )
    }
}

/// How closely an outcome goes with one column when the others are held fixed.
public struct PartialCorrelation: Sendable, Equatable {
    public let name: String
    /// The correlation of what the other columns leave of both the outcome and this column.
    public let partial: Double
    /// The correlation of the outcome with what the other columns leave of this column (semipartial): its square
    /// is what R² loses without the column.
    public let part: Double
    /// The share of what the others leave unexplained that the column explains.
    public var partialRSquared: Double { partial * partial }
}

extension LinearRegression {
    /// The partial and the part correlation of each column that has a coefficient with one outcome.
    ///
    /// They are t / √(t² + d) and t √((1 - R²) / d) for a classical t on d degrees of freedom, computed from
    /// b² / (X'X)⁻¹, the sum of squares that the column alone explains. Not a number where there is nothing to
    /// explain.
    public func partialCorrelations(outcome: Int = 0) -> [PartialCorrelation] {
        let (left, total) = (residualSumsOfSquares[outcome], totalSumsOfSquares[outcome])
        return columns.indices.map { position in
            let index = names.count - columns.count + position
            let estimate = coefficients[index, outcome]
            let explained = estimate * estimate / inverse[index, index]
            let sign = estimate < 0 ? -1.0 : 1.0
            return PartialCorrelation(
                name: names[index],
                partial: sign * (explained / (explained + left)).squareRoot(),
                part: sign * (explained / total).squareRoot()
            )
        }
    }

    /// The share of what the other columns leave unexplained that these columns explain together:
    /// (RSS without - RSS with) / RSS without.
    /// - Throws: `InferenceError.unknownCoefficient` or `.dependentHypotheses`.
    public func partialRSquared(of names: [String], outcome: Int = 0) throws -> Double {
        let test = try waldTest(areZero(names), outcome: outcome)
        return 1 / (1 + Double(degreesOfFreedom) / test.chiSquare)
    }
}

import LinearAlgebra

extension AugmentedSystem {
    /// (A'A)⁻¹ in the order of the factorisation.
    /// - Throws: `RegressionError.illConditioned`.
    func inverse(_ precision: LeastSquares.Precision) throws -> GramInverse {
        guard precision == .doubleDouble else { return GramInverse(factor: factor) }
        guard let inverse = GramInverse(columns: columns, factor: factor) else {
            throw RegressionError.illConditioned(condition: condition)
        }
        return inverse
    }

    /// A dependent column as a combination of the others, in their own units.
    /// - Parameters:
    ///   - names: of all columns of the data.
    ///   - kept: the places of the independent columns in the data's order.
    func aliased(_ column: Int, data: ScaledColumns, names: [String], kept: [Int]) throws -> AliasedColumn {
        let solution = try solve([data.predictors[column]], steps: 2)[0]
        let summands = kept.compactMap { place -> AliasedColumn.Summand? in
            let factor = solution.coefficients[place]
            let isConstant = data.hasIntercept && order[place] == 0
            guard !isConstant, factor.magnitude.high > Self.negligibleFactor else { return nil }
            let exponent = data.predictorExponents[column] - data.predictorExponents[order[place]]
            return .init(name: names[order[place]], factor: Double(factor.scaled(byPowerOfTwo: exponent)))
        }
        return AliasedColumn(name: names[column], combination: summands)
    }

    /// Factors of columns of unit length below it are rounding.
    private static var negligibleFactor: Double { 1e-10 }
}

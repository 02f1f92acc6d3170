import LinearAlgebra
import Parallelism

/// One column of (A'A)⁻¹ in the order of the factorisation, and what is made of its row of the pseudoinverse.
struct InverseColumn: Sendable {
    let coefficients: DoubleDoubleVector
    let steps: Int
    /// For each outcome how much the coefficient of this place may be wrong by the rounding of the data.
    let dataErrors: [Double]
}

extension AugmentedSystem {
    /// All columns of (A'A)⁻¹, a few at a time, because each has a row of the pseudoinverse beside it while it is solved.
    /// - Parameter digits: for each outcome.
    func inverse(steps: Int?, digits: [DataDigits]) throws -> [InverseColumn] {
        let width = 4
        let batches = (columns.count + width - 1) / width
        let results = concurrentMap(batches) { batch -> Result<[InverseColumn], any Error> in
            Result {
                let places = batch * width..<min((batch + 1) * width, columns.count)
                return try solve(places.map(RightSide.unit), steps: steps).map { solution in
                    InverseColumn(
                        coefficients: solution.coefficients,
                        steps: solution.steps,
                        dataErrors: digits.map { $0.error(solution) }
                    )
                }
            }
        }
        return try results.flatMap { try $0.get() }
    }

    /// A dependent column as a combination of the others, in their own units.
    /// - Parameters:
    ///   - names: of all columns of the data.
    ///   - kept: the places of the independent columns in the data's order.
    func aliased(_ column: Int, data: ScaledColumns, names: [String], kept: [Int]) throws -> AliasedColumn {
        let solution = try solve([.outcome(data.predictors[column])], steps: 2)[0]
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

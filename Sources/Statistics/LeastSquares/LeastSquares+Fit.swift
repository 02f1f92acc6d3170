import LinearAlgebra
import Parallelism

extension LeastSquares {
    /// - Parameters:
    ///   - predictors: one coefficient each, unless aliased.
    ///   - outcomes: one regression each; at least one.
    ///   - weights: one for each row, none negative; nil for 1.
    /// - Throws: `RegressionError`; `.illConditioned` where the factorisation is too poor for refinement to converge,
    ///   which begins at condition numbers of about 1e15.
    /// - Complexity: O(n p²) in doubles; in double-double, some 50 times slower, O(n p) for each outcome and step and
    ///   O(n p²) once for the errors. The errors are found on all processors, whose number does not change the result.
    public init(
        _ predictors: [PreciseColumn],
        outcomes: [PreciseColumn],
        hasIntercept: Bool = true,
        weights: [Double]? = nil,
        precision: Precision = .doubleDouble
    ) throws {
        precondition(!outcomes.isEmpty, "an outcome")
        let data = try ScaledColumns(
            predictors,
            outcomes: outcomes,
            hasIntercept: hasIntercept,
            weights: weights
        )
        let names = (hasIntercept ? [LinearRegression.interceptName] : []) + predictors.map(\.name)
        let rows = data.outcomes[0].count
        guard rows >= names.count else {
            throw RegressionError.tooFewRows(rows: data.rowCount, coefficients: names.count)
        }
        let system = try AugmentedSystem(data.predictors, rows: rows, hasIntercept: hasIntercept)
        let rank = system.order.count
        guard data.rowCount > rank else {
            throw RegressionError.tooFewRows(rows: data.rowCount, coefficients: rank)
        }
        let solutions = try system.solve(data.outcomes, steps: precision == .double ? 2 : nil)
        let digits = zip(data.outcomes, solutions).map { outcome, solution in
            DataDigits(
                columns: system.columns,
                isExact: system.order.map { hasIntercept && weights == nil && $0 == 0 },
                outcome: outcome,
                solution: solution
            )
        }
        let inverse = try system.inverse(precision)
        let kept = system.order.indices.sorted { system.order[$0] < system.order[$1] }
        self.init(
            data: data,
            system: system,
            kept: kept,
            names: names,
            outcomeNames: outcomes.map(\.name),
            solutions: solutions,
            inverse: inverse,
            dataErrors: DataDigits.errors(
                digits,
                columns: system.columns,
                factor: system.factor,
                inverse: inverse
            ),
            precision: precision,
            aliased: try system.dependent.map { column in
                try system.aliased(column, data: data, names: names, kept: kept)
            }
        )
        try checkRange()
    }

    private init(
        data: ScaledColumns,
        system: AugmentedSystem,
        kept: [Int],
        names: [String],
        outcomeNames: [String],
        solutions: [Refinement],
        inverse: GramInverse,
        dataErrors: Matrix,
        precision: Precision,
        aliased: [AliasedColumn]
    ) {
        let freedom = Double(data.rowCount - kept.count)
        let tested = Double(kept.count - (data.hasIntercept ? 1 : 0))
        let exponents = kept.map { data.predictorExponents[system.order[$0]] }
        let sums = solutions.indices.map { SumsOfSquares(data, outcome: $0, solutions[$0]) }
        func table(_ entry: (_ place: Int, _ exponent: Int, _ outcome: Int) -> Double) -> Matrix {
            Matrix(
                columns: solutions.indices.map { outcome in
                    zip(kept, exponents).map { place, exponent in
                        entry(place, data.outcomeExponents[outcome] - exponent, outcome)
                    }
                }
            )
        }
        self.precision = precision
        steps = solutions.map(\.steps).max() ?? 0
        self.names = kept.map { names[system.order[$0]] }
        hasIntercept = data.hasIntercept
        let shift = data.hasIntercept ? 1 : 0
        columns = kept.map { system.order[$0] - shift }.filter { $0 >= 0 }
        self.aliased = aliased
        self.outcomeNames = outcomeNames
        rowCount = data.rowCount
        condition = system.condition
        coefficients = table { place, exponent, outcome in
            Double(solutions[outcome].coefficients[place].scaled(byPowerOfTwo: exponent))
        }
        standardErrors = table { place, exponent, outcome in
            let variance = inverse[place, place] * sums[outcome].residual / DoubleDouble(freedom)
            return Double(variance.squareRoot().scaled(byPowerOfTwo: exponent))
        }
        self.inverse = Matrix(
            columns: kept.indices.map { column in
                kept.indices.map { row in
                    Double(
                        inverse[kept[row], kept[column]].scaled(
                            byPowerOfTwo: -exponents[row] - exponents[column]
                        )
                    )
                }
            }
        )
        dataDigits = table { place, _, outcome in
            correctDigits(
                error: dataErrors[place, outcome],
                value: solutions[outcome].coefficients.high[place]
            )
        }
        solverDigits = table { place, _, outcome in
            correctDigits(
                error: solutions[outcome].lastCorrection[place],
                value: solutions[outcome].coefficients.high[place]
            )
        }
        residualSumsOfSquares = sums.enumerated().map {
            Double($0.element.residual.scaled(byPowerOfTwo: 2 * data.outcomeExponents[$0.offset]))
        }
        totalSumsOfSquares = sums.enumerated().map {
            Double($0.element.total.scaled(byPowerOfTwo: 2 * data.outcomeExponents[$0.offset]))
        }
        rSquared = sums.map { Double(DoubleDouble(1.0) - $0.residual / $0.total) }
        fStatistics = sums.map { sums in
            guard tested > 0, sums.total.high > 0 else { return .nan }
            guard sums.residual.high > 0 else { return .infinity }
            return Double((sums.total - sums.residual) * freedom / (sums.residual * tested))
        }
    }

    /// - Throws: `RegressionError.overflow` where the original units are too far apart for doubles.
    private func checkRange() throws {
        for (row, name) in names.enumerated()
        where !(coefficients.row(row) + inverse.row(row)).allSatisfy(\.isFinite) {
            throw RegressionError.overflow(column: name)
        }
    }
}

/// The scaled sums of squares of one outcome.
private struct SumsOfSquares {
    let residual: DoubleDouble
    let total: DoubleDouble

    init(_ data: ScaledColumns, outcome: Int, _ solution: Refinement) {
        let rounding = data.outcomes[outcome].high.length * 0x1p-100
        func beyond(_ noise: Double, _ sum: DoubleDouble) -> DoubleDouble {
            sum.high > 16 * noise * noise ? sum : .zero
        }
        residual = beyond(
            max(solution.lastResidualCorrection, rounding),
            solution.residuals.dot(solution.residuals)
        )
        total = beyond(rounding, data.totalSumOfSquares(outcome: outcome))
    }
}

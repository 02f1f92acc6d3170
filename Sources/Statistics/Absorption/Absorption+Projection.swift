import Parallelism

/// Columns without their factors' effects.
public struct DemeanedColumns: Sendable {
    /// Under their own names, in order; each column's weighted mean is zero at every level of every factor.
    public let columns: [NumericColumn]
    /// For each column how many iterations it took; 0 with one factor, where there is nothing to search for.
    public let iterations: [Int]
    /// For each column the share of its sum of squares about its mean that is left; 0 where it did not vary. What
    /// is below about 1e-16 is rounding: the factors explain the column.
    public let remainingShares: [Double]
}

extension Absorption {
    /// What is left of columns when the factors' effects are taken out: residuals on a dummy for each level.
    ///
    /// The effects of the factor with the most levels are eliminated, those of the others found by conjugate
    /// gradients on what remains of their normal equations. For two factors these are the alternating projections
    /// of Gaure (2013) in symmetric order, accelerated by conjugate gradients as by Correia (2016). The columns
    /// are searched independently, all processors at a time, so the result is the same on every number of threads.
    /// - Parameters:
    ///   - tolerance: a column is done when its estimated weighted distance from the limit is at most this share
    ///     of the length of the column about its mean (see `EffectEquations.solve`).
    ///   - maximumIterations: more than enough for factors that hang together by more than a thread.
    /// - Throws: `RegressionError.lengths` or `.notFinite`, `AbsorptionError.notConverged`.
    /// - Complexity: O(rows · factors + iterations · combinations of levels · factors) a column.
    public func demeaned(
        _ columns: [NumericColumn],
        tolerance: Double = 1e-10,
        maximumIterations: Int = 10_000
    ) throws -> DemeanedColumns {
        let results = try concurrentMap(columns.count) { index in
            Result {
                let column = columns[index]
                let projection = try projection(
                    of: column,
                    tolerance: tolerance,
                    maximumIterations: maximumIterations
                )
                let rest = projection.takenOut(of: column.values, absorption: self)
                return (rest, projection.iterations, share(of: rest, in: projection.length))
            }
        }
        .map { try $0.get() }
        return DemeanedColumns(
            columns: zip(columns, results).map { NumericColumn(name: $0.name, values: $1.0) },
            iterations: results.map(\.1),
            remainingShares: results.map(\.2)
        )
    }

    private func share(of rest: [Double], in length: Double) -> Double {
        guard length > 0 else { return 0 }
        var sum = 0.0
        for row in rest.indices { sum += weight(row) * rest[row] * rest[row] }
        return sum / (length * length)
    }

    @inline(__always)
    func weight(_ row: Int) -> Double {
        if let weights { weights[row] } else { 1 }
    }
}

/// The part of a column that the factors explain.
struct FactorProjection {
    let mean: Double
    /// The effects of the widest factor, over and above the mean.
    let widest: [Double]
    /// The effects of the other factors, one after the other.
    let others: [Double]
    let iterations: Int
    /// The weighted length of the column about its mean.
    let length: Double

    func takenOut(of values: [Double], absorption: Absorption) -> [Double] {
        let combinations = absorption.combinations
        let widestCodes = absorption.factors[combinations.widest].codes
        var rest = values
        rest.withUnsafeMutableBufferPointer { rest in
            for row in rest.indices { rest[row] = (rest[row] - mean) - widest[Int(widestCodes[row])] }
            for (position, factor) in combinations.others.enumerated() {
                let offset = combinations.offsets[position]
                absorption.factors[factor].codes.withUnsafeBufferPointer { codes in
                    for row in rest.indices { rest[row] -= others[offset + Int(codes[row])] }
                }
            }
        }
        return rest
    }
}

extension Absorption {
    func projection(
        of column: NumericColumn,
        tolerance: Double,
        maximumIterations: Int
    ) throws -> FactorProjection {
        let values = column.values
        guard values.count == rowCount else {
            throw RegressionError.lengths(column: column.name, rows: values.count, expected: rowCount)
        }
        let (mean, length) = try meanAndLength(of: column)
        if length == 0 { return withoutEffects(mean: mean) }
        func inverse(_ weights: [Double]) -> [Double] { weights.map { $0 > 0 ? 1 / $0 : 0 } }
        let equations = EffectEquations(
            combinations: combinations,
            widestInverse: inverse(levelWeights[combinations.widest]),
            otherInverse: combinations.others.flatMap { inverse(levelWeights[$0]) }
        )
        let widestCodes = factors[combinations.widest].codes
        var widest = [Double](repeating: 0, count: levelWeights[combinations.widest].count)
        for row in 0..<rowCount { widest[Int(widestCodes[row])] += weight(row) * (values[row] - mean) }
        for level in widest.indices { widest[level] *= equations.widestInverse[level] }
        var right = [Double](repeating: 0, count: combinations.otherLevelCount)
        for (position, factor) in combinations.others.enumerated() {
            let (codes, offset) = (factors[factor].codes, combinations.offsets[position])
            for row in 0..<rowCount {
                let rest = weight(row) * (values[row] - mean - widest[Int(widestCodes[row])])
                right[offset + Int(codes[row])] += rest
            }
        }
        let solution = equations.solve(
            right,
            tolerance: tolerance * length,
            maximumIterations: maximumIterations
        )
        guard solution.isConverged else {
            throw AbsorptionError.notConverged(
                column: column.name,
                iterations: solution.iterations,
                distance: solution.distance / length
            )
        }
        let means = equations.widestMeans(solution.effects)
        for level in widest.indices { widest[level] -= means[level] }
        return FactorProjection(
            mean: mean,
            widest: widest,
            others: solution.effects,
            iterations: solution.iterations,
            length: length
        )
    }

    private func withoutEffects(mean: Double) -> FactorProjection {
        FactorProjection(
            mean: mean,
            widest: Array(repeating: 0, count: levelWeights[combinations.widest].count),
            others: Array(repeating: 0, count: combinations.otherLevelCount),
            iterations: 0,
            length: 0
        )
    }

    /// The weighted mean of a column, and its weighted length about it; zero where it does not vary.
    func meanAndLength(of column: NumericColumn) throws -> (mean: Double, length: Double) {
        var sum = 0.0
        var total = 0.0
        for row in 0..<rowCount {
            sum += weight(row) * column.values[row]
            total += weight(row)
        }
        let mean = total > 0 ? sum / total : 0
        var squares = 0.0
        for row in 0..<rowCount {
            squares += weight(row) * (column.values[row] - mean) * (column.values[row] - mean)
        }
        if !squares.isFinite {
            guard let row = column.values.firstIndex(where: { !$0.isFinite }) else {
                throw RegressionError.overflow(column: column.name)
            }
            throw RegressionError.notFinite(column: column.name, row: row)
        }
        // What a constant column seems to vary by is the rounding of its mean.
        let rounding = 4 * mean.magnitude.ulp * total.squareRoot()
        let length = squares.squareRoot()
        return (mean, length <= rounding ? 0 : length)
    }
}

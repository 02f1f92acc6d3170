import Foundation
import LinearAlgebra
import Parallelism

/// Columns and outcomes less their means of each unit, and the sums from which those of any units but one follow.
///
/// With D the dummies of the periods and M the taking out of unit means, what both effects leave of x and y has the product
/// x'My - (D'Mx)'(D'MD)⁻(D'My) (Frisch and Waugh 1933). All its parts are sums over units, so that a unit is left out by
/// subtraction.
struct WithinSums {
    private let columns: [NumericColumn]
    private let outcomes: [NumericColumn]
    /// The rows of each unit that has two or more.
    private let units: [(code: Int, rows: Range<Int>)]
    private let periodCodes: [Int32]
    private let periodCount: Int
    private let rowCount: Int
    /// Rows × (columns, then outcomes), each less its unit's mean.
    private let deviations: Matrix
    /// Periods × periods: for each unit 1 on the diagonal at its periods, less 1 / (how many it has) among them.
    private var dummies: Matrix
    /// Periods × (columns, then outcomes).
    private var periodSums: Matrix
    private var squares: [Double]
    /// Columns × outcomes.
    private var products: Matrix

    init(columns: [NumericColumn], outcomes: [NumericColumn], units: Clustering, periods: Clustering) {
        self.columns = columns
        self.outcomes = outcomes
        rowCount = units.codes.count
        var ranges: [(code: Int, rows: Range<Int>)] = []
        var first = 0
        for row in 0...rowCount where row == rowCount || units.codes[row] != units.codes[first] {
            if row - first > 1 { ranges.append((Int(units.codes[first]), first..<row)) }
            first = row
        }
        self.units = ranges
        let spans = ranges
        // Periods without rows would only make the equations larger.
        var numbers = [Int32](repeating: -1, count: periods.codeCount)
        var count: Int32 = 0
        periodCodes = periods.codes.map { code in
            if numbers[Int(code)] < 0 {
                numbers[Int(code)] = count
                count += 1
            }
            return numbers[Int(code)]
        }
        periodCount = Int(count)
        let all = columns + outcomes
        let rows = rowCount
        let elements = concurrentMap(all.count) { index in
            var deviations = [Double](repeating: 0, count: rows)
            let values = all[index].values
            for unit in spans {
                let start = values[unit.rows.lowerBound]
                var sum = 0.0
                for row in unit.rows { sum += values[row] - start }
                let mean = sum / Double(unit.rows.count)
                for row in unit.rows { deviations[row] = (values[row] - start) - mean }
            }
            return deviations
        }
        deviations = Matrix(rows: rows, columns: all.count, elements: Array(elements.joined()))
        dummies = Matrix(rows: periodCount, columns: periodCount)
        periodSums = Matrix(rows: periodCount, columns: all.count)
        squares = elements.map(\.sumOfSquares)
        products = Matrix.transposedProduct(
            Matrix(
                rows: rows,
                columns: columns.count,
                elements: Array(elements.prefix(columns.count).joined())
            ),
            Matrix(
                rows: rows,
                columns: outcomes.count,
                elements: Array(elements.dropFirst(columns.count).joined())
            )
        )
        for unit in ranges { addDummies(of: unit.rows, times: 1) }
        for column in all.indices {
            var sums = [Double](repeating: 0, count: periodCount)
            for row in 0..<rows { sums[Int(periodCodes[row])] += elements[column][row] }
            for period in 0..<periodCount { periodSums[period, column] = sums[period] }
        }
    }

    private mutating func addDummies(of rows: Range<Int>, times sign: Double) {
        let share = sign / Double(rows.count)
        dummies.withUnsafeMutableElements { target in
            for row in rows {
                let period = Int(periodCodes[row])
                target[period * (periodCount + 1)] += sign
                for other in rows { target[period * periodCount + Int(periodCodes[other])] -= share }
            }
        }
    }

    /// Takes a unit out, so that the sums are those of all others.
    private mutating func leaveOut(_ rows: Range<Int>) {
        addDummies(of: rows, times: -1)
        let width = columns.count
        let all = deviations.columns
        deviations.withUnsafeElements { values in
            periodSums.withUnsafeMutableElements { sums in
                for column in 0..<all {
                    for row in rows {
                        let deviation = values[column * rowCount + row]
                        sums[column * periodCount + Int(periodCodes[row])] -= deviation
                        squares[column] -= deviation * deviation
                    }
                }
            }
        }
        deviations.withUnsafeElements { values in
            products.withUnsafeMutableElements { target in
                for outcome in outcomes.indices {
                    let right = (width + outcome) * rowCount
                    for column in 0..<width {
                        let left = column * rowCount
                        var sum = 0.0
                        for row in rows { sum += values[left + row] * values[right + row] }
                        target[outcome * width + column] -= sum
                    }
                }
            }
        }
    }

    /// What unit and period effects leave: sums of squares of columns and outcomes, products of both.
    private var remaining: (squares: [Double], products: Matrix) {
        let factor = PivotedCholesky(dummies, tolerance: 1e-9)
        let kept = Array(factor.pivots.prefix(factor.rank))
        let ranks = Array(0..<factor.rank)
        var solved = periodSums.submatrix(rows: kept, columns: Array(0..<periodSums.columns))
        solved.solveTriangular(factor.factor.submatrix(rows: ranks, columns: ranks), transposed: true)
        let width = columns.count
        let explained = (0..<solved.columns).map { Array(solved.column($0)).sumOfSquares }
        let left = solved.submatrix(rows: ranks, columns: Array(0..<width))
        let right = solved.submatrix(rows: ranks, columns: Array(width..<solved.columns))
        return (zip(squares, explained).map { $0 - $1 }, products - Matrix.transposedProduct(left, right))
    }

    private struct Estimates {
        /// artanh r, and slopes; outcome by outcome, within it column by column; not a number where there is none.
        var correlations: [Double]
        var slopes: [Double]
    }

    /// - Parameter rounding: for each column the sum of squares up to which it is taken for explained.
    private func estimates(rounding: [Double]) -> Estimates {
        let (squares, products) = remaining
        let width = columns.count
        var result = Estimates(correlations: [], slopes: [])
        for outcome in outcomes.indices {
            let total = squares[width + outcome]
            for column in 0..<width {
                let own = squares[column]
                guard own > rounding[column], total > rounding[width + outcome] else {
                    result.correlations.append(.nan)
                    result.slopes.append(.nan)
                    continue
                }
                let product = products[column, outcome]
                result.correlations.append(atanhOrNothing(product / (own * total).squareRoot()))
                result.slopes.append(product / own)
            }
        }
        return result
    }

    /// Outcome by outcome, within it column by column.
    func associations() -> [WithinAssociation] {
        let rounding = squares.map { $0 * LinearRegression.aliasTolerance }
        let whole = estimates(rounding: rounding)
        let pairs = whole.slopes.count
        let parts = evenRanges(of: units.count, parts: min(64, max(1, units.count)))
        let deviationsOfParts = concurrentMap(parts.count) { part in
            var sums = JackknifeSums(pairs: pairs)
            for unit in units[parts[part]] {
                var rest = self
                rest.leaveOut(unit.rows)
                let estimates = rest.estimates(rounding: rounding)
                sums.add(
                    estimates.correlations,
                    estimates.slopes,
                    about: (whole.correlations, whole.slopes),
                    unit: unit.code
                )
            }
            return sums
        }
        var sums = JackknifeSums(pairs: pairs)
        for part in deviationsOfParts { sums.add(part) }
        return (0..<pairs).map { pair in
            association(pair, whole.correlations[pair], slope: whole.slopes[pair], sums: sums)
        }
    }

    private func association(
        _ pair: Int,
        _ estimate: Double,
        slope: Double,
        sums: JackknifeSums
    ) -> WithinAssociation {
        let (column, outcome) = (pair % columns.count, pair / columns.count)
        let used = units.reduce(0) { $0 + $1.rows.count }
        func correlation(
            _ coefficient: Double? = nil,
            error: Double? = nil,
            gap: CorrelationGap? = nil
        ) -> ClusteredCorrelation {
            ClusteredCorrelation(
                rows: used,
                clusters: units.count,
                coefficient: coefficient,
                error: error,
                gap: gap
            )
        }
        func none(_ gap: CorrelationGap) -> WithinAssociation {
            WithinAssociation(correlation: correlation(gap: gap), slope: nil, slopeError: nil)
        }
        guard units.count >= 3 else { return none(.tooFewClusters) }
        guard !estimate.isNaN else {
            if !columns[column].varies { return none(.constantColumn) }
            if !outcomes[outcome].varies { return none(.constantOutcome) }
            let (squares, _) = remaining
            let isColumn = !(squares[column] > self.squares[column] * LinearRegression.aliasTolerance)
            return none(isColumn ? .explainedColumn : .explainedOutcome)
        }
        if abs(estimate) >= perfectDistance {
            return WithinAssociation(
                correlation: correlation(estimate < 0 ? -1 : 1, gap: .perfect),
                slope: slope,
                slopeError: nil
            )
        }
        if let unit = sums.undefined[pair] {
            return WithinAssociation(
                correlation: correlation(tanh(estimate), gap: .dependsOnCluster(unit)),
                slope: slope,
                slopeError: nil
            )
        }
        let factor = Double(units.count - 1) / Double(units.count)
        return WithinAssociation(
            correlation: correlation(tanh(estimate), error: (factor * sums.correlations[pair]).squareRoot()),
            slope: slope,
            slopeError: (factor * sums.slopes[pair]).squareRoot()
        )
    }
}

/// For each pair the squared distances of the estimates without each unit from that of all.
private struct JackknifeSums {
    var correlations: [Double]
    var slopes: [Double]
    /// The first unit without which there is no estimate.
    var undefined: [Int?]

    init(pairs: Int) {
        correlations = Array(repeating: 0, count: pairs)
        slopes = correlations
        undefined = Array(repeating: nil, count: pairs)
    }

    mutating func add(
        _ correlations: [Double],
        _ slopes: [Double],
        about whole: (correlations: [Double], slopes: [Double]),
        unit: Int
    ) {
        for pair in slopes.indices {
            let distance = correlations[pair] - whole.correlations[pair]
            let distanceOfSlopes = slopes[pair] - whole.slopes[pair]
            if distance.isFinite, distanceOfSlopes.isFinite {
                self.correlations[pair] += distance * distance
                self.slopes[pair] += distanceOfSlopes * distanceOfSlopes
            } else if undefined[pair] == nil {
                undefined[pair] = unit
            }
        }
    }

    mutating func add(_ other: JackknifeSums) {
        for pair in correlations.indices {
            correlations[pair] += other.correlations[pair]
            slopes[pair] += other.slopes[pair]
            undefined[pair] = undefined[pair] ?? other.undefined[pair]
        }
    }
}

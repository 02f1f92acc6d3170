import LinearAlgebra

/// What a regression expects of a new row, and how sure it is.
public struct Prediction: Sendable, Equatable {
    public let expected: Double
    /// The error of the expected value.
    public let error: Double
    /// Where the mean of all such rows is likely to lie.
    public let confidenceInterval: ClosedRange<Double>
    /// Where a single such row is likely to lie.
    public let predictionInterval: ClosedRange<Double>
    /// How far the row is from those that were fitted, whose leverages have the mean p / n and are at most 1. Above
    /// the largest of theirs a prediction is an extrapolation, whatever each column by itself looks like.
    public let leverage: Double
}

extension LinearRegression {
    /// Expected values of one outcome for new rows, with intervals.
    ///
    /// A single row varies with the residual variance (divided by its weight) besides the error of its
    /// expectation: √(s² / w + x'Vx).
    /// - Parameters:
    ///   - design: new rows, with the columns of the design that was fitted at the same places.
    ///   - covariance: of the coefficients; nil for the classical one.
    ///   - weights: of the new rows, none zero; nil for 1.
    /// - Throws: `InferenceError.missingColumn`; `RegressionError.lengths`, `.weight` or `.notFinite`.
    /// - Complexity: O(rows · coefficients²), BLAS level 3.
    public func predictions(
        for design: Design,
        outcome: Int = 0,
        covariance: CoefficientCovariance? = nil,
        weights: [Double]? = nil,
        confidence: Double = 0.95
    ) throws -> [Prediction] {
        precondition(confidence > 0 && confidence < 1, "a confidence between 0 and 1")
        try RegressionError.checkLengths(design: design, outcomes: [], weights: weights)
        if let row = weights?.firstIndex(of: 0) { throw RegressionError.weight(row: row) }
        for (name, column) in zip(names.suffix(columns.count), columns) {
            guard column < design.columnCount, design.columnNames[column] == name else {
                throw InferenceError.missingColumn(name)
            }
        }
        let degrees = checked(covariance).degreesOfFreedom
        let width = StudentT(degreesOfFreedom: Double(degrees)).halfWidth(confidence: confidence)
        let single = residualVariances[outcome]
        let rows = expectations(for: design, outcome: outcome, covariance: covariance)
        guard rows.expected.allSatisfy(\.isFinite), rows.variances.allSatisfy(\.isFinite) else {
            throw RegressionError.whyNotFinite(design: design, outcomes: [])
        }
        return (0..<design.rowCount).map { row in
            let variance = max(0, rows.variances[row])
            func interval(_ variance: Double) -> ClosedRange<Double> {
                let half = width * variance.squareRoot()
                return rows.expected[row] - half...rows.expected[row] + half
            }
            return Prediction(
                expected: rows.expected[row],
                error: variance.squareRoot(),
                confidenceInterval: interval(variance),
                predictionInterval: interval(variance + single / (weights?[row] ?? 1)),
                leverage: rows.leverages[row]
            )
        }
    }

    private struct Expectations {
        var expected: [Double]
        var variances: [Double]
        var leverages: [Double]
    }

    private func expectations(
        for design: Design,
        outcome: Int,
        covariance: CoefficientCovariance?
    ) -> Expectations {
        let centred = CentredColumns(self, design: design)
        let leading = centred.blockRows
        let own = Matrix(rows: columns.count, columns: 1, elements: Array(slopes.column(outcome)))
        let atMeans =
            hasIntercept
            ? zip(columnMeans, own.elements).reduce(coefficients[0, outcome]) { $0 + $1.0 * $1.1 } : 0
        let inBasis = covariance.map { covarianceInBasis($0.matrices[outcome]) }
        let count = design.rowCount
        var result = Expectations(
            expected: Array(repeating: atMeans, count: count),
            variances: Array(repeating: 0, count: count),
            leverages: Array(repeating: 0, count: count)
        )
        let constant = hasIntercept ? 1 : 0
        let width = names.count
        let basis = UnsafeMutablePointer<Double>.allocate(capacity: leading * (design.columnCount + 1))
        let product = UnsafeMutablePointer<Double>.allocate(capacity: leading * max(1, width))
        defer {
            basis.deallocate()
            product.deallocate()
        }
        for first in stride(from: 0, to: count, by: leading) {
            let rows = first..<min(first + leading, count)
            let entries = basis + constant * leading
            centred.fill(entries, rows: rows, leading: leading)
            result.expected.withUnsafeMutableBufferPointer {
                addProduct(
                    of: entries,
                    rows: rows.count,
                    leading: leading,
                    by: own,
                    times: 1,
                    to: $0.baseAddress! + first
                )
            }
            if hasIntercept { basis.update(repeating: 1 / weight.squareRoot(), count: rows.count) }
            multiply(entries, rows: rows.count, leading: leading, byUpperTriangle: inverseRoot)
            func sum(with other: UnsafePointer<Double>, to target: inout [Double]) {
                target.withUnsafeMutableBufferPointer {
                    sumProducts(
                        of: basis,
                        and: other,
                        rows: rows.count,
                        columns: width,
                        leading: leading,
                        to: $0.baseAddress! + first
                    )
                }
            }
            sum(with: basis, to: &result.leverages)
            if let inBasis {
                product.update(repeating: 0, count: leading * width)
                addProduct(of: basis, rows: rows.count, leading: leading, by: inBasis, times: 1, to: product)
                sum(with: product, to: &result.variances)
            }
        }
        if inBasis == nil {
            let variance = residualVariances[outcome]
            result.variances = result.leverages.map { variance * $0 }
        }
        return result
    }

    /// A covariance of the coefficients as one of the coefficients on the orthonormal columns: B⁻¹ V B'⁻¹.
    private func covarianceInBasis(_ covariance: Matrix) -> Matrix {
        let transform = backTransform
        var half = covariance
        half.solveTriangular(transform, transposed: false)
        var whole = half.transposed
        whole.solveTriangular(transform, transposed: false)
        return whole
    }
}

import LinearAlgebra

extension LinearRegression {
    /// How many digits of each coefficient are left, if the entries of the data are wrong by half a unit in the last
    /// place and the method's own rounding multiplies that: names × outcomes.
    ///
    /// The first-order bound that `DataDigits` takes row by row, with norms in place of the rows:
    ///
    ///     |δb| ≤ ε ( √(X'X)⁻¹_bb (‖y‖ + Σ ‖x‖ |b|) + Σ |(X'X)⁻¹_bx| ‖x‖ ‖r‖ )
    ///
    /// with lengths about zero, not about the means.
    /// - Parameters:
    ///   - amplification: 1 for a method that is as good as QR, the condition number for one by cross-products.
    func digits(gram: Gram, amplification: Double) -> Matrix {
        let lengths = gram.lengths
        let slopes = self.slopes
        let own = columns.map { lengths[$0] }
        let firstRow = hasIntercept ? 1 : 0
        let unit = 0x1p-53 * amplification
        let reaches = inverse.magnitudes * (Array(repeating: 0, count: firstRow) + own)
        var digits = Matrix(rows: names.count, columns: outcomeCount)
        for outcome in 0..<outcomeCount {
            let length = lengths[gram.columnCount - outcomeCount + outcome]
            let terms = own.indices.reduce(length) { $0 + own[$1] * abs(slopes[$1, outcome]) }
            let residual = residualSumsOfSquares[outcome].squareRoot()
            for row in names.indices {
                let error = unit * (inverse[row, row].squareRoot() * terms + reaches[row] * residual)
                digits[row, outcome] = correctDigits(error: error, value: coefficients[row, outcome])
            }
        }
        return digits
    }
}

extension Gram {
    /// The lengths of the columns: the roots of their sums of squares about zero.
    fileprivate var lengths: [Double] {
        zip(means, 0..<columnCount).map { mean, column in
            let shifted = mean - shift[column]
            let square = shiftedProduct(column, column) + weight * (mean * mean - shifted * shifted)
            return max(0, square).squareRoot()
        }
    }
}

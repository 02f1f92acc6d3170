import LinearAlgebra

extension Gram {
    /// The weighted mean of each column; not a number where the weight is zero.
    public var means: [Double] {
        (0..<columnCount).map { shift[$0] + shiftedSum($0) / weight }
    }

    /// The sums of products of deviations from the means: columns × columns, symmetric.
    /// - Complexity: O(columns²).
    public var centredProducts: Matrix {
        let means = (0..<columnCount).map { shiftedSum($0) / weight }
        return symmetric { row, column in
            shiftedProduct(row, column) - weight * means[row] * means[column]
        }
    }

    /// For each column the sum of squared deviations that rounding of equal values may make: what is below it does
    /// not vary.
    var roundingOfSquares: [Double] {
        means.map { mean in
            let unit = 16 * Double.ulpOfOne * mean
            return weight * unit * unit
        }
    }

    /// The sums of products about zero: columns × columns, symmetric; exact where the shift is zero.
    /// - Complexity: O(columns²).
    public var products: Matrix {
        let about = shift.allSatisfy { $0 == 0 } ? self : moved(to: Array(repeating: 0, count: columnCount))
        return about.symmetric { about.shiftedProduct($0, $1) }
    }

    /// The covariance matrix with `rowCount - 1` in the denominator, weights scaled to a mean of 1.
    public var covariance: Matrix {
        let scale = Double(rowCount) / (weight * Double(rowCount - 1))
        return scale * centredProducts
    }

    /// Pearson's correlations; not a number beside a column that does not vary.
    public var correlation: Matrix {
        let products = centredProducts
        let scales = products.diagonal.map { $0.squareRoot() }
        return symmetric { row, column in
            row == column
                ? (scales[row] > 0 ? 1 : .nan) : products[row, column] / (scales[row] * scales[column])
        }
    }

    private func symmetric(_ entry: (_ row: Int, _ column: Int) -> Double) -> Matrix {
        var matrix = Matrix(rows: columnCount, columns: columnCount)
        for column in 0..<columnCount {
            for row in 0...column {
                let value = entry(row, column)
                matrix[row, column] = value
                matrix[column, row] = value
            }
        }
        return matrix
    }
}

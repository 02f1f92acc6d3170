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

    /// For each column the sum of squared deviations that the rounding of equal values may make.
    var roundingOfValues: [Double] {
        means.map { mean in
            let unit = 16 * Double.ulpOfOne * mean
            return weight * unit * unit
        }
    }

    /// For each column the sum of squared deviations that rounding may make of equal values, the rounding of their
    /// sums about the shift included: what is below it does not vary.
    var roundingOfSquares: [Double] {
        roundingOfValues.enumerated().map { column, ofValues in
            max(ofValues, Self.roundingOfSums * shiftedProduct(column, column))
        }
    }

    /// What centring leaves of a sum of squares below this share is rounding.
    static let roundingOfSums = 1e-13

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
        let scales = zip(products.diagonal, roundingOfSquares).map { square, rounding in
            square > rounding ? square.squareRoot() : .nan
        }
        return symmetric { row, column in
            if row == column { return scales[row].isNaN ? .nan : 1 }
            let correlation = products[row, column] / (scales[row] * scales[column])
            return correlation.isNaN ? .nan : min(max(correlation, -1), 1)
        }
    }

    private func symmetric(_ entry: (_ row: Int, _ column: Int) -> Double) -> Matrix {
        let order = columnCount
        var matrix = Matrix(rows: order, columns: order)
        matrix.withUnsafeMutableElements { elements in
            for column in 0..<order {
                for row in 0...column { elements[row + column * order] = entry(row, column) }
            }
        }
        matrix.mirrorUpperTriangle()
        return matrix
    }
}

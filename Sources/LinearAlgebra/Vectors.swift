/// The sum of the products of entries of two vectors.
@inlinable
package func dot(_ left: some Sequence<Double>, _ right: some Sequence<Double>) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
}

extension Sequence<Double> {
    @inlinable
    package var sumOfSquares: Double { reduce(0) { $0 + $1 * $1 } }

    /// The square root of the sum of squares.
    @inlinable
    package var length: Double { sumOfSquares.squareRoot() }
}

extension Matrix {
    /// v' A v.
    package func quadraticForm(_ vector: [Double]) -> Double { dot(vector, self * vector) }

    /// Divides each column by its length.
    package mutating func scaleColumnsToUnitLength() {
        for column in 0..<columns {
            let length = self.column(column).length
            for row in 0..<rows { self[row, column] /= length }
        }
    }
}

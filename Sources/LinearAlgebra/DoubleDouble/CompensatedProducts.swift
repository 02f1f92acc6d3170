/// Sums of products in twice the working precision, after Ogita, Rump and Oishi, "Accurate Sum and Dot Product",
/// SIAM J. Sci. Comput. 26(6), 2005 (their Sum2 and Dot2): the rounding error of every operation is known exactly and
/// is summed beside the result.
///
/// The error is at most about n² u² Σ|xᵢ yᵢ| with u = 2⁻⁵³, whatever cancels.
extension DoubleDoubleVector {
    /// The sum of the entries.
    /// - Complexity: O(n).
    public var sum: DoubleDouble {
        var total = DoubleDouble(0.0)
        var rest = 0.0
        for value in high {
            let next = DoubleDouble(sum: total.high, value)
            rest += next.low
            total = DoubleDouble(next.high)
        }
        return DoubleDouble(sum: total.high, rest) + low.reduce(0, +)
    }

    /// The dot product of two vectors.
    /// - Precondition: vectors of one length.
    /// - Complexity: O(n), about five times that of doubles.
    public func dot(_ other: DoubleDoubleVector) -> DoubleDouble {
        precondition(count == other.count, "vectors of one length")
        var total = 0.0
        var rest = 0.0
        high.withUnsafeBufferPointer { left in
            other.high.withUnsafeBufferPointer { right in
                for index in 0..<left.count {
                    let product = DoubleDouble(product: left[index], right[index])
                    let next = DoubleDouble(sum: total, product.high)
                    total = next.high
                    rest += next.low + product.low
                }
            }
        }
        return DoubleDouble(
            sum: total,
            rest + Self.plainDot(low, other.high) + Self.plainDot(high, other.low)
        )
    }

    /// Replaces this vector y by y − x · factor. Where much cancels the pairs are no longer in order afterwards:
    /// `normalize` them before they are multiplied.
    /// - Precondition: vectors of one length, and this one stores its low parts.
    /// - Complexity: O(n).
    public mutating func subtract(_ vector: DoubleDoubleVector, times factor: DoubleDouble) {
        precondition(count == vector.count && low.count == count, "vectors of one length")
        high.withUnsafeMutableBufferPointer { high in
            low.withUnsafeMutableBufferPointer { low in
                vector.high.withUnsafeBufferPointer { values in
                    for index in 0..<values.count {
                        let product = DoubleDouble(product: values[index], factor.high)
                        let next = DoubleDouble(sum: high[index], -product.high)
                        high[index] = next.high
                        low[index] += next.low - product.low - values[index] * factor.low
                    }
                }
                guard !vector.low.isEmpty else { return }
                vector.low.withUnsafeBufferPointer { values in
                    for index in 0..<values.count { low[index] -= values[index] * factor.high }
                }
            }
        }
    }

    /// Brings every pair back in order, with the larger part in `high`.
    public mutating func normalize() {
        for index in low.indices {
            let pair = DoubleDouble(sum: high[index], low[index])
            high[index] = pair.high
            low[index] = pair.low
        }
    }

    /// Adds doubles entry by entry and brings every pair back in order.
    /// - Precondition: vectors of one length, and this one stores its low parts.
    public mutating func add(_ values: some Collection<Double>) {
        precondition(count == values.count && low.count == count, "vectors of one length")
        for (index, value) in values.enumerated() {
            let next = DoubleDouble(sum: high[index], low[index]) + value
            high[index] = next.high
            low[index] = next.low
        }
    }

    /// The dot product of doubles in doubles; 0 if either has none.
    private static func plainDot(_ left: [Double], _ right: [Double]) -> Double {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        var total = 0.0
        for index in left.indices { total += left[index] * right[index] }
        return total
    }
}

/// A column moved to its least value and scaled by a power of two to within 0 ... 2, so that squares stay in range and a
/// large mean costs no digits.
struct ScaledColumn: Sendable {
    /// Not-a-number where the value is missing.
    let values: [Double]
    let count: Int
    /// Of all values that are there.
    private let moments: CentralMoments?

    /// - Complexity: O(n).
    init(_ column: [Double]) {
        var (least, most, count) = (Double.infinity, -Double.infinity, 0)
        for value in column {
            // Both comparisons are false for a value that is missing.
            least = value < least ? value : least
            most = value > most ? value : most
            count += value.isNaN ? 0 : 1
        }
        // Halved, as the range may exceed what a double holds.
        let range = most / 2 - least / 2
        let scale = range > 0 ? Double(sign: .plus, exponent: min(-range.exponent, 1023), significand: 1) : 1
        let values = column.map { ($0 / 2 - least / 2) * scale }
        self.values = values
        self.count = count
        moments = count == column.count ? CentralMoments(values) : nil
    }

    /// Pearson's r over the rows in which both have a value, and how many those are; nil if either side does not vary.
    /// - Complexity: O(n).
    func correlation(with other: ScaledColumn) -> (coefficient: Double?, pairs: Int) {
        precondition(values.count == other.values.count, "pairs")
        if count == values.count, other.count == values.count {
            guard let moments, let otherMoments = other.moments else { return (nil, count) }
            return (pearson(values, moments, other.values, otherMoments), count)
        }
        let (left, right) = completePairs(values, other.values)
        guard let moments = CentralMoments(left), let otherMoments = CentralMoments(right) else {
            return (nil, left.count)
        }
        return (pearson(left, moments, right, otherMoments), left.count)
    }
}

/// The pairs of which both are numbers.
func completePairs(_ left: [Double], _ right: [Double]) -> (left: [Double], right: [Double]) {
    var pairs: (left: [Double], right: [Double]) = ([], [])
    pairs.left.reserveCapacity(left.count)
    pairs.right.reserveCapacity(left.count)
    for row in left.indices where !left[row].isNaN && !right[row].isNaN {
        pairs.left.append(left[row])
        pairs.right.append(right[row])
    }
    return pairs
}

/// The mean of values and their sum of squared deviations from it, in two passes.
struct CentralMoments: Sendable {
    let mean: Double
    let squares: Double

    /// Nil if the values do not vary, which is told from the values and not from rounded sums.
    init?(_ values: [Double]) {
        guard let first = values.first, values.contains(where: { $0 != first }) else { return nil }
        let mean = laneSum(values, values) { value, _ in value } / Double(values.count)
        self.mean = mean
        squares = laneSum(values, values) { value, _ in (value - mean) * (value - mean) }
    }
}

/// Pearson's r of values whose moments are known.
private func pearson(
    _ left: [Double],
    _ leftMoments: CentralMoments,
    _ right: [Double],
    _ rightMoments: CentralMoments
) -> Double {
    let (a, b) = (leftMoments.mean, rightMoments.mean)
    let product = laneSum(left, right) { ($0 - a) * ($1 - b) }
    return cosine(product, leftMoments.squares, rightMoments.squares)
}

/// A product over the root of two sums of squares, not beyond ±1.
func cosine(_ product: Double, _ leftSquares: Double, _ rightSquares: Double) -> Double {
    max(-1, min(1, product / (leftSquares * rightSquares).squareRoot()))
}

/// The sum of a term over pairs, in sixteen running sums, which add up faster and with smaller errors than one.
@inline(__always)
func laneSum(
    _ left: [Double],
    _ right: [Double],
    _ term: (SIMD8<Double>, SIMD8<Double>) -> SIMD8<Double>
) -> Double {
    left.withUnsafeBytes { leftBytes in
        right.withUnsafeBytes { rightBytes in
            var (even, odd) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
            let lanes = SIMD8<Double>.scalarCount
            let stride = lanes * MemoryLayout<Double>.stride
            let whole = left.count / (2 * lanes) * 2 * stride
            var offset = 0
            while offset < whole {
                even += term(load(leftBytes, offset), load(rightBytes, offset))
                odd += term(load(leftBytes, offset + stride), load(rightBytes, offset + stride))
                offset += 2 * stride
            }
            var sum = (even + odd).sum()
            for row in left.count / (2 * lanes) * 2 * lanes..<left.count {
                sum += term(SIMD8(repeating: left[row]), SIMD8(repeating: right[row]))[0]
            }
            return sum
        }
    }
}

@inline(__always)
private func load(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> SIMD8<Double> {
    bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
}

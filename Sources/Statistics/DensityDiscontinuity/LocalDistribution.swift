import LinearAlgebra

/// A polynomial in the distance from the point, fitted to the empirical distribution function on one side by least
/// squares with the triangular kernel (1 - |u|)₊, u = distance / bandwidth.
struct LocalDistribution {
    /// How many values have a weight, and how many of them are different.
    let count: Int
    let distinctCount: Int
    private let sample: SplitSample
    private let range: Range<Int>
    private let bandwidth: Double
    private let order: Int
    /// The kernel-weighted means of the products of powers of u.
    private let moments: Cholesky

    /// - Throws: ``DensityError`` if fewer different values than coefficients, and one more, have a weight.
    /// - Complexity: O(n · order²).
    init(_ sample: SplitSample, _ side: SplitSample.Side, bandwidth: Double, order: Int) throws {
        self.sample = sample
        self.bandwidth = bandwidth
        self.order = order
        range = sample.range(of: side, within: bandwidth)
        count = range.count
        distinctCount = sample.distinct(in: range)
        try sample.require(order + 2, distinctCount, side)
        var sums = [Double](repeating: 0, count: 2 * order + 1)
        for index in range {
            let scaled = sample.distances[index] / bandwidth
            var power = 1 - abs(scaled)
            for exponent in sums.indices {
                sums[exponent] += power
                power *= scaled
            }
        }
        var products = Matrix(rows: order + 1, columns: order + 1)
        for row in 0...order {
            for column in 0...order { products[row, column] = sums[row + column] }
        }
        moments = try Cholesky(products)
    }

    /// A derivative of the distribution function at the point, and its variance.
    ///
    /// The estimate is a mean of weights aᵢ times Fᵢ, where Fᵢ is itself the mean over j ≠ i of 1(xⱼ ≤ xᵢ). So value j
    /// moves it by Lⱼ / n with Lⱼ = Σᵢ aᵢ 1(xⱼ ≤ xᵢ) / (n - 1), i ≠ j, and Σ Lⱼ² / n² is its jackknife variance. Not
    /// centred: for a jump, a difference between two sides with one density, what centring takes from the two
    /// variances it also takes from the covariance.
    /// - Complexity: O(n · order).
    func derivative(_ degree: Int) -> (value: Double, variance: Double) {
        var unit = [Double](repeating: 0, count: order + 1)
        unit[degree] = 1
        var scale = 1.0
        for factor in 0..<degree { scale *= Double(factor + 1) / bandwidth }
        let row = moments.solve(unit).map { $0 * scale }
        let weights = range.map { index in
            let scaled = sample.distances[index] / bandwidth
            return row.reversed().reduce(0) { $0 * scaled + $1 } * (1 - abs(scaled))
        }
        let total = Double(sample.distances.count)
        var value = 0.0
        var tail = 0.0
        var squares = 0.0
        var position = range.upperBound
        while position > range.lowerBound {
            // One group of equal values after another, from above.
            let first = max(range.lowerBound, sample.firstEqual[position - 1])
            for index in first..<position { tail += weights[index - range.lowerBound] }
            for index in first..<position {
                let weight = weights[index - range.lowerBound]
                let influence = (tail - weight) / (total - 1)
                value += weight * sample.share(at: index)
                squares += influence * influence
            }
            position = first
        }
        // The moments are sums where the text has means: the n of the means cancels.
        return (value, squares)
    }
}

/// The sums of distances that distance correlation consists of, without the n² distances: by sorting and merging, as in
/// Huo and Székely, "Fast Computing for Distance Covariance" (Technometrics 58, 2016) and Chaudhuri and Hu, "A Fast
/// Algorithm for Computing Distance Correlation" (Comput. Stat. Data Anal. 135, 2019).
///
/// With distances aᵢⱼ = |xᵢ - xⱼ| and bᵢⱼ = |yᵢ - yⱼ|, and a dot for a sum over that index.
struct DistanceSums {
    /// For each of (x, y), (x, x) and (y, y): Σ aᵢⱼ bᵢⱼ, Σ aᵢ. bᵢ. and a.. b..
    struct Products {
        let pairwise: Double
        let rowwise: Double
        let total: Double
    }

    let count: Double
    private let both: Products
    private let left: Products
    private let right: Products

    /// Nil if either side does not vary.
    /// - Complexity: O(n log n).
    init?(_ x: [Double], _ y: [Double]) {
        let (scaledX, scaledY) = (ScaledColumn(x).values, ScaledColumn(y).values)
        guard let momentsX = CentralMoments(scaledX), let momentsY = CentralMoments(scaledY) else {
            return nil
        }
        let (x, y) = (scaledX.map { $0 - momentsX.mean }, scaledY.map { $0 - momentsY.mean })
        let order = RankedColumn(x).order
        let (sumsX, sumsY) = (rowSums(x, order), rowSums(y, RankedColumn(y).order))
        let (totalX, totalY) = (sumsX.reduce(0, +), sumsY.reduce(0, +))
        let n = Double(x.count)
        count = n
        // Σᵢⱼ (xᵢ - xⱼ)(yᵢ - yⱼ) = 2n Σ x y, about the means; where the signs differ, the product of distances has the
        // other sign.
        let against = oppositeProducts(order.map { Point(x: x[Int($0)], y: y[Int($0)]) })
        both = Products(
            pairwise: 2 * (n * laneSum(x, y, *) - 2 * against),
            rowwise: laneSum(sumsX, sumsY, *),
            total: totalX * totalY
        )
        left = Products(
            pairwise: 2 * n * momentsX.squares,
            rowwise: laneSum(sumsX, sumsX, *),
            total: totalX * totalX
        )
        right = Products(
            pairwise: 2 * n * momentsY.squares,
            rowwise: laneSum(sumsY, sumsY, *),
            total: totalY * totalY
        )
    }

    /// The squared distance covariance of the sample, times n².
    func covariance(_ products: Products) -> Double {
        max(0, products.pairwise - 2 / count * products.rowwise + products.total / (count * count))
    }

    /// The unbiased estimate of the squared distance covariance, times n (n - 3).
    func unbiasedCovariance(_ products: Products) -> Double {
        products.pairwise - 2 / (count - 2) * products.rowwise
            + products.total / ((count - 1) * (count - 2))
    }

    /// A covariance over the root of both variances; nil where rounding leaves no variance.
    func correlation(_ covariance: (Products) -> Double) -> Double? {
        let (leftVariance, rightVariance) = (covariance(left), covariance(right))
        guard leftVariance > 0, rightVariance > 0 else { return nil }
        return cosine(covariance(both), leftVariance, rightVariance)
    }
}

/// For each row the sum of the distances to all rows, from running sums in ascending order.
private func rowSums(_ values: [Double], _ order: [Int32]) -> [Double] {
    var sums = [Double](repeating: 0, count: values.count)
    let total = laneSum(values, values) { value, _ in value }
    var before = 0.0
    for (rank, row) in order.enumerated() {
        let value = values[Int(row)]
        sums[Int(row)] = Double(2 * rank - values.count) * value + total - 2 * before
        before += value
    }
    return sums
}

private struct Point {
    let x: Double
    let y: Double
}

/// Σ (xⱼ - xᵢ)(yⱼ - yᵢ) over the pairs i < j, of points that ascend in x, whose y descend: a merge sort by y in which
/// each point meets the sums over the points before it with a larger y.
private func oppositeProducts(_ points: [Point]) -> Double {
    var (points, merged) = (points, points)
    var sum = 0.0
    var width = 1
    while width < points.count {
        points.withUnsafeBufferPointer { source in
            merged.withUnsafeMutableBufferPointer { target in
                for start in stride(from: 0, to: source.count, by: 2 * width) {
                    let middle = min(start + width, source.count)
                    sum += merge(source, start, middle, min(middle + width, source.count), into: target)
                }
            }
        }
        swap(&points, &merged)
        width *= 2
    }
    return sum
}

/// Merges two adjacent runs that ascend in y, from their ends; the sum of products over the pairs that descend.
private func merge(
    _ source: UnsafeBufferPointer<Point>,
    _ start: Int,
    _ middle: Int,
    _ end: Int,
    into target: UnsafeMutableBufferPointer<Point>
) -> Double {
    var (left, right, place) = (middle - 1, end - 1, end - 1)
    // Over the points of the left run that are above all that is left of the right run.
    var (count, sumX, sumY, sumXY) = (0.0, 0.0, 0.0, 0.0)
    var products = 0.0
    while right >= middle {
        let later = source[right]
        if left >= start, source[left].y > later.y {
            let earlier = source[left]
            count += 1
            sumX += earlier.x
            sumY += earlier.y
            sumXY += earlier.x * earlier.y
            target[place] = earlier
            left -= 1
        } else {
            products += later.x * (count * later.y - sumY) - later.y * sumX + sumXY
            target[place] = later
            right -= 1
        }
        place -= 1
    }
    while left >= start {
        target[place] = source[left]
        left -= 1
        place -= 1
    }
    return products
}

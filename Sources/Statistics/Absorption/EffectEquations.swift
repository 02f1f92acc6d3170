/// The normal equations of the fixed effects of all factors but the widest, whose effects are eliminated.
///
/// With D the dummies of the others, W the weights and M the taking out of the widest factor's level means, they
/// are D'WMD v = D'WMx. A product with the matrix takes each combination of levels once; the matrix itself never
/// exists. It is positive semidefinite, and the equations are consistent.
struct EffectEquations {
    let combinations: LevelCombinations
    /// For each level of the widest factor 1 / its weight; 0 if it has none.
    let widestInverse: [Double]
    /// For each level of the others 1 / its weight; 0 if it has none.
    let otherInverse: [Double]

    /// The product of the matrix and the effects of the other factors.
    /// - Complexity: O(combinations · factors).
    func product(_ effects: [Double]) -> [Double] {
        var product = [Double](repeating: 0, count: effects.count)
        product.withUnsafeMutableBufferPointer { product in
            visit(effects) { _, range, mean, levels, weights, effects in
                let width = combinations.others.count
                for combination in range {
                    let own = levels + combination * width
                    let rest = weights[combination] * (fitted(own, width, effects) - mean)
                    for other in 0..<width { product[Int(own[other])] += rest }
                }
            }
        }
        return product
    }

    /// For each level of the widest factor the mean of what the others' effects add up to in its rows.
    func widestMeans(_ effects: [Double]) -> [Double] {
        var means = [Double](repeating: 0, count: widestInverse.count)
        visit(effects) { level, _, mean, _, _, _ in means[level] = mean }
        return means
    }

    @inline(__always)
    private func visit(
        _ effects: [Double],
        _ body: (
            _ level: Int, _ combinations: Range<Int>, _ mean: Double, _ levels: UnsafePointer<Int32>,
            _ weights: UnsafePointer<Double>, _ effects: UnsafePointer<Double>
        ) -> Void
    ) {
        let width = combinations.others.count
        guard width > 0, !effects.isEmpty else { return }
        combinations.levels.withUnsafeBufferPointer { levels in
            combinations.weights.withUnsafeBufferPointer { weights in
                effects.withUnsafeBufferPointer { effects in
                    let (levels, weights) = (levels.baseAddress!, weights.baseAddress!)
                    let effects = effects.baseAddress!
                    for level in widestInverse.indices {
                        let range = Int(combinations.starts[level])..<Int(combinations.starts[level + 1])
                        var sum = 0.0
                        for combination in range {
                            sum += weights[combination] * fitted(levels + combination * width, width, effects)
                        }
                        body(level, range, sum * widestInverse[level], levels, weights, effects)
                    }
                }
            }
        }
    }

    @inline(__always)
    private func fitted(_ levels: UnsafePointer<Int32>, _ width: Int, _ effects: UnsafePointer<Double>)
        -> Double
    {
        var sum = effects[Int(levels[0])]
        for other in 1..<max(1, width) { sum += effects[Int(levels[other])] }
        return sum
    }
}

extension EffectEquations {
    struct Solution {
        let effects: [Double]
        let iterations: Int
        /// The estimated weighted distance of the fitted values from their limit, before the last iterations.
        let distance: Double
        /// Whether the tolerance was reached within the iterations that were allowed.
        let isConverged: Bool
    }

    /// Iterations whose changes together estimate the distance from the limit that there was before them.
    private static let lag = 4

    /// Solves the equations by conjugate gradients, preconditioned by the levels' weights.
    ///
    /// In conjugate gradients the weighted squared distance of the fitted values from their limit falls by
    /// α r'z in each iteration (Hestenes and Stiefel 1952, theorem 6:1), so that the sum of the last four of these
    /// is a lower bound, and in practice a good estimate, of the squared distance before them (Strakoš and
    /// Tichý, "On error estimation in the conjugate gradient method", 2002). It ends when that is `tolerance`.
    /// It ends too where the level means that are left are a thousandth of the tolerance: rounding, nearly.
    func solve(_ right: [Double], tolerance: Double, maximumIterations: Int) -> Solution {
        var effects = [Double](repeating: 0, count: right.count)
        var residual = right
        var direction = [Double](repeating: 0, count: right.count)
        var previous = 0.0
        var falls: [Double] = []
        func distance() -> Double { falls.suffix(Self.lag).reduce(0, +).squareRoot() }
        func solution(_ iterations: Int, _ isConverged: Bool) -> Solution {
            .init(effects: effects, iterations: iterations, distance: distance(), isConverged: isConverged)
        }
        for iteration in 0..<maximumIterations {
            // The squared length of what is left of level means: z'r with z = r / weights.
            var length = 0.0
            for level in right.indices { length += residual[level] * residual[level] * otherInverse[level] }
            let isNear = falls.count >= Self.lag && distance() <= tolerance
            if isNear || length.squareRoot() <= tolerance * Self.exhausted {
                return solution(iteration, true)
            }
            let ratio = previous > 0 ? length / previous : 0
            for level in right.indices {
                direction[level] = residual[level] * otherInverse[level] + ratio * direction[level]
            }
            previous = length
            let image = product(direction)
            var curvature = 0.0
            for level in right.indices { curvature += direction[level] * image[level] }
            // The equations are consistent, so only rounding errors lie in the matrix's null space.
            guard curvature > 0 else { return solution(iteration, true) }
            let step = length / curvature
            for level in right.indices {
                effects[level] += step * direction[level]
                residual[level] -= step * image[level]
            }
            falls.append(step * length)
        }
        return solution(maximumIterations, false)
    }

    /// As a share of the tolerance.
    private static let exhausted = 1e-3
}

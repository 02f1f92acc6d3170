import LinearAlgebra

/// What weights are judged by: how much of the outcomes' variance goes with their composite, and how far they are from a centre, the
/// current weights as a rule.
///
/// Σ πₒ (1 - rₒ |rₒ|) + λ |w - w₀|², with rₒ = w'cₒ / √(w'Gw)
///
/// over w, with the priorities π adding up to 1. Of an outcome that the composite goes with (r ≥ 0), 1 - r² is the share of variance
/// that is left: the least of 1 - 2 b w'c + b² w'Gw over scales b. One that it runs against counts 1 + r²: weights are drawn to where
/// it does so less. (If these all counted 1, weights that run against an outcome would all be as good as each other.)
/// λ is a price in shares of variance: at λ = 1, moving the weights by 10 percentage points in all (as a distance) has to explain
/// 1 % more.
struct WeightObjective: Sendable {
    let evidence: WeightEvidence
    /// πₒ.
    let priorities: [Double]
    /// What weights are drawn to.
    let centre: [Double]
    /// λ.
    let price: Double

    /// As good as no price. It decides only where the evidence does not, so that an indicator that does not vary stays where it is
    /// as far as the others let it.
    static let leastPrice = 1e-6

    /// - Precondition: the price is finite and not negative; below ``leastPrice`` it is that.
    init(_ evidence: WeightEvidence, priorities: [Double], centre: [Double], price: Double) {
        precondition(price >= 0 && price.isFinite, "a price that can be paid")
        self.evidence = evidence
        self.priorities = priorities
        self.centre = centre
        self.price = max(price, Self.leastPrice)
    }

    /// The objective with the best scales for these weights.
    func value(at weights: [Double]) -> Double {
        priorities.reduce(0, +) - explained(by: weights) + price * squaredDistance(of: weights)
    }

    /// The explained share of the outcomes' variance: Σ πₒ rₒ |rₒ|.
    func explained(by weights: [Double]) -> Double {
        zip(priorities, evidence.explained(by: weights)).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// The objective with given scales.
    func value(at weights: [Double], scales: [Double]) -> Double {
        let variance = evidence.variance(of: weights)
        return priorities.indices.reduce(price * squaredDistance(of: weights)) { sum, outcome in
            let scale = scales[outcome]
            let covariance = dot(weights, evidence.directions[outcome])
            return sum + priorities[outcome] * (1 - 2 * scale * covariance + scale * scale * variance)
        }
    }

    private func squaredDistance(of weights: [Double]) -> Double {
        zip(weights, centre).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }

    /// H and g of a convex function ½ w'Hw + g'w that falls from a point where the objective does.
    ///
    /// For outcomes with scales b ≥ 0 it is the objective at given scales: H = 2 (Σ πb² G + λI), g = -2 (Σ πb c + λw₀). An outcome
    /// with b < 0 adds as much to H, which keeps steps short, and to g what makes the slope at the point that of πr²: 2πb (c - 2b Gw).
    /// - Parameter point: where the slope has to be right; of no matter where no scale is negative.
    /// - Complexity: O(indicators²).
    func quadratic(scales: [Double], at point: [Double] = []) -> (hessian: Matrix, gradient: [Double]) {
        let curvature = zip(priorities, scales).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
        var hessian = 2 * curvature * evidence.products
        for indicator in centre.indices { hessian[indicator, indicator] += 2 * price }
        var gradient = centre.indices.map { indicator in
            zip(priorities, scales).enumerated().reduce(-2 * price * centre[indicator]) { sum, outcome in
                let (priority, scale) = outcome.element
                return sum - 2 * priority * abs(scale) * evidence.directions[outcome.offset][indicator]
            }
        }
        let against = zip(priorities, scales).reduce(0) { $1.1 < 0 ? $0 + $1.0 * $1.1 * $1.1 : $0 }
        if against > 0 {
            for (indicator, product) in (evidence.products * point).enumerated() {
                gradient[indicator] -= 4 * against * product
            }
        }
        return (hessian, gradient)
    }
}

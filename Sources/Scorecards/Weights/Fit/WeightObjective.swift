import LinearAlgebra

/// What weights w are judged by: how much of the outcomes' variance their composite leaves unexplained, and how far they are from a
/// centre, the current weights as a rule.
///
/// Σ πₒ |yₒ - bₒ Xw|² / |yₒ|² + λ |w - w₀|²
///   = Σ πₒ (1 - 2 bₒ w'cₒ + bₒ² w'Gw) + λ |w - w₀|²
///
/// over w and bₒ ≥ 0, with the priorities π adding up to 1. So λ is a price in shares of variance: at λ = 1, moving the weights by
/// 10 percentage points in all (as a distance) has to explain 1 % more.
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
        let explained = zip(priorities, evidence.explained(by: weights)).reduce(0) { $0 + $1.0 * $1.1 }
        return priorities.reduce(0, +) - explained + price * squaredDistance(of: weights)
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

    /// H and g of the objective as a function of the weights at given scales, ½ w'Hw + g'w and a constant:
    /// H = 2 (Σ πb² G + λI), g = -2 (Σ πb c + λw₀).
    /// - Complexity: O(indicators²).
    func quadratic(scales: [Double]) -> (hessian: Matrix, gradient: [Double]) {
        let curvature = zip(priorities, scales).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
        var hessian = 2 * curvature * evidence.products
        for indicator in centre.indices { hessian[indicator, indicator] += 2 * price }
        let gradient = centre.indices.map { indicator in
            zip(priorities, scales).enumerated().reduce(-2 * price * centre[indicator]) { sum, outcome in
                let (priority, scale) = outcome.element
                return sum - 2 * priority * scale * evidence.directions[outcome.offset][indicator]
            }
        }
        return (hessian, gradient)
    }
}

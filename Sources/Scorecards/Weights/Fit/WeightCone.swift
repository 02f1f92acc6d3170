import LinearAlgebra
import Statistics

/// The weights whose composite follows the priority-weighted sum of the outcomes best, at no price: one convex program.
///
/// With u = b w, the rules for w say of u that it lies in a cone, since Σ w = 1 makes b = Σ u:
/// Σ_group u = share · Σ u, lower · Σ u ≤ u ≤ upper · Σ u, u_speed ≤ ratio · u_quality, Σ u ≥ 0. Then
/// |y - Xu|² is convex in u, and w = u / Σ u. For a single outcome this is the global optimum of ``WeightObjective`` at no price.
struct WeightCone {
    /// Nil where the best is b = 0: no weights that keep the rules go with the outcomes.
    let weights: [Double]?

    /// - Throws: `QuadraticProgramError` where numbers are not finite.
    /// - Complexity: that of one quadratic program with two rows for each indicator.
    init(_ objective: WeightObjective, rules: WeightRules) throws {
        let evidence = objective.evidence
        let size = evidence.indicatorCount
        var hessian = evidence.products
        let spread = hessian.diagonal.reduce(0, +) / Double(size)
        guard spread > 0 else {
            weights = nil
            return
        }
        for indicator in 0..<size { hessian[indicator, indicator] += WeightObjective.leastPrice * spread }
        let direction = (0..<size).map { indicator in
            zip(objective.priorities, evidence.directions).reduce(0) { $0 - $1.0 * $1.1[indicator] }
        }
        var program = QuadraticProgram(hessian: hessian, gradient: direction)
        /// Requires Σ entries · u compared with limit · Σ u.
        func require(_ entries: [Int: Double], _ relation: QuadraticProgram.Relation, _ limit: Double) {
            program.require((0..<size).map { (entries[$0] ?? 0) - limit }, relation, 0, named: "")
        }
        for group in rules.groups {
            let members = Dictionary(uniqueKeysWithValues: group.members.map { ($0, 1.0) })
            require(members, .equal, group.share)
        }
        for pair in rules.balances {
            require([pair.speed: 1, pair.quality: -pair.ratio], .atMost, pair.allowance)
        }
        for indicator in 0..<size {
            require([indicator: 1], .atLeast, rules.lowerLimit(of: indicator).limit)
            require([indicator: 1], .atMost, rules.upperLimit(of: indicator).limit)
        }
        require([:], .atMost, 1)
        let point = try program.solve().point
        let sum = point.reduce(0, +)
        // What the outcomes could be worth of one indicator alone; a share of that which is rounding is none.
        let most = direction.reduce(0) { max($0, abs($1)) } / spread
        weights = sum > 1e-9 * most ? point.map { $0 / sum } : nil
    }
}

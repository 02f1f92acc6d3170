import Statistics

/// The weights that keep the rules and minimise a ``WeightObjective``.
struct WeightFit: Sendable, Equatable {
    let weights: [Double]
    /// bₒ.
    let scales: [Double]
    let value: Double
    /// The rules that hold with equality and carry the solution, with their prices.
    let binding: [Binding]
    /// How often the weights were solved for.
    let iterations: Int

    /// A rule at its limit.
    struct Binding: Sendable, Equatable {
        let restriction: WeightRestriction
        /// By how much the objective would rise for each unit that the limit is raised.
        let multiplier: Double
    }
}

extension WeightFit {
    /// Finds weights and scales by turns: the best scales for the weights in closed form, then the best weights for the scales, a
    /// convex quadratic program.
    ///
    /// Each turn lowers the objective or ends, and what it ends in is optimal in weights and in scales, each for the other
    /// (Gorski, Pfeuffer and Klamroth, "Biconvex sets and optimization with biconvex functions", Mathematical Methods of
    /// Operations Research 66, 2007, theorem 4.7). Near the end the distance shrinks each turn by the share of the composite's
    /// variance that the weights which are free to move explain. Since the scales follow from the weights, the slope of the
    /// optimum by a limit is the multiplier of the last program (the envelope theorem).
    /// - Parameters:
    ///   - scales: to begin with.
    ///   - tolerance: the turn that moves no weight by so much is the last.
    /// - Throws: ``WeightRulesError/conflict(_:gap:)``; `QuadraticProgramError` where numbers are not finite.
    /// - Complexity: that of a quadratic program for each turn, usually about ten.
    init(
        _ objective: WeightObjective,
        rules: WeightRules,
        from scales: [Double],
        tolerance: Double = 1e-9
    ) throws {
        var scales = scales
        var weights = objective.centre
        var iterations = 0
        var solution: QuadraticProgram.Solution
        repeat {
            let (hessian, gradient) = objective.quadratic(scales: scales)
            solution = try rules.solve(rules.program(hessian: hessian, gradient: gradient))
            let largestMove = zip(solution.point, weights).reduce(0) { max($0, abs($1.0 - $1.1)) }
            weights = solution.point
            scales = objective.evidence.scales(of: weights)
            iterations += 1
            if largestMove < tolerance { break }
        } while iterations < Self.mostIterations
        self.weights = weights
        self.scales = scales
        self.iterations = iterations
        value = objective.value(at: weights, scales: scales)
        binding = solution.active.map { restriction in
            let multiplier =
                switch restriction {
                case .constraint(let row): solution.multipliers[row]
                case .lowerBound(let variable), .upperBound(let variable):
                    solution.boundMultipliers[variable]
                }
            return Binding(restriction: rules.restriction(of: restriction), multiplier: multiplier)
        }
    }

    private static let mostIterations = 500

    /// The best of what is found from two sides: from the scales at the centre, and from those at the optimum of the outcomes' sum
    /// (``WeightCone``), which may lie in another valley where the composite at the centre goes against the outcomes.
    /// - Throws: ``WeightRulesError/conflict(_:gap:)``; `QuadraticProgramError` where numbers are not finite.
    static func best(_ objective: WeightObjective, rules: WeightRules) throws -> WeightFit {
        let evidence = objective.evidence
        let first = try WeightFit(objective, rules: rules, from: evidence.scales(of: objective.centre))
        guard let other = try WeightCone(objective, rules: rules).weights else { return first }
        let second = try WeightFit(objective, rules: rules, from: evidence.scales(of: other))
        return second.value < first.value ? second : first
    }
}

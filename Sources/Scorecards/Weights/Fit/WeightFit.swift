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
    /// variance that the weights which are free to move explain, which is slow where outcomes pull apart; so the scales are
    /// extrapolated (``ScaleExtrapolation``), and where that does not lower the objective, the turn is taken back. Since the scales
    /// follow from the weights, the slope of the optimum by a limit is the multiplier of the last program (the envelope theorem).
    /// - Parameters:
    ///   - scales: to begin with.
    ///   - tolerance: the turn without extrapolation that moves no weight by so much is the last.
    /// - Throws: ``WeightRulesError/conflict(_:gap:)``; `QuadraticProgramError` where numbers are not finite.
    /// - Complexity: that of a quadratic program for each turn, usually about ten.
    init(
        _ objective: WeightObjective,
        rules: WeightRules,
        from scales: [Double],
        tolerance: Double = 1e-9
    ) throws {
        let evidence = objective.evidence
        var extrapolation = ScaleExtrapolation()
        var (weights, value) = (objective.centre, Double.infinity)
        var (tried, image, isExtrapolated) = (scales, scales, false)
        var iterations = 0
        var solution: QuadraticProgram.Solution
        repeat {
            let (hessian, gradient) = objective.quadratic(scales: tried)
            solution = try rules.solve(
                rules.program(hessian: hessian, gradient: gradient),
                residual: 1e-3 * tolerance
            )
            iterations += 1
            let reached = objective.value(at: solution.point)
            if isExtrapolated && reached > value + 1e-14 {
                extrapolation.forget()
                (tried, isExtrapolated) = (image, false)
                continue
            }
            let largestMove = zip(solution.point, weights).reduce(0) { max($0, abs($1.0 - $1.1)) }
            (weights, value) = (solution.point, reached)
            image = evidence.scales(of: weights)
            if largestMove < tolerance {
                if !isExtrapolated { break }
                (tried, isExtrapolated) = (image, false)
            } else {
                tried = extrapolation.next(after: tried, image: image)
                isExtrapolated = tried != image
            }
        } while iterations < Self.mostIterations
        let scales = evidence.scales(of: weights)
        self.weights = weights
        self.scales = scales
        self.iterations = iterations
        self.value = objective.value(at: weights, scales: scales)
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

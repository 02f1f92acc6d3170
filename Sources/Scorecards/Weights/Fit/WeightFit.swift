import Statistics

/// The weights that keep the rules and minimise a ``WeightObjective``.
struct WeightFit: Sendable, Equatable {
    let weights: [Double]
    /// bₒ; negative where the composite runs against an outcome.
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
    /// While the composite goes with every outcome, each turn lowers the objective or ends, and what it ends in is optimal in weights
    /// and in scales, each for the other (Gorski, Pfeuffer and Klamroth, "Biconvex sets and optimization with biconvex functions",
    /// Mathematical Methods of Operations Research 66, 2007, theorem 4.7). Where it runs against one, the program has the
    /// objective's slope and a curvature that is not negative, so that it leads downwards, and of the way as much is gone, by
    /// halves, as lowers the objective (Nocedal and Wright, "Numerical Optimization", 2006, sections 3.1 and 18.4).
    /// Near the end the distance shrinks each turn by the share of the composite's variance that the weights which are free to
    /// move explain, which is slow where outcomes pull apart; so the scales are extrapolated (``ScaleExtrapolation``), and where
    /// that does not lower the objective, the turn is taken back. Since the scales follow from the weights, the slope of the
    /// optimum by a limit is the multiplier of the last program (the envelope theorem).
    /// - Parameters:
    ///   - start: weights to begin with; if they break the rules, only their scales count.
    ///   - tolerance: the turn without extrapolation that moves no weight by so much is the last.
    /// - Throws: ``WeightRulesError/conflict(_:gap:)``; `QuadraticProgramError` where numbers are not finite.
    /// - Complexity: that of a quadratic program for each turn, usually about ten.
    init(
        _ objective: WeightObjective,
        rules: WeightRules,
        from start: [Double],
        tolerance: Double = 1e-9
    ) throws {
        let evidence = objective.evidence
        var extrapolation = ScaleExtrapolation()
        var weights = start
        var value = rules.broken(by: start).isEmpty ? objective.value(at: start) : .infinity
        var image = evidence.scales(of: start)
        var (tried, isExtrapolated) = (image, false)
        var iterations = 0
        var solution: QuadraticProgram.Solution
        repeat {
            let (hessian, gradient) = objective.quadratic(scales: tried, at: weights)
            solution = try rules.solve(
                rules.program(hessian: hessian, gradient: gradient),
                residual: 1e-3 * tolerance
            )
            iterations += 1
            var (next, reached) = (solution.point, objective.value(at: solution.point))
            if isExtrapolated && reached > value + 1e-14 {
                extrapolation.forget()
                (tried, isExtrapolated) = (image, false)
                continue
            }
            if reached > value + 1e-14 {
                guard let shorter = objective.lower(than: value, from: weights, to: next) else { break }
                (next, reached) = shorter
                extrapolation.forget()
            }
            let largestMove = zip(next, weights).reduce(0) { max($0, abs($1.0 - $1.1)) }
            (weights, value) = (next, reached)
            image = evidence.scales(of: weights)
            if largestMove < tolerance {
                if !isExtrapolated { break }
                (tried, isExtrapolated) = (image, false)
            } else if image.contains(where: { $0 < 0 }) || tried.contains(where: { $0 < 0 }) {
                extrapolation.forget()
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
        self.value = objective.value(at: weights)
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

    /// The best of what is found from several places (``WeightStarts``): where outcomes pull apart, or the composite runs against
    /// some, there may be several valleys.
    /// - Throws: ``WeightRulesError/conflict(_:gap:)``; `QuadraticProgramError` where numbers are not finite.
    static func best(_ objective: WeightObjective, rules: WeightRules) throws -> WeightFit {
        var best = try WeightFit(objective, rules: rules, from: objective.centre)
        for start in try WeightStarts(objective, rules: rules).points {
            let other = try WeightFit(objective, rules: rules, from: start)
            // Of equal ones the first: what rounding adds is no gain.
            if other.value < best.value - 1e-12 { best = other }
        }
        return best
    }
}

extension WeightObjective {
    /// The first point of a half, a quarter, an eighth … of the way to a target at which the objective is below a value.
    /// - Returns: nil where none is.
    fileprivate func lower(
        than value: Double,
        from start: [Double],
        to target: [Double]
    ) -> (point: [Double], value: Double)? {
        var share = 0.5
        while share > 1e-9 {
            let point = zip(start, target).map { $0 + share * ($1 - $0) }
            let reached = self.value(at: point)
            if reached < value { return (point, reached) }
            share /= 2
        }
        return nil
    }
}

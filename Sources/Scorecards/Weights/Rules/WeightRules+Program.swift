import LinearAlgebra
import Statistics

extension WeightRules {
    /// The restriction that keeps a weight from below most tightly, and where.
    func lowerLimit(of indicator: Int) -> (limit: Double, restriction: WeightRestriction) {
        let rule = indicators[indicator]
        let isByStep = rule.leastByStep > rule.floor
        return (rule.least, isByStep ? .largestFall(indicator: indicator) : .floor(indicator: indicator))
    }

    /// The restriction that keeps a weight from above most tightly, and where.
    func upperLimit(of indicator: Int) -> (limit: Double, restriction: WeightRestriction) {
        let rule = indicators[indicator]
        let isByStep = rule.mostByStep < rule.cap
        return (rule.most, isByStep ? .largestRise(indicator: indicator) : .cap(indicator: indicator))
    }

    /// The program that minimises ½ w'Hw + g'w among the weights that keep the rules.
    ///
    /// Its rows are the total, the groups and the pairs. Floors, caps and steps are bounds of its variables.
    func program(hessian: Matrix, gradient: [Double]) -> QuadraticProgram {
        var program = QuadraticProgram(
            hessian: hessian,
            gradient: gradient,
            variables: indicators.map(\.id)
        )
        func row(_ entries: [(Int, Double)]) -> [Double] {
            var row = [Double](repeating: 0, count: indicators.count)
            for (indicator, value) in entries { row[indicator] = value }
            return row
        }
        program.require(indicators.map { _ in 1 }, .equal, 1, named: "total")
        for group in groups {
            program.require(row(group.members.map { ($0, 1) }), .equal, group.share, named: group.id)
        }
        for pair in balances {
            program.require(
                row([(pair.speed, 1), (pair.quality, -pair.ratio)]),
                .atMost,
                pair.allowance,
                named: "\(indicators[pair.speed].id) against \(indicators[pair.quality].id)"
            )
        }
        for indicator in indicators.indices {
            program.bound(
                variable: indicator,
                from: lowerLimit(of: indicator).limit,
                to: upperLimit(of: indicator).limit
            )
        }
        return program
    }

    /// What a restriction of ``program(hessian:gradient:)`` is in the rules.
    func restriction(of restriction: QuadraticProgram.Restriction) -> WeightRestriction {
        switch restriction {
        case .constraint(0): .total
        case .constraint(let row) where row <= groups.count: .group(row - 1)
        case .constraint(let row): .balance(row - 1 - groups.count)
        case .lowerBound(let indicator): lowerLimit(of: indicator).restriction
        case .upperBound(let indicator): upperLimit(of: indicator).restriction
        }
    }

    /// Solves a program of these rules.
    /// - Parameter residual: as of `QuadraticProgram.solve(residual:)`.
    /// - Throws: ``WeightRulesError/conflict(_:gap:)``; `QuadraticProgramError` where numbers are not finite.
    func solve(_ program: QuadraticProgram, residual: Double = 1e-12) throws -> QuadraticProgram.Solution {
        do {
            return try program.solve(residual: residual)
        } catch QuadraticProgramError.infeasible(let conflict) {
            throw WeightRulesError.conflict(
                conflict.members.map { restriction(of: $0.restriction) },
                gap: conflict.gap
            )
        }
    }

    /// The weights that keep the rules and are nearest to a point.
    /// - Throws: ``WeightRulesError/conflict(_:gap:)``.
    /// - Complexity: that of one quadratic program.
    public func nearest(to point: [Double]) throws -> [Double] {
        try solve(program(hessian: .identity(point.count), gradient: point.map { -$0 })).point
    }
}

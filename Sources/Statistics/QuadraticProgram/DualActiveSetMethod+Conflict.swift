extension DualActiveSetMethod {
    /// Deals with a violated candidate whose normal is a combination of the active ones, none of which can leave.
    ///
    /// Then its normal minus that combination is zero, while the limits add up to the violation: a proof, in the
    /// sense of Farkas, that no point satisfies them together. The active normals are independent, so this is
    /// the only way in which they and the candidate depend on each other; without any one of those that
    /// take part the rest is independent, and can be satisfied. So the set is minimal as it is.
    ///
    /// The proof is checked in the program's own numbers. If it does not hold beyond rounding for points up to ten
    /// times as far away as this one, the candidate counts as satisfied.
    /// - Parameter direction: -1 if an equality is missed from above.
    /// - Throws: ``QuadraticProgramError/infeasible(_:)``.
    mutating func settleDependent(_ candidate: Int, direction: Double) throws {
        var weights = activeWeights(for: candidate, direction: direction)
        let least = 1e-10 * weights.reduce(1) { max($0, $1.magnitude.nearestDouble) }
        let pruned = weights.map { $0.magnitude.nearestDouble < least ? .zero : $0 }
        if pruned != weights, gap(candidate, direction, pruned) > 0 { weights = pruned }
        let gap = gap(candidate, direction, weights)
        guard gap > 0 else { return settle(candidate) }
        var members = [(candidate: candidate, weight: direction)]
        for position in 0..<activeCount where weights[position] != .zero {
            members.append((active[position], weights[position].nearestDouble))
        }
        throw QuadraticProgramError.infeasible(conflict(of: members.sorted { $0.candidate < $1.candidate }))
    }

    /// The weights with which the active normals cancel the candidate's, refined once.
    private mutating func activeWeights(for candidate: Int, direction: Double) -> [Number] {
        var weights = (0..<activeCount).map { Number(-direction) * factors.dualDirection[$0] }
        var rest = cancellation(candidate, direction, weights)
        var correction = [Number](repeating: .zero, count: program.size)
        rest.withUnsafeMutableBufferPointer { rest in
            correction.withUnsafeMutableBufferPointer { correction in
                guard let right = rest.baseAddress, let slack = correction.baseAddress else { return }
                factors.solveOptimality(right: right, slack: slack)
            }
        }
        for position in weights.indices { weights[position] += correction[position] }
        for position in equalityCount..<max(equalityCount, activeCount) {
            weights[position] = max(.zero, weights[position])
        }
        return weights
    }

    /// The weighted sum of the normals.
    private func cancellation(_ candidate: Int, _ direction: Double, _ weights: [Number]) -> [Number] {
        var sum = [Number](repeating: .zero, count: program.size)
        sum.withUnsafeMutableBufferPointer { sum in
            guard let target = sum.baseAddress else { return }
            program.addNormal(candidate, times: Number(direction), to: target)
            for position in 0..<activeCount {
                program.addNormal(active[position], times: weights[position], to: target)
            }
        }
        return sum
    }

    /// The weighted sum of the limits, less what rounding and the normals' remainder could account for.
    private func gap(_ candidate: Int, _ direction: Double, _ weights: [Number]) -> Double {
        var sum = Number(direction * program.limits[candidate])
        var terms = sum.magnitude.nearestDouble
        for position in 0..<activeCount where weights[position] != .zero {
            let term = weights[position] * Number(program.limits[active[position]])
            sum += term
            terms += term.magnitude.nearestDouble
        }
        let length = (0..<program.size).reduce(0) { max($0, point[$1].magnitude.nearestDouble) }
        let remainder = cancellation(candidate, direction, weights).reduce(0) {
            $0 + $1.magnitude.nearestDouble
        }
        return sum.nearestDouble - remainder * 10 * (length + program.gradientSize) - 16 * .ulpOfOne * terms
    }

    private func conflict(of members: [(candidate: Int, weight: Double)]) -> QuadraticProgram.Conflict {
        let weights = members.map { program.originalMultiplier($0.candidate, $0.weight) }
        let largest = weights.reduce(0) { max($0, abs($1)) }
        let gap = members.reduce(0) { $0 + $1.weight * program.statedLimits[$1.candidate] }
        return QuadraticProgram.Conflict(
            members: zip(members, weights).map { member, weight in
                .init(restriction: program.restriction(member.candidate), weight: weight / largest)
            },
            gap: gap / largest
        )
    }
}

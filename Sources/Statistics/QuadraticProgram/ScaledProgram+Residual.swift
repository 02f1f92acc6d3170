/// A point with the multipliers of the candidates that are active there, in the units of a scaled program.
struct ActiveSetPoint {
    var point: [Double]
    var active: [Int]
    /// Of the active candidates.
    var multipliers: [Double]
}

extension ScaledProgram {
    /// What a point leaves of the optimality conditions, with the limits as they are stated.
    /// - Complexity: O(n² + n m).
    func residual(of optimum: ActiveSetPoint) -> KKTResidual {
        let point = optimum.point
        var rest = gradient
        var terms = gradient.map(abs)
        hessian.withUnsafeElements { hessian in
            for column in 0..<size {
                let (value, first) = (point[column], column * size)
                for row in 0..<size {
                    let term = hessian[first + row] * value
                    rest[row] += term
                    terms[row] += abs(term)
                }
            }
        }
        for (candidate, multiplier) in zip(optimum.active, optimum.multipliers) {
            if let bound = bound(candidate) {
                rest[bound.variable] -= bound.sign * multiplier
                terms[bound.variable] += abs(multiplier)
            } else {
                let normal = normals + candidate * size
                for variable in 0..<size {
                    let term = multiplier * normal[variable]
                    rest[variable] -= term
                    terms[variable] += abs(term)
                }
            }
        }
        let scale = terms.max() ?? 0
        let largest = rest.reduce(0) { max($0, abs($1)) }
        return KKTResidual(
            stationarity: scale > 0 ? largest / scale : 0,
            feasibility: infeasibility(of: optimum)
        )
    }

    /// The largest miss of a restriction, relative to its terms.
    private func infeasibility(of optimum: ActiveSetPoint) -> Double {
        let point = optimum.point
        let length = point.reduce(0) { max($0, abs($1)) } + gradientSize
        var largest = 0.0
        func look(at candidate: Int, isTight: Bool) {
            let limit = statedLimits[candidate]
            let value =
                bound(candidate).map { $0.sign * point[$0.variable] }
                ?? Double.dot(point, normals + candidate * size, size)
            let miss = isTight ? abs(value - limit) : max(0, limit - value)
            guard miss > 0 else { return }
            largest = max(largest, miss / (normalSum(candidate) * length + abs(limit)))
        }
        for candidate in 0..<candidates {
            look(at: candidate, isTight: candidate < rows && isEquality[candidate])
        }
        for candidate in optimum.active { look(at: candidate, isTight: true) }
        return largest
    }
}

import Foundation
import LinearAlgebra

extension SplitSample {
    /// See ``densityBandwidths(_:at:order:)``.
    func bandwidths(order: Int) throws -> (left: Double, right: Double) {
        precondition(order >= 1, "a slope to fit")
        return (try bandwidth(.left, order), try bandwidth(.right, order))
    }

    private func bandwidth(_ side: Side, _ order: Int) throws -> Double {
        let count = Double(distances.count)
        let pilot = try held(pilotBandwidth(order), side, order)
        // The derivative of order p + 1 from a fit of that order, which sees nothing of higher ones.
        let curvature = try LocalDistribution(self, side, bandwidth: pilot, order: order + 1)
            .derivative(order + 1)
        let constant = BoundaryConstants(order: order).bias(of: 1)
        let biasSquared = constant * constant * (curvature.value * curvature.value + 3 * curvature.variance)
        let slope = try LocalDistribution(self, side, bandwidth: pilot, order: order).derivative(1)
        let variance = slope.variance * count * pilot
        let power = Double(2 * order)
        return try held(pow(variance / (power * count * biasSquared), 1 / (power + 1)), side, order)
    }

    /// The best bandwidth for the derivative of order p + 1 if the values were normal, with the steepest next
    /// derivative that such a density has anywhere.
    private func pilotBandwidth(_ order: Int) -> Double {
        let count = Double(distances.count)
        let mean = distances.reduce(0, +) / count
        let deviation = (distances.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
        let degree = order + 1
        let constants = BoundaryConstants(order: degree)
        let score = min(abs(mean / deviation), 2)
        let density = Normal().density(score) / deviation
        let steepest = steepestNormalDerivative(order + 1) / pow(deviation, Double(degree + 1))
        let bias = constants.bias(of: degree) * steepest
        let variance = constants.variance(of: degree) * density
        let power = Double(2 * degree - 1)
        return pow(power * variance / (2 * count * bias * bias), 1 / (power + 2))
    }

    /// A bandwidth that holds enough different values and does not reach beyond the data.
    private func held(_ bandwidth: Double, _ side: Side, _ order: Int) throws -> Double {
        let range = range(of: side)
        let needed = 20 + order + 1
        try require(order + 3, distinct(in: range), side)
        let inward = side == .left ? Array(range.reversed()) : Array(range)
        var seen = 0
        var least = 0.0
        for (position, index) in inward.enumerated() {
            if position == 0 || distances[index] != distances[inward[position - 1]] { seen += 1 }
            least = abs(distances[index])
            if seen > needed { break }
        }
        // A value at the very edge has no weight.
        let farthest = abs(distances[side == .left ? range.lowerBound : range.upperBound - 1]) * (1 + 1e-9)
        return min(max(bandwidth, least), farthest)
    }
}

/// What the bias and the variance of a derivative at a boundary are, beside the bandwidth, the number of values and the
/// unknown density: integrals of the triangular kernel 1 - u over [0, 1].
struct BoundaryConstants {
    private let order: Int
    private let inverse: Matrix

    init(order: Int) {
        self.order = order
        var moments = Matrix(rows: order + 1, columns: order + 1)
        for row in 0...order {
            for column in 0...order { moments[row, column] = Self.kernelMoment(row + column) }
        }
        // Positive definite as the Gram matrix of powers.
        inverse = (try? Cholesky(moments).inverse) ?? Matrix.identity(order + 1)
    }

    /// The bias of the derivative `degree` of F is this × F⁽ᵖ⁺¹⁾ h^(p + 1 - degree).
    func bias(of degree: Int) -> Double {
        let next = (0...order).map { Self.kernelMoment($0 + order + 1) }
        return factorial(degree) / factorial(order + 1) * (inverse * next)[degree]
    }

    /// Its variance is this × f / (n h^(2 degree - 1)).
    func variance(of degree: Int) -> Double {
        var middle = Matrix(rows: order + 1, columns: order + 1)
        for row in 0...order {
            for column in 0...order { middle[row, column] = minimumMoment(row, column) }
        }
        return factorial(degree) * factorial(degree) * (inverse * middle * inverse)[degree, degree]
    }

    /// ∫ uᵏ (1 - u) du.
    private static func kernelMoment(_ power: Int) -> Double {
        1 / Double((power + 1) * (power + 2))
    }

    /// ∫∫ uʲ vᵏ (1 - u) (1 - v) min(u, v) du dv, by splitting at u = v and integrating the inner power series.
    private func minimumMoment(_ first: Int, _ second: Int) -> Double {
        func half(_ inner: Int, _ outer: Int) -> Double {
            // ∫₀¹ vᵒ (1 - v) ∫₀ᵛ uⁱ⁺¹ (1 - u) du dv.
            let (low, high) = (Double(inner + 2), Double(inner + 3))
            return Self.kernelMoment(outer + inner + 2) / low
                - Self.kernelMoment(outer + inner + 3) / high
        }
        return half(first, second) + half(second, first)
    }
}

private func factorial(_ number: Int) -> Double {
    (0..<number).reduce(1) { $0 * Double($1 + 1) }
}

/// The largest absolute value of the derivative of this order of the standard normal density: |Heₖ(z)| φ(z), on a grid.
private func steepestNormalDerivative(_ order: Int) -> Double {
    stride(from: 0.0, through: 5, by: 0.01).reduce(0) { largest, z in
        var (previous, value) = (1.0, z)
        for degree in 1..<order { (previous, value) = (value, z * value - Double(degree) * previous) }
        return max(largest, abs(value) * Normal().density(z))
    }
}

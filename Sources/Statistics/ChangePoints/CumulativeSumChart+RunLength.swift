import Foundation
import LinearAlgebra

extension CumulativeSumChart {
    /// How many independent normal values it takes on average until the chart gives an alarm, from sums of zero, when
    /// the mean is `shift` standard deviations off its target; with no shift, the distance between false alarms.
    ///
    /// The run length of one side solves L(z) = 1 + L(0) Φ(k - d - z) + ∫₀ʰ L(x) φ(x + k - d - z) dx (Page 1954), here
    /// on Gauss-Legendre nodes (Nyström's method), good to ten digits where h is below 20. Both sides together:
    /// 1 / L = 1 / L⁺ + 1 / L⁻.
    public static func averageRunLength(
        reference: Double = 0.5,
        decision: Double = 5,
        shift: Double = 0
    ) throws -> Double {
        precondition(reference >= 0 && decision > 0, "positive sizes")
        let up = try oneSidedRunLength(reference - shift, decision)
        let down = try oneSidedRunLength(reference + shift, decision)
        return 1 / (1 / up + 1 / down)
    }

    private static func oneSidedRunLength(_ drift: Double, _ decision: Double) throws -> Double {
        let count = 24 + 4 * Int(decision.rounded(.up))
        let (nodes, weights) = gaussLegendre(count)
        let points = nodes.map { decision * (1 + $0) / 2 }
        let normal = Normal()
        // Unknowns: L(0), then L at the nodes.
        var system = Matrix.identity(count + 1)
        for (row, start) in ([0] + points).enumerated() {
            system[row, 0] -= normal.lowerTail(drift - start)
            for (column, point) in points.enumerated() {
                let density = normal.density(point + drift - start)
                system[row, column + 1] -= density * weights[column] * decision / 2
            }
        }
        let qr = try PivotedQR(system)
        var solution = qr.multiply(
            Matrix(rows: count + 1, columns: 1, repeating: 1),
            transposed: true
        )
        solution.solveTriangular(qr.factor, transposed: false)
        let position = qr.pivots.firstIndex(of: 0) ?? 0
        return solution[position, 0]
    }
}

/// The nodes and weights of Gauss and Legendre on [-1, 1], by Newton's iteration on the Legendre polynomial.
/// - Complexity: O(n²).
func gaussLegendre(_ count: Int) -> (nodes: [Double], weights: [Double]) {
    var (nodes, weights) = ([Double](), [Double]())
    for index in 1...count {
        var node = -cos(Double.pi * (Double(index) - 0.25) / (Double(count) + 0.5))
        var slope = 1.0
        for _ in 0..<100 {
            var (previous, value) = (1.0, node)
            for degree in 2..<max(2, count + 1) {
                let order = Double(degree)
                (previous, value) = (value, ((2 * order - 1) * node * value - (order - 1) * previous) / order)
            }
            slope = Double(count) * (node * value - previous) / (node * node - 1)
            let step = value / slope
            node -= step
            if abs(step) < 1e-15 { break }
        }
        nodes.append(node)
        weights.append(2 / ((1 - node * node) * slope * slope))
    }
    return (nodes, weights)
}

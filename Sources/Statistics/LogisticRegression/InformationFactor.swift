import Foundation
import LinearAlgebra

/// The Cholesky factorisation of an information matrix whose columns may have very different units:
/// I = D R'R D, D being the square roots of its diagonal.
struct InformationFactor: Sendable {
    private let scales: [Double]
    private let cholesky: Cholesky

    /// Factors `information`, of which only the upper triangle is read; nil if it is not positive definite to
    /// working precision.
    init?(_ information: Matrix) {
        let scales = information.diagonal.map { $0.squareRoot() }
        guard scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        var scaled = information
        for column in scales.indices {
            for row in 0...column { scaled[row, column] /= scales[row] * scales[column] }
        }
        guard let cholesky = try? Cholesky(scaled), cholesky.reciprocalCondition > Self.singular else {
            return nil
        }
        self.scales = scales
        self.cholesky = cholesky
    }

    /// Below it a condition's reciprocal is rounding alone.
    private static let singular = 1e-15

    /// I⁻¹ b.
    func solve(_ right: [Double]) -> [Double] {
        let scaled = cholesky.solve(zip(right, scales).map { $0 / $1 })
        return zip(scaled, scales).map { $0 / $1 }
    }

    /// I⁻¹.
    var inverse: Matrix {
        var inverse = cholesky.inverse
        for column in scales.indices {
            for row in scales.indices { inverse[row, column] /= scales[row] * scales[column] }
        }
        return inverse
    }

    /// T = D⁻¹ R⁻¹, upper triangular: T T' = I⁻¹.
    var inverseRoot: Matrix {
        var root = cholesky.factor.invertedUpperTriangle
        for column in scales.indices {
            for row in 0...column { root[row, column] /= scales[row] }
        }
        return root
    }

    /// T'⁻¹ b = D R' b.
    func undoTransposedRoot(_ vector: [Double]) -> [Double] {
        let product = Matrix.transposedProduct(
            cholesky.factor,
            Matrix(rows: vector.count, columns: 1, elements: vector)
        )
        return zip(product.elements, scales).map { $0 * $1 }
    }

    /// log |I|.
    var logDeterminant: Double {
        scales.reduce(cholesky.logDeterminant) { $0 + 2 * log($1) }
    }
}

import Parallelism

/// (A'A)⁻¹ in double-double, given a triangle R with A ≈ QR from a factorisation in doubles.
///
/// A'A itself would lose the square of A's condition number κ. But with T = R⁻¹ rounded to doubles, W = A T is nearly
/// orthonormal whatever κ is, and with W'W = L L'
///
///     (A'A)⁻¹ = T (W'W)⁻¹ T' = (L⁻¹ T')' (L⁻¹ T'),
///
/// so that computing W and W'W in double-double leaves an error of about κ u² only: the Cholesky QR of Yamazaki, Tomov
/// and Dongarra, "Mixed-Precision Cholesky QR Factorization and Its Case Studies on Multicore CPU with Multiple GPUs",
/// SIAM J. Sci. Comput. 37(3), 2015, with T as preconditioner.
public struct GramInverse: Sendable {
    public let order: Int
    /// Column by column.
    public let entries: [DoubleDouble]

    public subscript(row: Int, column: Int) -> DoubleDouble { entries[row + column * order] }

    /// - Parameters:
    ///   - columns: A, column by column, of about unit length.
    ///   - factor: R, upper triangular with a diagonal free of zeros.
    /// - Returns: nil if A T is too far from orthonormal, because κ exceeds about 1e15.
    /// - Complexity: O(n p²) in double-double on all processors, whose number does not change the result; 32 p
    ///   bytes for each row of a few thousand.
    public init?(columns: [DoubleDoubleVector], factor: Matrix) {
        precondition(factor.rows == columns.count && factor.columns == columns.count, "shapes that fit")
        order = columns.count
        let inverse = factor.invertedUpperTriangle
        let rows = columns.first?.count ?? 0
        let chunk = 4096
        let grams = concurrentMap((rows + chunk - 1) / chunk) { index in
            let range = index * chunk..<min((index + 1) * chunk, rows)
            return Self.gram(columns, rows: range, times: inverse)
        }
        var gram = [DoubleDouble](repeating: .zero, count: order * order)
        for part in grams {
            for index in gram.indices { gram[index] = gram[index] + part[index] }
        }
        guard Self.isNearIdentity(gram, order: order), Self.factor(&gram, order: order) else { return nil }
        entries = Self.squared(Self.solve(gram, inverse), order: order)
    }

    /// R⁻¹ R⁻¹' in doubles, without a look at A.
    /// - Parameter factor: upper triangular with a diagonal free of zeros.
    public init(factor: Matrix) {
        let inverse = factor.invertedUpperTriangle
        order = factor.rows
        entries = Matrix.productTransposed(inverse, inverse).elements.map { DoubleDouble($0) }
    }

    /// The upper triangle of W'W over some rows.
    private static func gram(_ columns: [DoubleDoubleVector], rows: Range<Int>, times inverse: Matrix)
        -> [DoubleDouble]
    {
        let order = columns.count
        // Few rows at a time, so that their part of W stays in the cache.
        let height = 256
        var gram = [DoubleDouble](repeating: .zero, count: order * order)
        for start in stride(from: rows.lowerBound, to: rows.upperBound, by: height) {
            let tile = start..<min(start + height, rows.upperBound)
            let parts = columns.map { $0[tile] }
            let products = (0..<order).map { column in
                var product = DoubleDoubleVector(zeros: tile.count)
                for row in 0...column {
                    product.subtract(parts[row], times: DoubleDouble(-inverse[row, column]))
                }
                product.normalize()
                return product
            }
            for column in 0..<order {
                for row in 0...column {
                    let index = row + column * order
                    gram[index] = gram[index] + products[row].dot(products[column])
                }
            }
        }
        return gram
    }

    private static func isNearIdentity(_ gram: [DoubleDouble], order: Int) -> Bool {
        (0..<order).allSatisfy { column in
            let sum = (0..<order).reduce(0.0) { sum, row in
                let entry = gram[min(row, column) + max(row, column) * order].high
                return sum + abs(row == column ? entry - 1 : entry)
            }
            return sum < 0.5
        }
    }

    /// Replaces the upper triangle of G by that of L', G = L L'; false if G is not positive definite.
    private static func factor(_ gram: inout [DoubleDouble], order: Int) -> Bool {
        for column in 0..<order {
            for row in 0...column {
                var rest = gram[row + column * order]
                for inner in 0..<row {
                    rest = rest - gram[inner + row * order] * gram[inner + column * order]
                }
                if row < column {
                    gram[row + column * order] = rest / gram[row + row * order]
                } else if rest.high > 0 {
                    gram[row + column * order] = rest.squareRoot()
                } else {
                    return false
                }
            }
        }
        return true
    }

    /// L⁻¹ T'
    private static func solve(_ factor: [DoubleDouble], _ inverse: Matrix) -> [DoubleDouble] {
        let order = inverse.rows
        var solution = [DoubleDouble](repeating: .zero, count: order * order)
        for column in 0..<order {
            // Row `column` of T begins at its diagonal.
            for row in column..<order {
                var rest = DoubleDouble(inverse[column, row])
                for inner in column..<row {
                    rest = rest - factor[inner + row * order] * solution[inner + column * order]
                }
                solution[row + column * order] = rest / factor[row + row * order]
            }
        }
        return solution
    }

    /// V'V for a lower triangular V.
    private static func squared(_ matrix: [DoubleDouble], order: Int) -> [DoubleDouble] {
        var product = matrix
        for column in 0..<order {
            for row in 0...column {
                let sum = (column..<order).reduce(DoubleDouble.zero) {
                    $0 + matrix[$1 + row * order] * matrix[$1 + column * order]
                }
                product[row + column * order] = sum
                product[column + row * order] = sum
            }
        }
        return product
    }
}

import LinearAlgebra
import TestInputs
import Testing

@Suite struct GramInverseTests {
    /// A triangle of whole numbers with ones on its diagonal has an inverse of whole numbers, which says what
    /// (A'A)⁻¹ is exactly, however ill-conditioned A is.
    @Test(arguments: 1...30) func everyEntryIsTheRoundedExactOne(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let order = 8
        var whole = (0..<order).map { row in (0..<order).map { Int128(row == $0 ? 1 : 0) } }
        for row in 0..<order {
            for column in (row + 1)..<max(order, row + 1) {
                whole[row][column] = Int128(Int.random(in: -12...12, using: &generator))
            }
        }
        let matrix = Matrix(rows: whole.map { $0.map(Double.init) })
        // Upper triangular already: R is the matrix itself, with an error as a factorisation has it.
        var factor = matrix
        for column in 0..<order { factor[0, column] *= 1 + 0x1p-50 }
        let columns = (0..<order).map { DoubleDoubleVector(Array(matrix.column($0))) }
        let inverse = try #require(GramInverse(columns: columns, factor: factor), "seed \(seed)")
        let exact = invertedUnitTriangle(whole)
        for row in 0..<order {
            for column in 0..<order {
                let entry = (0..<order).reduce(Int128(0)) { $0 + exact[row][$1] * exact[column][$1] }
                let error = inverse[row, column].high - Double(entry)
                let size = (Double(inverse[row, row].high) * Double(inverse[column, column].high))
                    .squareRoot()
                #expect(abs(error) <= 0x1p-52 * size, "seed \(seed), (\(row), \(column))")
            }
        }
    }

    @Test func aFactorThatDoesNotBelongToTheColumnsIsRefused() {
        let columns = [DoubleDoubleVector([1, 0, 0.0]), DoubleDoubleVector([1, 1, 0.0])]
        #expect(GramInverse(columns: columns, factor: .identity(2)) == nil)
        #expect(GramInverse(columns: columns, factor: Matrix(rows: [[1, 1], [0, 1]])) != nil)
    }

    /// More rows than a chunk has.
    @Test func manyRowsAddUp() throws {
        let rows = 10_000
        let columns = [
            DoubleDoubleVector(Array(repeating: 1.0, count: rows)),
            DoubleDoubleVector((0..<rows).map { Double($0 % 2) }),
        ]
        // A'A = [n, n/2; n/2, n/2]
        let root = Double(rows).squareRoot()
        let inverse = try #require(
            GramInverse(columns: columns, factor: Matrix(rows: [[root, root / 2], [0, root / 2]]))
        )
        #expect(abs(inverse[0, 0].high - 2e-4) < 1e-19)
        #expect(abs(inverse[0, 1].high + 2e-4) < 1e-19)
        #expect(abs(inverse[1, 1].high - 4e-4) < 1e-19)
    }
}

private func invertedUnitTriangle(_ matrix: [[Int128]]) -> [[Int128]] {
    var inverse = matrix.indices.map { row in matrix.indices.map { Int128(row == $0 ? 1 : 0) } }
    for column in matrix.indices {
        for row in stride(from: column - 1, through: 0, by: -1) {
            inverse[row][column] = -((row + 1)...column).reduce(Int128(0)) {
                $0 + matrix[row][$1] * inverse[$1][column]
            }
        }
    }
    return inverse
}

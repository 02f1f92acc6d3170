import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

/// Shapes beyond one tile of what is copied tile by tile.
@Suite struct MatrixTests {
    @Test(arguments: [(0, 0), (0, 3), (1, 1), (3, 70), (33, 32), (65, 100)])
    func theTransposeHasRowsForColumns(rows: Int, columns: Int) {
        let matrix = random(rows, columns)
        let transposed = matrix.transposed
        #expect(transposed.rows == columns && transposed.columns == rows)
        for row in 0..<rows {
            for column in 0..<columns { #expect(transposed[column, row] == matrix[row, column]) }
        }
    }

    @Test(arguments: [0, 1, 31, 32, 33, 97])
    func mirroringKeepsTheUpperTriangle(order: Int) {
        let matrix = random(order, order)
        var mirrored = matrix
        mirrored.mirrorUpperTriangle()
        for column in 0..<order {
            for row in 0..<order {
                #expect(mirrored[row, column] == matrix[min(row, column), max(row, column)])
            }
        }
    }

    @Test func aSubmatrixTakesRowsAndColumnsInTheGivenOrder() {
        let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])
        #expect(
            matrix.submatrix(rows: [1, 0, 1], columns: [2, 0]) == Matrix(rows: [[6, 4], [3, 1], [6, 4]])
        )
        #expect(matrix.submatrix(rows: [], columns: [1]) == Matrix(rows: 0, columns: 1))
    }

    @Test(arguments: [0, 1, 2, 40, 130])
    func anUpperTriangleTimesItsTransposeIsTheirProduct(order: Int) {
        var triangle = random(order, order)
        for column in 0..<order {
            for row in (0..<order).dropFirst(column + 1) { triangle[row, column] = 0 }
        }
        let expected = Matrix.productTransposed(triangle, triangle)
        #expect(triangle.upperTriangleTimesTranspose.distance(to: expected) < 1e-12)
    }

    @Test(arguments: [(0, 2), (2, 0), (1, 1), (70, 3)])
    func aMatrixTimesAVectorIsItsProductWithAColumn(rows: Int, columns: Int) {
        let matrix = random(rows, columns)
        let vector = random(columns, 1)
        let product = Matrix(rows: rows, columns: 1, elements: matrix * vector.elements)
        #expect(product.distance(to: matrix * vector) < 1e-14)
    }

    private func random(_ rows: Int, _ columns: Int) -> Matrix {
        var generator = SeededGenerator(seed: rows * 1_000 + columns)
        return .random(rows: rows, columns: columns, using: &generator)
    }
}

import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@Suite struct FactorizationTests {
    @Test(arguments: [1, 2, 5, 17])
    func choleskyRebuildsSolvesAndInvertsAPositiveDefiniteMatrix(order: Int) throws {
        let matrix = positiveDefinite(order: order)
        let cholesky = try Cholesky(matrix)
        #expect(Matrix.transposedProduct(cholesky.factor, cholesky.factor).distance(to: matrix) < 1e-12)
        #expect((matrix * cholesky.inverse).distance(to: .identity(order)) < 1e-11)
        let right = random(order, 3)
        #expect((matrix * cholesky.solve(right)).distance(to: right) < 1e-11)
        #expect(cholesky.reciprocalCondition > 0 && cholesky.reciprocalCondition <= 1)
    }

    @Test func choleskyNamesTheColumnThatDependsOnThoseBeforeIt() {
        #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) {
            try Cholesky(Matrix(rows: [[1, 2], [2, 1]]))
        }
    }

    @Test func pivotedCholeskyFindsTheRank() {
        let tall = random(3, 6)
        let gram = Matrix.transposedProduct(tall, tall)
        let pivoted = PivotedCholesky(gram)
        #expect(pivoted.rank == 3)
        let permuted = gram.submatrix(rows: pivoted.pivots, columns: pivoted.pivots)
        #expect((Matrix.transposedProduct(pivoted.factor, pivoted.factor)).distance(to: permuted) < 1e-12)
    }

    @Test func pivotedQRRebuildsTheMatrix() throws {
        let matrix = random(9, 4)
        let factors = try PivotedQR(matrix)
        var extended = Matrix(rows: 9, columns: 4)
        for column in 0..<4 {
            for row in 0..<4 { extended[row, column] = factors.factor[row, column] }
        }
        let permuted = matrix.submatrix(rows: Array(0..<9), columns: factors.pivots)
        #expect((factors.multiply(extended, transposed: false)).distance(to: permuted) < 1e-13)
        #expect(factors.rank(tolerance: 1e-12) == 4)
    }

    @Test(arguments: [(7, 3), (3, 7)])
    func singularValuesRebuildTheMatrix(rows: Int, columns: Int) throws {
        let matrix = random(rows, columns)
        let decomposition = try SingularValues(matrix)
        let rebuilt =
            decomposition.left * Matrix(diagonal: decomposition.values) * decomposition.rightTransposed
        #expect((rebuilt).distance(to: matrix) < 1e-13)
    }

    @Test func eigenvaluesRebuildASymmetricMatrix() throws {
        let matrix = positiveDefinite(order: 6)
        let eigen = try SymmetricEigenvalues(matrix)
        let rebuilt = eigen.vectors * Matrix(diagonal: eigen.values) * eigen.vectors.transposed
        #expect((rebuilt).distance(to: matrix) < 1e-12)
    }

    @Test func aMatrixThatIsNotFiniteIsRefusedWithItsPlace() {
        let matrix = Matrix(rows: [[1, 2], [3, .nan], [5, 6]])
        #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 1)) { try PivotedQR(matrix) }
        #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 1)) { try SingularValues(matrix) }
        #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) {
            try SymmetricEigenvalues(Matrix(rows: [[1, .infinity], [.infinity, 1]]))
        }
    }

    @Test(arguments: [Double.nan, .infinity])
    func choleskyRefusesWhatIsNotFinite(value: Double) {
        for place in 0..<3 {
            var matrix = Matrix.identity(3)
            matrix[place, 2] = value
            #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 3)) { try Cholesky(matrix) }
        }
    }

    private func positiveDefinite(order: Int) -> Matrix {
        let tall = random(order + 3, order)
        return Matrix.transposedProduct(tall, tall) + 0.1 * Matrix.identity(order)
    }

    private func random(_ rows: Int, _ columns: Int) -> Matrix {
        var generator = SeededGenerator(seed: rows * 1_000 + columns)
        return .random(rows: rows, columns: columns, using: &generator)
    }
}

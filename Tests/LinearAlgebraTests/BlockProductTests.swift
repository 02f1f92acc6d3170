import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@Suite struct BlockProductTests {
    @Test func aBlockTimesATriangleIsTheirProduct() {
        var generator = SeededGenerator(seed: 11)
        let (rows, columns, leading) = (7, 4, 9)
        let whole = Matrix.random(rows: leading, columns: columns, using: &generator)
        var triangle = Matrix.random(rows: columns, columns: columns, using: &generator)
        for column in 0..<columns {
            for row in (column + 1)..<max(columns, column + 1) { triangle[row, column] = 0 }
        }
        var block = whole
        block.withUnsafeMutableElements {
            multiply($0.baseAddress!, rows: rows, leading: leading, byUpperTriangle: triangle)
        }
        let product = whole * triangle
        for column in 0..<columns {
            for row in 0..<leading {
                let expected = row < rows ? product[row, column] : whole[row, column]
                #expect(abs(block[row, column] - expected) < 1e-14)
            }
        }
    }

    @Test func aScaledProductIsAddedToTheRowsOfABlock() {
        var generator = SeededGenerator(seed: 12)
        let (rows, leading) = (5, 6)
        let left = Matrix.random(rows: leading, columns: 3, using: &generator)
        let right = Matrix.random(rows: 3, columns: 2, using: &generator)
        let start = Matrix.random(rows: leading, columns: 2, using: &generator)
        var target = start
        left.withUnsafeElements { left in
            target.withUnsafeMutableElements {
                addProduct(
                    of: left.baseAddress!,
                    rows: rows,
                    leading: leading,
                    by: right,
                    times: -2,
                    to: $0.baseAddress!
                )
            }
        }
        let expected = start - 2 * (left * right)
        for column in 0..<2 {
            for row in 0..<leading {
                let value = row < rows ? expected[row, column] : start[row, column]
                #expect(abs(target[row, column] - value) < 1e-14)
            }
        }
    }
}

import LinearAlgebra
import Testing

@Suite struct BlockVectorProductTests {
    /// 5 rows, the first 3 columns of a block whose columns are 7 apart.
    private let block = Matrix(rows: 7, columns: 4, elements: (0..<28).map { Double(($0 * 11) % 17) - 5 })

    @Test func aBlockTimesAVectorIsTheSumOfItsColumns() {
        var result = [Double](repeating: .nan, count: 5)
        block.withUnsafeElements {
            multiply($0.baseAddress!, rows: 5, leading: 7, by: [2, -1, 3], into: &result)
        }
        let expected = (0..<5).map { 2 * block[$0, 0] - block[$0, 1] + 3 * block[$0, 2] }
        #expect(result == expected)
    }

    @Test func aBlockOfNoColumnsGivesZeros() {
        var result = [Double](repeating: .nan, count: 5)
        block.withUnsafeElements { multiply($0.baseAddress!, rows: 5, leading: 7, by: [], into: &result) }
        #expect(result == [0, 0, 0, 0, 0])
    }

    @Test func transposedProductsAreAdded() {
        var sums = [100.0, 200, 300]
        let vector = [1.0, 0, -1, 2, 1]
        block.withUnsafeElements {
            addTransposedProduct(of: $0.baseAddress!, rows: 5, leading: 7, by: vector, to: &sums)
        }
        let expected = (0..<3).map { column in
            Double(100 * (column + 1)) + (0..<5).reduce(0) { $0 + block[$1, column] * vector[$1] }
        }
        #expect(sums == expected)
    }
}

import NumericInputs
import Statistics
import TestInputs
import Testing

@Suite struct DrawnRankCorrelationTests {
    @Test(arguments: 0..<20)
    func drawnRowsHaveTheCorrelationOfTheRowsWrittenOut(seed: Int) throws {
        var draw = SeededGenerator(seed: seed)
        let count = 5 + draw.next(below: 60)
        // Rounded, so that there are ties.
        let left = draw.normals(count).map { ($0 * 3).rounded() }
        let right = zip(left, draw.normals(count)).map { (0.5 * $0 + $1 * 2).rounded() }
        let counts = (0..<count).map { _ in draw.next(below: 3) }
        func drawn(_ values: [Double]) -> NumericColumn {
            NumericColumn(
                name: "",
                values: zip(values, counts).flatMap { Array(repeating: $0, count: $1) }
            )
        }
        let expected = try Correlation(of: drawn(left), and: drawn(right), measure: .spearman).coefficient
        let coefficient = DrawnRankCorrelation(left, right).coefficient(counts: counts)
        #expect(abs(try #require(coefficient) - #require(expected)) < 1e-12)
    }

    @Test func whatDoesNotVaryHasNone() {
        let ranks = DrawnRankCorrelation([1, 2, 3], [5, 5, 6])
        #expect(ranks.coefficient(counts: [2, 3, 0]) == nil)
        #expect(ranks.coefficient(counts: [0, 0, 0]) == nil)
        #expect(ranks.coefficient(counts: [1, 0, 4]) == 1)
    }
}

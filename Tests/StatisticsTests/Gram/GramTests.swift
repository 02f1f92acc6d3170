import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct GramTests {
    /// Columns with means far from zero, so that merging about different shifts has something to lose.
    private func columns(rows: Int, count: Int, seed: Int) -> [NumericColumn] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { column in
            let offset = Double(column * 1_000)
            return NumericColumn(
                name: "x\(column)",
                values: generator.normals(rows, mean: offset)
            )
        }
    }

    private func gram(_ columns: [NumericColumn], rows: Range<Int>) throws -> Gram {
        let part = columns.map { NumericColumn(name: $0.name, values: Array($0.values[rows])) }
        return try Gram(Design(part), outcomes: [])
    }

    @Test(arguments: 0..<20)
    func mergingAnySplitEqualsOnePass(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Int.random(in: 20...3_000, using: &generator)
        let columns = columns(rows: rows, count: 4, seed: seed)
        let whole = try gram(columns, rows: 0..<rows)
        var cuts = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            Int.random(in: 1..<rows, using: &generator)
        }
        cuts = Array(Set(cuts)).sorted() + [rows]
        var merged = Gram(columnCount: 4, shift: whole.shift)
        var start = 0
        for cut in cuts {
            merged += try gram(columns, rows: start..<cut)
            start = cut
        }
        #expect(merged.rowCount == whole.rowCount)
        let scale = whole.covariance.diagonal.max()!
        #expect(merged.covariance.distance(to: whole.covariance) < 1e-12 * scale, "seed \(seed)")
        for (one, other) in zip(merged.means, whole.means) {
            #expect(abs(one - other) <= 1e-12 * abs(other) + 1e-14)
        }
    }

    @Test func covarianceIsThatOfTheDeviations() throws {
        let columns = columns(rows: 700, count: 3, seed: 5)
        let gram = try gram(columns, rows: 0..<700)
        for i in 0..<3 {
            for j in 0..<3 {
                let meanI = columns[i].values.reduce(0, +) / 700
                let meanJ = columns[j].values.reduce(0, +) / 700
                let sum = zip(columns[i].values, columns[j].values).reduce(0) {
                    $0 + ($1.0 - meanI) * ($1.1 - meanJ)
                }
                #expect(abs(gram.covariance[i, j] - sum / 699) < 1e-11)
            }
        }
    }

    @Test func takingAwayUndoesAdding() throws {
        let columns = columns(rows: 500, count: 3, seed: 9)
        let first = try gram(columns, rows: 0..<200)
        var rest = try gram(columns, rows: 200..<500)
        let expected = rest.covariance
        rest += first
        rest -= first
        #expect(rest.rowCount == 300)
        #expect(rest.covariance.distance(to: expected) < 1e-12)
    }

    @Test func aColumnThatIsNotFiniteIsNamedWithItsRow() throws {
        var values = [Double](repeating: 1, count: 5_000)
        values[4_321] = .infinity
        let design = try Design([NumericColumn(name: "price", values: values)])
        #expect(throws: RegressionError.notFinite(column: "price", row: 4_321)) {
            try Gram(design, outcomes: [])
        }
    }

    @Test func sumsBeyondADoubleAreRefused() throws {
        let design = try Design([NumericColumn(name: "huge", values: [1e200, -1e200, 1e200])])
        #expect(throws: RegressionError.overflow(column: "huge")) { try Gram(design, outcomes: []) }
    }
}

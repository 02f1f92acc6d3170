import Statistics
import TestInputs
import Testing

struct AdditiveTableTests {
    @Test func theMarksOfACompleteTableHaveTheirOwnMeans() throws {
        let marks = IntraclassCorrelationTests.marks
        let table = try AdditiveTable(
            marks.flatMap(\.self),
            rows: (0..<24).map { Int32($0 / 4) },
            rowCount: 6,
            columns: (0..<24).map { Int32($0 % 4) },
            columnCount: 4
        )
        for (level, row) in zip(table.rowLevels, marks) { #expect(abs(level - row.reduce(0, +) / 4) < 1e-12) }
        // The mean square of the error in Shrout and Fleiss's table 3 is 1.02.
        let error = (table.residualStandardDeviation ?? 0) * (table.residualStandardDeviation ?? 0)
        #expect(abs(error - 1.02) < 0.005)
        #expect(table.degreesOfFreedom == 15)
        #expect(table.componentCount == 1)
    }

    @Test func whatRowsAndColumnsAddIsFoundInATableWithGaps() throws {
        var random = SeededGenerator(seed: 5)
        let levels = (0..<30).map { _ in Double.random(in: 1...5, using: &random) }
        let leniency = (0..<12).map { _ in Double.random(in: -1...1, using: &random) }
        var values: [Double] = []
        var rows: [Int32] = []
        var columns: [Int32] = []
        for row in 0..<30 {
            for column in 0..<12 where Int.random(in: 0..<3, using: &random) == 0 {
                values.append(levels[row] + leniency[column])
                rows.append(Int32(row))
                columns.append(Int32(column))
            }
        }
        let table = try AdditiveTable(values, rows: rows, rowCount: 31, columns: columns, columnCount: 12)
        #expect(table.componentCount == 1)
        let shift = table.rowLevels[0] - levels[0]
        for row in 0..<30 { #expect(abs(table.rowLevels[row] - levels[row] - shift) < 1e-10) }
        for column in 0..<12 { #expect(abs(table.columnEffects[column] - leniency[column] + shift) < 1e-10) }
        #expect(table.rowLevels[30].isNaN)
        #expect(table.components[30] == -1)
        let mean = columns.reduce(0) { $0 + table.columnEffects[Int($1)] } / Double(columns.count)
        #expect(abs(mean) < 1e-12)
        #expect((table.residualStandardDeviation ?? 1) < 1e-10)
    }

    @Test func partsThatShareNothingAreComponents() throws {
        let table = try AdditiveTable(
            [1, 3, 10, 14, 7],
            rows: [0, 0, 1, 1, 2],
            rowCount: 3,
            columns: [0, 1, 2, 3, 3],
            columnCount: 5
        )
        #expect(table.components == [0, 1, 1])
        #expect(table.columnEffects[4].isNaN)
        // The second and third row: 10 and 14, and 7 of the rater who gave 14.
        #expect(abs(table.rowLevels[1] - table.rowLevels[2] - 7) < 1e-12)
        #expect(table.rowLevels[0] == 2)
        #expect(table.degreesOfFreedom == 0)
        #expect(table.residualStandardDeviation == nil)
    }
}

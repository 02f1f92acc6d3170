import EventLogs
import TestInputs
import Testing

@testable import Delays

@Suite struct WaitingColumnTests {
    /// A column gives back what was put in, whatever the stretches that it was made of.
    @Test func holdsWhatWasPutIn() {
        for seed in 0..<1_000 {
            var generator = SeededGenerator(seed: seed)
            func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
            let knowsWaits = pick(0...1) == 1
            let rows = (0..<pick(0...60)).map { _ -> WaitingParts in
                var parts = WaitingParts.zero
                for cause in Cause.ofWaiting where pick(0...2) == 0 {
                    parts[cause] = Microseconds(pick(0...100))
                }
                return parts
            }
            let from = rows.map { _ in Microseconds(pick(-50...50)) }
            // Now and then a row's parts are not all of its wait.
            let to = rows.indices.map { from[$0] + rows[$0].total + Microseconds(pick(0...9) == 0 ? 1 : 0) }
            // Columns are made of stretches; rows without waiting are left out.
            let cuts = [0] + (0..<pick(0...6)).map { _ in pick(0...rows.count) }.sorted() + [rows.count]
            let stretches = zip(cuts, cuts.dropFirst()).map { first, last in
                var writer = WaitingColumn.Writer(
                    rowCount: last - first,
                    from: EnabledTimes(knowsWaits ? from : [])[knowsWaits ? first..<last : 0..<0],
                    to: knowsWaits ? to[first..<last] : []
                )
                for row in first..<last where rows[row] != .zero {
                    writer.write(rows[row], row: row - first)
                }
                return WaitingColumn.Rows(writer)
            }
            let column = WaitingColumn(
                stretches,
                from: EnabledTimes(knowsWaits ? from : []),
                to: knowsWaits ? to : []
            )
            #expect(Array(column) == rows, "seed \(seed)")
            for (row, parts) in rows.enumerated() {
                var found: [Cause: Microseconds] = [:]
                column.forEachPart(of: row) { found[$0] = $1 }
                let expected = Cause.ofWaiting.filter { parts[$0] != 0 }.map { ($0, parts[$0]) }
                #expect(found == Dictionary(uniqueKeysWithValues: expected), "seed \(seed), row \(row)")
            }
        }
    }
}

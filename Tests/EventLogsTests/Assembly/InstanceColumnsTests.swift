import TestInputs
import Testing

@testable import EventLogs

@Suite struct InstanceColumnsTests {
    /// Few distinct times, so that many rows tie; orders from one row to hundreds; starts missing now and then.
    private func rows(_ generator: inout SeededGenerator, orders: Int) -> [InstanceRow] {
        (0..<Int.random(in: 1...2_000, using: &generator)).map { index in
            let end = Microseconds.random(in: 0...20, using: &generator)
            let isAbsent = Int.random(in: 0...4, using: &generator) == 0
            return InstanceRow(
                order: Int32.random(in: 0..<Int32(orders), using: &generator),
                activity: Int32(index % 7),
                resource: Int32(index % 3) - 1,
                row: UInt32(index + 1),
                start: isAbsent ? EventLog.missingTime : Microseconds.random(in: 0...end, using: &generator),
                end: end
            )
        }
    }

    @Test(arguments: 0..<60)
    func areTheRowsInOrder(_ seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let orders = Int.random(in: 1...200, using: &generator)
        let rows = rows(&generator, orders: orders)
        let sorted = rows.sorted {
            ($0.order, $0.effectiveStart, $0.end, $0.row) < ($1.order, $1.effectiveStart, $1.end, $1.row)
        }
        // As if so many parts had been read one after the other.
        var collected = InstanceRows()
        let parts = Int.random(in: 1...4, using: &generator)
        for part in 0..<parts {
            var some = InstanceRows()
            for row in rows[rows.count * part / parts..<rows.count * (part + 1) / parts] { some.append(row) }
            collected.append(contentsOf: some) { _ in }
        }
        let columns = InstanceColumns(collected, orders: orders)
        #expect(columns.row == sorted.map(\.row), "seed \(seed)")
        #expect(columns.activity == sorted.map(\.activity), "seed \(seed)")
        #expect(columns.resource == sorted.map(\.resource), "seed \(seed)")
        #expect(columns.start == sorted.map(\.effectiveStart), "seed \(seed)")
        #expect(columns.end == sorted.map(\.end), "seed \(seed)")
        #expect(
            columns.startSource == sorted.map { $0.start == EventLog.missingTime ? .absent : .recorded },
            "seed \(seed)"
        )
        let counts = (0..<orders).map { order in rows.filter { $0.order == Int32(order) }.count }
        #expect(columns.firstInstance == counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) })
    }
}

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
        // As if so many parts had been read by themselves, the later ones with codes and row numbers of their own.
        var collected = InstanceRows()
        let parts = Int.random(in: 1...4, using: &generator)
        for part in 0..<parts {
            var some = InstanceRows()
            let before = part == 0 ? 0 : rows.count * part / parts
            let shift = Int32(part)
            for var row in rows[before..<rows.count * (part + 1) / parts] {
                row.row -= UInt32(before)
                row.order = (row.order + shift) % Int32(orders)
                row.activity = (row.activity + shift) % 7
                if row.resource >= 0 { row.resource = (row.resource + shift) % 2 }
                some.append(row)
            }
            func shiftedBack(_ count: Int32) -> [Int32] {
                (0..<count).map { (($0 - shift) % count + count) % count }
            }
            collected.append(
                contentsOf: some,
                renumbered: RowNumbers(
                    orders: shiftedBack(Int32(orders)),
                    activities: shiftedBack(7),
                    resources: shiftedBack(2),
                    rowsBefore: before
                )
            )
        }
        #expect(collected.count == rows.count, "seed \(seed)")
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

    @Test func manyBlocksOfWideRowsKeepEverything() {
        var generator = SeededGenerator(seed: 1)
        let orders = 70_000
        let rows = (0..<200_000).map { index -> InstanceRow in
            let end = Microseconds.random(in: -1 << 60...1 << 60, using: &generator)
            let isAbsent = index.isMultiple(of: 5)
            return InstanceRow(
                order: Int32.random(in: 0..<Int32(orders), using: &generator),
                activity: Int32.random(in: 0...1 << 20, using: &generator),
                resource: Int32.random(in: -1...300, using: &generator),
                row: UInt32(2 * index + 1),
                start: isAbsent ? EventLog.missingTime : end - Microseconds(index % 3) << 40,
                end: end
            )
        }
        var collected = InstanceRows()
        for row in rows[..<100_000] { collected.append(row) }
        // A copy shares what there is and nothing more.
        var copy = collected
        for row in rows[100_000...] { collected.append(row) }
        for row in rows[..<50_000] { copy.append(row) }
        let (firstInstance, grouped) = collected.grouped(orders: orders)
        let sorted = rows.sorted { ($0.order, $0.row) < ($1.order, $1.row) }
        #expect(firstInstance.last == rows.count)
        #expect(zip(grouped, sorted).allSatisfy { fields($0) == fields($1) })
        let inCopy = (rows[..<100_000] + rows[..<50_000]).reduce(0) { $0 &+ $1.end }
        #expect(copy.grouped(orders: orders).rows.reduce(0) { $0 &+ $1.end } == inCopy)
    }

    private func fields(_ row: InstanceRow) -> [Int64] {
        [Int64(row.order), Int64(row.activity), Int64(row.resource), Int64(row.row), row.start, row.end]
    }
}

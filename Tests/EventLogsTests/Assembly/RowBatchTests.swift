import TestInputs
import Testing

@testable import EventLogs

@Suite struct RowBatchTests {
    /// A batch is the same as its rows one after the other, whatever is wrong with them.
    @Test func batchesAreRowsOneAfterTheOther() throws {
        let columns = [
            SourceColumn(name: "order", role: .order), SourceColumn(name: "stage", role: .activity),
            SourceColumn(name: "who", role: .resource), SourceColumn(name: "from", role: .start),
            SourceColumn(name: "to", role: .end), SourceColumn(name: "size", role: .attribute),
            SourceColumn(name: "due", role: .promise),
        ]
        for seed in UInt64(1)...300 {
            var random = SeededGenerator(seed: seed)
            let faults = seed.isMultiple(of: 3) ? 0 : 60
            let orders = [1, 3, 400][random.next(below: 3)]
            func pick(_ text: String, orElse fault: String) -> String {
                faults > 0 && random.next(below: faults) == 0 ? fault : text
            }
            func time(_ hour: Int) -> String {
                let zone = seed.isMultiple(of: 4) ? ["", "Z", "+01:00", "+02:00"][random.next(below: 4)] : ""
                return "2026-0\(random.next(below: 2) + 3)-2\(random.next(below: 9)) 1\(hour):30:00\(zone)"
            }
            let rows = (0..<500).map { _ -> [String] in
                [
                    pick("order \(random.next(below: orders))", orElse: " "),
                    pick("a stage of some length \(random.next(below: 9))", orElse: ""),
                    pick("w\(random.next(below: 3))", orElse: "\t"),
                    pick(time(1), orElse: "soon"),
                    pick(time(2), orElse: ["", "late"][random.next(below: 2)]),
                    pick("size \(random.next(below: 4))", orElse: ""),
                    pick("2026-05-01", orElse: "?"),
                ]
            }
            var single = try EventLogAssembler(source: "s", columns: columns)
            var batched = try EventLogAssembler(source: "s", columns: columns)
            var first = 0
            while first < rows.count {
                let count = min(rows.count - first, 1 + random.next(below: RowBatch.mostRows))
                let texts = rows[first..<first + count].flatMap { $0 }
                let bytes = Array((texts.joined() + "12345678").utf8)
                bytes.withUnsafeBufferPointer { bytes in
                    var at = 0
                    let fields = texts.map { text in
                        defer { at += text.utf8.count }
                        return UnsafeBufferPointer(rebasing: bytes[at..<at + text.utf8.count])
                    }
                    fields.withUnsafeBufferPointer { fields in
                        guard let base = fields.baseAddress else { return }
                        let batch = RowBatch(fields: base, columns: columns.count, count: count)
                        batched.append(batch, firstLine: first + 2)
                        for row in 0..<count { single.append(batch[row], line: first + row + 2) }
                    }
                }
                first += count
            }
            #expect(try batched.finish() == single.finish(), "seed \(seed)")
        }
    }
}

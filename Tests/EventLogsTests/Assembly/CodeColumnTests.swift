import TestInputs
import Testing

@testable import EventLogs

@Suite struct CodeColumnTests {
    @Test(arguments: [100, 254, 255, 256, 65_534, 65_535, 65_536, Int(Int32.max) - 1])
    func keepsEveryCode(_ largest: Int) {
        var generator = SeededGenerator(seed: largest)
        var column = CodeColumn()
        var plain: [Int32] = []
        for index in 0..<2_000 {
            let code =
                index == 1_500
                ? Int32(largest) : Int32.random(in: -1...Int32(min(largest, index)), using: &generator)
            column.append(code)
            plain.append(code)
        }
        column.fill(rows: 2_100)
        plain += Array(repeating: -1, count: 100)
        for _ in 0..<100 {
            let row = Int.random(in: 0..<2_100, using: &generator)
            let code = Int32.random(in: -1...Int32(largest), using: &generator)
            column[row] = code
            plain[row] = code
        }
        #expect(column.count == 2_100)
        #expect((0..<2_100).map { column[$0] } == plain)
    }

    @Test(arguments: 0..<30)
    func columnsJoin(_ seed: Int) {
        var generator = SeededGenerator(seed: seed)
        var column = CodeColumn()
        var plain: [Int32] = []
        for _ in 0..<4 {
            var part = CodeColumn()
            let names = Int32.random(in: 1...400, using: &generator)
            let codes = (0..<names).map { _ in Int32.random(in: 0...100_000, using: &generator) }
            for _ in 0..<Int.random(in: 0...300, using: &generator) {
                let code = Int32.random(in: -1..<names, using: &generator)
                part.append(code)
                plain.append(code < 0 ? code : codes[Int(code)])
            }
            column.append(takenFrom: &part, renumbered: codes)
            // What comes behind goes on.
            let more = (0..<Int.random(in: 0...128, using: &generator)).map { Int32($0) }
            more.withUnsafeBufferPointer { column.append($0) }
            plain += more
        }
        #expect(column.count == plain.count)
        #expect(plain.indices.map { column[$0] } == plain, "seed \(seed)")
        #expect(column.withReader { codes in plain.indices.map { codes[$0] } } == plain, "seed \(seed)")
    }
}

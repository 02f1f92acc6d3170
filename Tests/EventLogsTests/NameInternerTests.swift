import TestInputs
import Testing

@testable import EventLogs

@Suite struct NameInternerTests {
    /// Names of every length, many of them alike but for a byte.
    private func names(_ generator: inout SeededGenerator) -> [[UInt8]] {
        (0..<3_000).map { _ in
            let length = Int.random(in: 0...40, using: &generator)
            var name = [UInt8](repeating: 0x61, count: length)
            for _ in 0..<Int.random(in: 0...2, using: &generator) where length > 0 {
                name[Int.random(in: 0..<length, using: &generator)] = UInt8.random(
                    in: 0...255,
                    using: &generator
                )
            }
            return name
        }
    }

    @Test(arguments: 0..<20)
    func numbersNamesAsADictionaryDoes(_ seed: Int) {
        var generator = SeededGenerator(seed: seed)
        var interner = NameInterner()
        var known: [[UInt8]: Int32] = [:]
        for name in names(&generator) {
            let expected = known[name] ?? Int32(known.count)
            known[name] = expected
            #expect(
                name.withUnsafeBufferPointer { interner.code(of: $0) } == expected,
                "seed \(seed): \(name)"
            )
        }
        #expect(interner.table.count == known.count)
        interner.table.withUnsafeStorage { bytes, offsets in
            for (name, code) in known {
                let range = offsets[Int(code)]..<offsets[Int(code) + 1]
                #expect(Array(bytes[range]) == name, "seed \(seed)")
            }
        }
    }

    @Test func consecutiveIdsKeepTheirCodes() {
        var interner = NameInterner()
        for round in 0..<2 {
            for id in 0..<50_000 { #expect(interner.code(of: String(id)) == Int32(id), "round \(round)") }
        }
    }

    /// Ids with and without leading zeros, of several lengths, near each other and far apart, and what is no id.
    private func ids(_ generator: inout SeededGenerator) -> [String] {
        let prefix = ["", "SO-", "2026", "a rather long prefix "][generator.next(below: 4)]
        let spread = [20, 3_000, 100_000_000][generator.next(below: 3)]
        let base = [0, 95, 9_990, 12_345_000][generator.next(below: 4)]
        let isOdd = generator.next(below: 2) == 0
        return (0..<4_000).map { _ in
            let digits = String(base + generator.next(below: spread))
            switch generator.next(below: isOdd ? 8 : 400) {
            case 0: return prefix + "0" + digits
            case 1: return digits
            case 2:
                return ["", " ", "-", "x", prefix, prefix + "1x", prefix + "+1"][generator.next(below: 7)]
            case 3: return prefix + digits + digits
            default: return prefix + digits
            }
        }
    }

    @Test(arguments: 0..<100)
    func numbersIdsAsADictionaryDoes(_ seed: Int) {
        var generator = SeededGenerator(seed: seed)
        var interner = NameInterner()
        var known: [String: Int32] = [:]
        for id in ids(&generator) {
            let expected = known[id] ?? Int32(known.count)
            known[id] = expected
            #expect(interner.code(of: id) == expected, "seed \(seed): \(id)")
        }
        #expect(interner.table.names == known.sorted { $0.value < $1.value }.map(\.key), "seed \(seed)")
    }

    /// In batches too, whichever way they are looked up.
    @Test(arguments: 0..<60)
    func numbersBatchesAsADictionaryDoes(_ seed: Int) {
        var generator = SeededGenerator(seed: seed)
        var interner = NameInterner()
        var known: [[UInt8]: Int32] = [:]
        let all = seed.isMultiple(of: 2) ? names(&generator) : ids(&generator).map { Array($0.utf8) }
        // Repeated more or less, so that they are few or many.
        let distinct = [5, 300, all.count][generator.next(below: 3)]
        var taken = 0
        while taken < 6_000 {
            let batch = (0...generator.next(below: RowBatch.mostRows)).map { _ in
                all[generator.next(below: distinct)]
            }
            let bytes = batch.joined() + [UInt8](repeating: 0x41, count: 8)
            let found = Array(bytes).withUnsafeBufferPointer { bytes in
                var at = 0
                let fields = batch.map { name in
                    defer { at += name.count }
                    return UnsafeBufferPointer(rebasing: bytes[at..<at + name.count])
                }
                return fields.withUnsafeBufferPointer { fields -> [Int32] in
                    guard let base = fields.baseAddress else { return [] }
                    let rows = RowBatch(fields: base, columns: 1, count: batch.count)
                    var codes = [Int32](repeating: 0, count: batch.count)
                    codes.withUnsafeMutableBufferPointer { codes in
                        if let base = codes.baseAddress { interner.lookUp(rows, column: 0, into: base) }
                    }
                    return codes
                }
            }
            let expected = batch.map { name -> Int32 in
                if name.allSatisfy({ [0x20, 0x09, 0x0D, 0x0A].contains($0) }) { return EventLog.missingName }
                let code = known[name] ?? Int32(known.count)
                known[name] = code
                return code
            }
            #expect(found == expected, "seed \(seed)")
            taken += batch.count
        }
    }
}

import EventLogs
import TestInputs
import Testing

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
}

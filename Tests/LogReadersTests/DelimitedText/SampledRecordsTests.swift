import TestInputs
import Testing

@testable import LogReaders

@Suite struct SampledRecordsTests {
    /// What is asked for is what the plain reader has, however often and in whatever order it is asked for.
    @Test func areThoseOfThePlainReader() {
        var cutCount = 0
        for seed in UInt64(1)...2_000 {
            var random = SeededGenerator(seed: seed)
            let alphabet = Array("ab,\"\"\n\r 中".utf8)
            let text = (0..<random.next(below: 60)).map { _ in alphabet[random.next(below: alphabet.count)] }
            let plain = PlainDelimitedText(text, delimiter: 0x2C)
            let sampled = SampledRecords(of: text, delimiter: 0x2C, isWhole: true)
            #expect(sampled.unclosedQuoteLine == plain.unclosedQuoteLine, "seed \(seed)")
            #expect(sampled.count == plain.records.count, "seed \(seed)")
            for record in sampled.indices.reversed() {
                let expected = plain.records[record].map { String(decoding: $0, as: UTF8.self) }
                #expect(sampled.fieldCount(of: record) == expected.count, "seed \(seed)")
                #expect(sampled[record] == expected, "seed \(seed)")
            }
            let beginning = SampledRecords(
                of: Array(text.prefix(random.next(below: text.count + 1))),
                delimiter: 0x2C,
                isWhole: false
            )
            let cut = beginning.indices.map { beginning[$0] }
            cutCount += cut.count
            #expect(cut == sampled.indices.prefix(cut.count).map { sampled[$0] }, "seed \(seed)")
        }
        #expect(cutCount > 1_000)
    }

    @Test func recordsThatTheSampleCutsAreLeftOut() {
        let text = Array("a,b\n\"c\",d\ne,".utf8)
        let sampled = SampledRecords(of: text, delimiter: 0x2C, isWhole: false)
        #expect(sampled.indices.map { sampled[$0] } == [["a", "b"], ["c", "d"]])
        #expect(sampled.end == 10)
        #expect(SampledRecords(of: text, delimiter: 0x2C, isWhole: true).count == 3)
        #expect(SampledRecords(of: text, delimiter: 0x2C, isWhole: true, atMost: 1).count == 1)
    }
}

import EventLogs
import Foundation
import TestInputs
import Testing

@testable import LogReaders

@Suite struct PlainRecordsTests {
    /// Runs of plain records and single records in turn are the records of the plain reader.
    @Test func runsAndSingleRecordsAreTheRecordsOfThePlainReader() throws {
        for seed in UInt64(1)...3_000 {
            var random = SeededGenerator(seed: seed)
            let alphabet = Array((seed.isMultiple(of: 2) ? "ab,;\"\n\n\r" : "abcdefgh;;;,\"\n\n").utf8)
            var text = (0..<random.next(below: 400)).map { _ in alphabet[random.next(below: alphabet.count)] }
            if seed.isMultiple(of: 5) { text = text.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
            let columns = 1 + random.next(below: 4)
            let blockSize = 1 + random.next(below: 200)
            let end = random.next(below: 3) == 0 ? random.next(below: 400) : .max
            let read = try PlainRecordsTests.read(
                text,
                columns: columns,
                blockSize: blockSize,
                upTo: end,
                usingRuns: true
            )
            let single = try PlainRecordsTests.read(
                text,
                columns: columns,
                blockSize: blockSize,
                upTo: end,
                usingRuns: false
            )
            #expect(read == single, "seed \(seed)")
            if end == .max { #expect(read == PlainDelimitedText(text, delimiter: 0x3B), "seed \(seed)") }
        }
    }

    static func read(_ text: [UInt8], columns: Int, blockSize: Int, upTo end: Int, usingRuns: Bool) throws
        -> PlainDelimitedText
    {
        let file = try TemporaryFile(Data(text))
        var records = DelimitedText(
            try TextStream(path: file.path, from: 0),
            delimiter: 0x3B,
            blockSize: blockSize
        )
        var read = PlainDelimitedText([], delimiter: 0x3B)
        func take(_ fields: RowFields, _ line: Int) {
            read.lines.append(line)
            read.records.append((0..<fields.count).map { Array(fields[$0]) })
        }
        do {
            if usingRuns {
                try records.read(
                    upTo: end,
                    columns: columns,
                    takeRun: { rows, line in
                        for row in 0..<rows.count { take(rows[row], line + row) }
                    },
                    take: take
                )
            } else {
                while records.offset < end, try records.next() {
                    let line = records.line
                    records.withFields { take($0, line) }
                }
            }
        } catch ReadingError.unclosedQuote(_, let line) {
            read.unclosedQuoteLine = line
        }
        return read
    }
}

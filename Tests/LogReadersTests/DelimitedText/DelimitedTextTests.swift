import Foundation
import TestInputs
import Testing

@testable import LogReaders

@Suite struct DelimitedTextTests {
    @Test func agreesWithThePlainReaderOnRandomTexts() throws {
        for seed in UInt64(1)...2_000 {
            var random = SeededGenerator(seed: seed)
            let alphabet = Array("ab,;\"\"\n\r \u{0}中".utf8)
            let text = (0..<random.next(below: 60)).map { _ in alphabet[random.next(below: alphabet.count)] }
            let delimiter: UInt8 = seed.isMultiple(of: 3) ? 0x3B : 0x2C
            let blockSize = 2 + random.next(below: 40)
            let read = try DelimitedTextTests.read(text, delimiter: delimiter, blockSize: blockSize)
            #expect(read == PlainDelimitedText(text, delimiter: delimiter), "seed \(seed)")
        }
    }

    @Test func agreesWithThePlainReaderOnLongFields() throws {
        for seed in UInt64(1)...100 {
            var random = SeededGenerator(seed: seed)
            var text: [UInt8] = []
            for _ in 0..<20 {
                let length = random.next(below: 200)
                let isQuoted = random.next(below: 2) == 0
                if isQuoted { text.append(0x22) }
                for _ in 0..<length { text.append(UInt8(0x61 + random.next(below: 26))) }
                if isQuoted { text += Array("\"\"\n,\"".utf8) }
                text.append(random.next(below: 3) == 0 ? 0x0A : 0x2C)
            }
            let read = try DelimitedTextTests.read(text, delimiter: 0x2C, blockSize: 64)
            #expect(read == PlainDelimitedText(text, delimiter: 0x2C), "seed \(seed)")
        }
    }

    @Test func aFieldOfAMillionCharactersIsRead() throws {
        let field = String(repeating: "x\"\"y\n", count: 200_000)
        let text = Array("a,\"\(field)\",b\nc,d,e\n".utf8)
        let read = try DelimitedTextTests.read(text, delimiter: 0x2C, blockSize: 1_024)
        #expect(read.records.map(\.count) == [3, 3])
        #expect(read.records[0][1].count == 800_000)
        #expect(read.lines == [1, 200_002])
    }

    @Test(arguments: [
        (",", "a,b\n1,2\n"), (";", "a;b\n1,5;2\n2,5;3\n"), ("\t", "a\tb\n1\t2\n"), ("|", "a|b\n1|2\n"),
        (",", "a\n1\n"), (",", "a,b\n\"x;y;z\",1\n\"x;y\",1\n"), (";", "\"a,b\";c\n\"1,2\";3\n"),
    ])
    func theDelimiterIsFound(delimiter: String, text: String) {
        let found = DelimiterGuess.delimiter(of: Array(text.utf8), isWhole: true)
        #expect(String(UnicodeScalar(found)) == delimiter)
    }

    static func read(_ text: [UInt8], delimiter: UInt8, blockSize: Int) throws -> PlainDelimitedText {
        let file = try TemporaryFile(Data(text))
        let stream = try TextStream(path: file.path, from: 0)
        var records = DelimitedText(stream, delimiter: delimiter, blockSize: blockSize)
        var read = PlainDelimitedText([], delimiter: delimiter)
        do {
            while try records.next() {
                read.lines.append(records.line)
                records.withFields { fields in
                    read.records.append((0..<fields.count).map { Array(fields[$0]) })
                }
            }
        } catch ReadingError.unclosedQuote(_, let line) {
            read.unclosedQuoteLine = line
        }
        return read
    }
}

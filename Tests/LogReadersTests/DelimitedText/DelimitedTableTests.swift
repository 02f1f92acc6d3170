import Foundation
import Testing

@testable import LogReaders

struct DelimitedTableTests {
    @Test func rowsComeWithTheirLinesAndUnquoted() throws {
        let rows = try read("sep=;\na;b\n1;\"x\ny\"\n\n2;z;more\n")
        #expect(rows.map(\.line) == [2, 3, 6])
        #expect(rows.map(\.fields) == [["a", "b"], ["1", "x\ny"], ["2", "z", "more"]])
    }

    @Test func anEmptyFileAndBrokenTextAreRefused() throws {
        #expect(throws: ReadingError.self) { try read("") }
        #expect(throws: ReadingError.self) { try read(bytes: Array("a,b\n1,".utf8) + [0xFF, 0x0A]) }
        // Beyond the text that the encoding is told from.
        let long = Array(repeating: Array("a,b\n".utf8), count: 100_000).flatMap { $0 }
        #expect(throws: ReadingError.self) { try read(bytes: long + Array("1,".utf8) + [0xFF, 0x0A]) }
    }

    @Test func aRowOfAnotherWidthIsTheErrorThatItIsAskedToBe() throws {
        struct Ragged: Error, Equatable { let line, fields, expected: Int }
        let path = NSTemporaryDirectory() + "/table-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("a,b\n1,2\n3\n4,5\n".utf8).write(to: URL(filePath: path))
        var table = try DelimitedTable(path: path)
        var lines: [Int] = []
        #expect(throws: Ragged(line: 3, fields: 1, expected: 2)) {
            try table.forEachRow(ragged: { Ragged(line: $0, fields: $1, expected: $2) }) {
                lines.append($0.line)
            }
        }
        #expect(lines == [2])
    }

    private func read(_ text: String) throws -> [DelimitedTable.Row] { try read(bytes: Array(text.utf8)) }

    /// The header's line is taken for that after a line that names the delimiter.
    private func read(bytes: [UInt8]) throws -> [DelimitedTable.Row] {
        let path = NSTemporaryDirectory() + "/table-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(filePath: path))
        var table = try DelimitedTable(path: path)
        var rows = [DelimitedTable.Row(line: 2, fields: table.header)]
        try table.forEachRow { rows.append($0) }
        return rows
    }
}

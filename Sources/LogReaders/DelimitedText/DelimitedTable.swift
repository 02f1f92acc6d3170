import EventLogs

/// A table of text with a header, of which nothing is guessed but how it is laid out: CSV and its relatives.
///
/// ```swift
/// var table = try DelimitedTable(path: "complaints.csv")
/// try table.forEachRow { print(table.header, $0.fields, $0.line) }
/// ```
public struct DelimitedTable {
    public let path: String
    /// The fields of the first line.
    public let header: [String]
    private var text: DelimitedText
    private let encoding: TextEncoding

    /// Text that is looked at to find the delimiter.
    private static let sampledText = 1 << 20

    /// - Parameter encoding: of the text; nil for what its first bytes say, or UTF-8.
    /// - Throws: ``ReadingError``, ``ReadingError/emptyFile(path:)`` where there is no header.
    public init(path: String, encoding given: TextEncoding? = nil) throws {
        self.path = path
        let stream = try TextStream(try ByteStream(path: path), encoding: given)
        encoding = stream.encoding
        let sample = try stream.peek(DelimitedTable.sampledText)
        let named = DelimiterGuess.named(in: sample)
        let isWhole = sample.count < DelimitedTable.sampledText
        text = DelimitedText(
            stream,
            delimiter: named ?? DelimiterGuess.delimiter(of: sample, isWhole: isWhole)
        )
        if named != nil { try text.skip(1) }
        guard try text.next() else { throw ReadingError.emptyFile(path: path) }
        header = try DelimitedTable.strings(text, path: path, encoding: encoding)
    }

    /// One line of the table, or several where a field in quotes has line breaks.
    public struct Row {
        /// The line that it begins in, counted from 1.
        public let line: Int
        /// As many as the line has, which may be another number than the header's.
        public let fields: [String]
    }

    /// Hands over the rows that are left, in order.
    /// - Returns: how many there were.
    /// - Throws: ``ReadingError``, and what `body` throws.
    @discardableResult
    public mutating func forEachRow(_ body: (Row) throws -> Void) throws -> Int {
        var count = 0
        while try text.next() {
            count += 1
            try body(
                Row(line: text.line, fields: DelimitedTable.strings(text, path: path, encoding: encoding))
            )
        }
        return count
    }

    /// The same for tables of which every row has as many fields as the header.
    /// - Parameter ragged: the error for a row that does not, by its line, its fields and those of the header.
    @discardableResult
    public mutating func forEachRow(
        ragged: (_ line: Int, _ fields: Int, _ expected: Int) -> any Error,
        _ body: (Row) throws -> Void
    ) throws -> Int {
        let expected = header.count
        return try forEachRow { row in
            guard row.fields.count == expected else { throw ragged(row.line, row.fields.count, expected) }
            try body(row)
        }
    }

    private static func strings(
        _ text: DelimitedText,
        path: String,
        encoding: TextEncoding
    ) throws -> [String] {
        let strings = text.validStrings
        guard let strings else {
            throw ReadingError.badText(path: path, encoding: encoding, offset: text.offset)
        }
        return strings
    }
}

extension DelimitedText {
    /// The fields of the last record; nil if one is no UTF-8.
    fileprivate var validStrings: [String]? {
        withFields { fields in
            var strings: [String] = []
            strings.reserveCapacity(fields.count)
            for index in 0..<fields.count {
                guard let string = String(validating: fields[index], as: UTF8.self) else { return nil }
                strings.append(string)
            }
            return strings
        }
    }
}

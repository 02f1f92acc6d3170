import LogReaders
import Workspace

/// A table of somebody's own on its way into a workspace, for formulas to select from.
///
/// A column whose every value is a whole number becomes one of integers, and one whose every value is a decimal number with
/// few enough digits for a double one of reals; all others stay the texts that they are, so that nothing is lost: `007` and
/// `13800000000000000001` are texts. Empty fields are NULL.
public enum OwnTable {
    /// Reads a CSV file or one of its relatives.
    /// - Throws: ``OwnTableError`` with the line, and ``LogReaders/ReadingError``.
    /// - Complexity: O(n) in the fields, all of which are held in memory.
    public static func read(path: String, as name: String, encoding: TextEncoding? = nil) throws
        -> ResultTable
    {
        var table = try DelimitedTable(path: path, encoding: encoding)
        let header = table.header.map(\.trimmed)
        var seen: Set<String> = []
        for (index, column) in header.enumerated() {
            func failure(_ problem: OwnTableError.Problem) -> OwnTableError {
                OwnTableError(file: path, line: 1, problem: problem)
            }
            if column.isEmpty { throw failure(.namelessColumn(index + 1)) }
            guard seen.insert(column.lowercased()).inserted else { throw failure(.columnTwice(column)) }
        }
        var columns = [[String?]](repeating: [], count: header.count)
        try table.forEachRow(
            ragged: { line, fields, expected in
                OwnTableError(file: path, line: line, problem: .fieldCount(fields, expected: expected))
            }
        ) { row in
            for (index, field) in row.fields.enumerated() {
                columns[index].append(field.isEmpty ? nil : field)
            }
        }
        return ResultTable(
            name: name,
            columns: zip(header, columns).map { TableColumn(name: $0, values: values($1)) }
        )
    }

    private static func values(_ texts: [String?]) -> TableColumn.Values {
        if !texts.contains(where: { $0 != nil }) { return .texts(texts) }
        if let integers = all(texts, integer, missing: .min) { return .integers(integers) }
        if let reals = all(texts, real, missing: .nan) { return .reals(reals) }
        return .texts(texts)
    }

    /// All values converted; nil if one cannot be.
    private static func all<Value>(
        _ texts: [String?],
        _ convert: (String) -> Value?,
        missing: Value
    ) -> [Value]? {
        var values: [Value] = []
        values.reserveCapacity(texts.count)
        for text in texts {
            guard let text else {
                values.append(missing)
                continue
            }
            guard let value = convert(text) else { return nil }
            values.append(value)
        }
        return values
    }

    /// As the number writes itself, so that it reads back as it stands. The smallest one stands for NULL in a column.
    private static func integer(_ text: String) -> Int64? {
        guard let integer = Int64(text), integer != .min, String(integer) == text else { return nil }
        return integer
    }

    /// A decimal number whose digits a double keeps.
    private static func real(_ text: String) -> Double? {
        let digits = text.first == "-" ? text.dropFirst() : text[...]
        let whole = digits.prefix { $0.isASCII && $0.isNumber }
        guard !whole.isEmpty, whole == "0" || whole.first != "0",
            digits.utf8.count(where: { (0x30...0x39).contains($0) }) <= 15, let number = text.finiteNumber
        else { return nil }
        return number
    }
}

/// What is wrong with a table of somebody's own, and in which line.
public struct OwnTableError: Error, Sendable, Equatable {
    public let file: String
    /// Counted from 1.
    public let line: Int
    public let problem: Problem

    public enum Problem: Sendable, Equatable {
        /// The header has no name for this column, counted from 1.
        case namelessColumn(Int)
        /// SQL tells no two of these names apart.
        case columnTwice(String)
        case fieldCount(Int, expected: Int)
    }
}

extension OwnTableError: CustomStringConvertible {
    public var description: String { "\(file):\(line): \(problem)" }
}

extension OwnTableError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .namelessColumn(let number): "column \(number) has no name; give it one in the first line"
        case .columnTwice(let name): "the column \(name) is there twice; give one of the two another name"
        case .fieldCount(let count, let expected):
            "\(count) fields, where the header has \(expected); put fields with commas into quotes"
        }
    }
}

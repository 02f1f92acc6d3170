/// What is wrong with a table of measurements, and in which line.
public struct MeasurementError: Error, Sendable, Equatable {
    public let file: String
    /// Counted from 1.
    public let line: Int
    public let problem: Problem

    public init(file: String, line: Int, problem: Problem) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    public enum Problem: Sendable, Equatable {
        case missingColumn(String, columns: [String])
        /// Two columns that mean the same.
        case columnTwice(String, String)
        /// Nothing is below the header.
        case noRows
        case fieldCount(Int, expected: Int)
        case noPerson
        /// In a table of people.
        case personTwice(String)
        case notPeriod(String, Period.Length)
        case notNumber(String)
        case notCount(String)
        /// The cell has a row already.
        case twice(person: String, period: Period, name: String, firstLine: Int)
    }
}

extension MeasurementError: CustomStringConvertible {
    public var description: String { "\(file):\(line): \(problem)" }
}

extension MeasurementError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingColumn(let name, let columns):
            "there is no column \(name) among \(columns.joined(separator: ", ")); name one so"
        case .columnTwice(let first, let second):
            "the columns \(first) and \(second) mean the same; leave one of them out"
        case .noRows: "there is nothing below the header; export the table again, with its rows"
        case .fieldCount(let count, let expected):
            "\(count) fields, where the header has \(expected); put fields with commas into quotes"
        case .noPerson: "the person is empty; write whose value this is"
        case .personTwice(let name): "\(name) is in an earlier line already; keep one of the two"
        case .notPeriod(let text, let length):
            "\"\(text)\" is no \(length.rawValue) such as \(length.example), which the card is scored over"
        case .notNumber(""): "the value is empty; write a number, or leave the row out"
        case .notNumber(let text):
            "\"\(text)\" is no number; write it with a decimal point and without a unit, or leave it empty"
        case .notCount(let text): "\"\(text)\" is no number of facts"
        case .twice(let person, let period, let name, let firstLine):
            "\(name) of \(person) in \(period) is in line \(firstLine) already; keep one of the two"
        }
    }
}

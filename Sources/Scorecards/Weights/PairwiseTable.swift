import LinearAlgebra
import LogReaders
import Statistics

/// Judgements of a card's indicators in pairs, from a table: a square with the ids of indicators on top and in the first column;
/// a cell says how many times as important the row's indicator is as the column's.
public struct PairwiseTable: Sendable, Equatable {
    /// In the order of the card.
    public let weights: PairwiseWeights

    /// - Throws: ``PairwiseTableError``, and ``LogReaders/ReadingError``.
    public init(path: String, for card: Scorecard, encoding: TextEncoding? = nil) throws {
        var table = try DelimitedTable(path: path, encoding: encoding)
        let header = table.header.map(\.trimmed)
        let ids = card.indicators.map(\.id)
        let columns = ids.map { header.dropFirst().firstIndex(of: $0) }
        func failure(_ line: Int, _ problem: PairwiseTableError.Problem) -> PairwiseTableError {
            PairwiseTableError(file: path, line: line, problem: problem)
        }
        for (id, column) in zip(ids, columns) where column == nil { throw failure(1, .missing(id)) }
        var comparisons = Matrix(rows: ids.count, columns: ids.count)
        var lines = [Int?](repeating: nil, count: ids.count)
        try table.forEachRow(ragged: { failure($0, .fieldCount($1, expected: $2)) }) { row in
            let name = row.fields[0].trimmed
            guard let indicator = ids.firstIndex(of: name) else { throw failure(row.line, .unknown(name)) }
            guard lines[indicator] == nil else { throw failure(row.line, .twice(ids[indicator])) }
            lines[indicator] = row.line
            for (place, column) in columns.enumerated() {
                let text = row.fields[column ?? 0].trimmed
                guard let value = PairwiseTable.judgement(text) else {
                    throw failure(row.line, .notJudgement(text))
                }
                comparisons[indicator, place] = value
            }
        }
        for (id, line) in zip(ids, lines) where line == nil { throw failure(1, .missing(id)) }
        do {
            weights = try PairwiseWeights(comparisons)
        } catch .notReciprocal(let row, let column) {
            throw failure(lines[row] ?? 1, .notReciprocal(ids[row], ids[column]))
        } catch {
            throw failure(1, .notJudgement("\(error)"))
        }
    }

    /// A number above zero, or a fraction such as 1/3.
    private static func judgement(_ text: String) -> Double? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
            String($0).trimmed.finiteNumber
        }
        guard let first = parts.first ?? nil, first > 0 else { return nil }
        if parts.count == 1 { return first }
        guard parts.count == 2, let second = parts[1], second > 0 else { return nil }
        return first / second
    }
}

/// What is wrong with a table of judgements, and in which line.
public struct PairwiseTableError: Error, Sendable, Equatable, CustomStringConvertible {
    public let file: String
    /// Counted from 1.
    public let line: Int
    public let problem: Problem

    public enum Problem: Sendable, Equatable {
        /// The card has an indicator that is not in the table.
        case missing(String)
        case unknown(String)
        case twice(String)
        case fieldCount(Int, expected: Int)
        case notJudgement(String)
        /// A judgement that is not one over its counterpart.
        case notReciprocal(String, String)
    }

    public var description: String {
        let what =
            switch problem {
            case .missing(let id): "\(id) has no row or no column; give each indicator of the card both"
            case .unknown(let id): "the card has no indicator \"\(id)\"; name indicators by their ids"
            case .twice(let id): "\(id) has a row already; keep one of the two"
            case .fieldCount(let count, let expected): "\(count) fields, where the header has \(expected)"
            case .notJudgement(let text):
                "\"\(text)\" is no judgement; write a number above zero, such as 3 or 1/3"
            case .notReciprocal(let row, let column):
                "\(row) against \(column) is not one over \(column) against \(row); write 1/3 where the other is 3"
            }
        return "\(file):\(line): \(what)"
    }
}

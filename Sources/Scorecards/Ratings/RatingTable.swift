import LogReaders

/// Marks that came as a table: a row for each person, rater and period, with the columns `person`, `rater`, `period` and
/// `mark`; also 人员, 评分人, 期间, 评分.
public struct RatingTable: Sendable, Equatable {
    public let ratings: [Rating]

    /// - Parameter length: of the periods.
    /// - Throws: ``MeasurementError`` with the line, and ``LogReaders/ReadingError``.
    public init(path: String, periods length: Period.Length, encoding: TextEncoding? = nil) throws {
        var table = try DelimitedTable(path: path, encoding: encoding)
        let header = table.header
        let places = HeaderPlaces(header, path: path)
        let person = try places.needed(MeasurementColumns.people)
        let rater = try places.needed(["rater", "评分人", "评价人"])
        let period = try places.needed(MeasurementColumns.periods)
        let mark = try places.needed(["mark", "评分", "分数"])
        var lines: [[String]: Int] = [:]
        var ratings: [Rating] = []
        let count = try table.forEachMeasuredRow { row, failure in
            let text = row.fields.map(\.trimmed)
            if text[person].isEmpty || text[rater].isEmpty { throw failure(.noPerson) }
            guard let read = Period(text[period]), read.length == length else {
                throw failure(.notPeriod(text[period], length))
            }
            guard let value = text[mark].finiteNumber else { throw failure(.notNumber(text[mark])) }
            let key = [text[person], text[rater], text[period]]
            if let line = lines.updateValue(row.line, forKey: key) {
                throw failure(
                    .twice(
                        person: text[person],
                        period: read,
                        name: "the mark by \(text[rater])",
                        firstLine: line
                    )
                )
            }
            ratings.append(Rating(person: text[person], rater: text[rater], period: read, mark: value))
        }
        if count == 0 { throw MeasurementError(file: path, line: 1, problem: .noRows) }
        self.ratings = ratings
    }
}

import EventLogs
import LogReaders

/// Values of indicators or outcomes that came as a table: a row for each person, period and indicator.
///
/// The columns are `person`, `period`, `indicator` or `outcome`, `value`, and if there is one `n`, the number of facts behind
/// the value; also 人员, 期间, 指标 or 结果, 值, 样本数. Indicators are named by their ids or their names in either language.
public struct MeasurementTable: Sendable, Equatable {
    /// Under the ids of the card, in the order of the rows.
    public var measurements: [Panel.Measurement]
    /// Names that the card does not have, with the number of their rows, in order of appearance.
    public var unmatched: [Unmatched]
    /// Rows whose value is empty: nothing was measured.
    public var emptyValues: Int

    public struct Unmatched: Sendable, Equatable {
        public var name: String
        public var rows: Int
        /// Counted from 1.
        public var firstLine: Int
    }

    /// - Parameter card: whose indicators and outcomes are named, and whose periods have its length.
    /// - Throws: ``MeasurementError`` with the line, and ``LogReaders/ReadingError``.
    public init(path: String, for card: Scorecard, encoding: TextEncoding? = nil) throws {
        self.init(measurements: [], unmatched: [], emptyValues: 0)
        var table = try DelimitedTable(path: path, encoding: encoding)
        let header = table.header
        let columns = try MeasurementColumns(header, path: path)
        let names = MeasuredNames(card, columns.kind)
        var (ids, periods) = (Remembered<String?>(), Remembered<Period?>())
        var rows = PanelRows()
        // Of each indicator the line of each row, 0 for none.
        var lines: [String: [Int]] = [:]
        var unmatchedPlaces: [String: Int] = [:]
        let count = try table.forEachMeasuredRow { row, failure in
            let name = row.fields[columns.name].trimmed
            guard let id = ids.value(of: name, make: names.id) else {
                let place = unmatchedPlaces[name, default: unmatched.count]
                if place == unmatched.count {
                    unmatchedPlaces[name] = place
                    unmatched.append(Unmatched(name: name, rows: 0, firstLine: row.line))
                }
                unmatched[place].rows += 1
                return
            }
            let person = row.fields[columns.person].trimmed
            if person.isEmpty { throw failure(.noPerson) }
            let periodText = row.fields[columns.period].trimmed
            guard let period = periods.value(of: periodText, make: Period.init), period.length == card.periods
            else {
                throw failure(.notPeriod(periodText, card.periods))
            }
            let cell = rows.row(of: person, in: period.index)
            if let line = lines[id, default: []].noting(row.line, at: cell) {
                throw failure(.twice(person: person, period: period, name: name, firstLine: line))
            }
            let valueText = row.fields[columns.value].trimmed
            if valueText.isEmpty {
                emptyValues += 1
                return
            }
            guard let value = valueText.finiteNumber else { throw failure(.notNumber(valueText)) }
            var measurement = Panel.Measurement(person: person, period: period, column: id, value: value)
            if let column = columns.count {
                let text = row.fields[column].trimmed
                guard text.isEmpty || (text.finiteNumber ?? -1) >= 0 else { throw failure(.notCount(text)) }
                measurement.count = text.finiteNumber
            }
            measurements.append(measurement)
        }
        if count == 0 { throw MeasurementError(file: path, line: 1, problem: .noRows) }
    }

    init(measurements: [Panel.Measurement], unmatched: [Unmatched], emptyValues: Int) {
        (self.measurements, self.unmatched, self.emptyValues) = (measurements, unmatched, emptyValues)
    }
}

extension [Int] {
    /// Puts a line at a place; the line that was there, if any was.
    fileprivate mutating func noting(_ line: Int, at place: Int) -> Int? {
        if place >= count { append(contentsOf: repeatElement(0, count: place + 1 - count)) }
        defer { self[place] = line }
        return self[place] == 0 ? nil : self[place]
    }
}

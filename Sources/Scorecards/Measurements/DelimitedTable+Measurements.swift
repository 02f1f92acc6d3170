import LogReaders

extension DelimitedTable {
    /// Hands over the rows of a table about people, each as wide as the header, with what makes an error of its line.
    /// - Returns: how many there were.
    /// - Throws: ``MeasurementError``, ``LogReaders/ReadingError``, and what `body` throws.
    @discardableResult
    mutating func forEachMeasuredRow(
        _ body: (Row, _ failure: (MeasurementError.Problem) -> MeasurementError) throws -> Void
    ) throws -> Int {
        let path = path
        return try forEachRow(
            ragged: { line, fields, expected in
                MeasurementError(file: path, line: line, problem: .fieldCount(fields, expected: expected))
            },
            { row in try body(row) { MeasurementError(file: path, line: row.line, problem: $0) } }
        )
    }
}

import EventLogs

/// How a delimited text is laid out: what separates its fields, and what its columns mean.
struct DelimitedTextLayout: Sendable {
    let delimiter: UInt8
    let hasHeader: Bool
    let guess: ColumnGuess
    let notes: [ReadingNote]

    var columns: [SourceColumn]

    /// How much text is looked at, at first.
    private static let sampledText = 1 << 20
    /// The guess looks at runs of rows, so that it sees rows of one order together, spread over the text.
    private static let runs = 8
    private static let rowsInRun = 250

    /// Looks at the beginning of the text without taking it.
    /// - Throws: ``ReadingError/emptyFile(path:)``, ``ReadingError/noRows(path:)`` and what ``ColumnGuess`` throws.
    init(_ text: TextStream, options: ReadingOptions) throws {
        let path = text.bytes.path
        var records: [[String]] = []
        var delimiter: UInt8
        var wanted = DelimitedTextLayout.sampledText
        while true {
            let sample = try text.peek(wanted)
            let isWhole = sample.count < wanted
            delimiter = options.delimiter ?? DelimiterGuess.delimiter(of: sample, isWhole: isWhole)
            let found = DelimiterGuess.records(of: sample, delimiter: delimiter, isWhole: isWhole)
            if let line = found.unclosedQuoteLine { throw ReadingError.unclosedQuote(path: path, line: line) }
            records = found.records
            // Records so long that the sample holds only a few of them.
            if isWhole || records.count > 20 { break }
            wanted *= 4
        }
        self.delimiter = delimiter
        hasHeader = options.header == nil
        guard let first = records.first else { throw ReadingError.emptyFile(path: path) }
        let names = options.header ?? first
        let rows = DelimitedTextLayout.sample(hasHeader ? records.dropFirst() : records[...])
        guard !rows.isEmpty else { throw ReadingError.noRows(path: path) }
        var guess = try ColumnGuess(names: names, rows: rows, options: options, path: path)
        if !guess.ambiguousTimes.isEmpty, text.bytes.isRegularFile {
            let all = try TextStream(ByteStream(path: path), encoding: text.encoding)
            try guess.decideDayAndMonth(
                by: DelimitedText(all, delimiter: self.delimiter),
                skippingHeader: hasHeader
            )
        }
        self.guess = guess
        columns = guess.columns
        notes = guess.notes
    }

    private static func sample(_ rows: ArraySlice<[String]>) -> [[String]] {
        if rows.count <= runs * rowsInRun { return Array(rows) }
        let step = (rows.count - rowsInRun) / (runs - 1)
        return (0..<runs).flatMap { rows.dropFirst($0 * step).prefix(rowsInRun) }
    }
}

extension ColumnGuess {
    /// Goes through the whole text until every ambiguous column has shown a day above 12.
    fileprivate mutating func decideDayAndMonth(by text: DelimitedText, skippingHeader: Bool) throws {
        var text = text
        var evidence: [Int: TimestampEvidence] = [:]
        for column in ambiguousTimes { evidence[column] = TimestampEvidence() }
        if skippingHeader { _ = try text.next() }
        var rows = 0
        while try text.next() {
            text.withFields { fields in
                for column in evidence.keys { evidence[column]?.observe(fields[column]) }
            }
            rows += 1
            if rows % 1_024 == 0, evidence.values.allSatisfy({ $0.guess?.isAmbiguous == false }) { break }
        }
        for (column, found) in evidence {
            if let guess = found.guess, !guess.isAmbiguous { settle(column, guess.format) }
        }
    }
}

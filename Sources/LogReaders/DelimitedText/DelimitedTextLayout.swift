import EventLogs

/// How a delimited text is laid out: what separates its fields, and what its columns mean.
struct DelimitedTextLayout: Sendable {
    let delimiter: UInt8
    /// Records before the rows: the header, if there is one, and before it the line `sep=;` with which spreadsheets
    /// name the delimiter.
    let leadingRecords: Int
    let guess: ColumnGuess
    let notes: [ReadingNote]
    /// Of the beginning of the text.
    private let textBytesPerRow: Double

    var columns: [SourceColumn]

    /// How much text is looked at, at first.
    private static let sampledText = 1 << 20
    /// And at most, if that shows too few records: one that is longer is hardly a row, but a quote left open.
    private static let mostSampledText = 1 << 24
    /// The guess looks at runs of rows, so that it sees rows of one order together, spread over the text.
    private static let runs = 8
    private static let rowsInRun = 250

    /// Looks at the beginning of the text without taking it.
    /// - Throws: ``ReadingError/emptyFile(path:)``, ``ReadingError/noRows(path:)`` and what ``ColumnGuess`` throws.
    init(_ text: TextStream, options: ReadingOptions) throws {
        let path = text.bytes.path
        var records: SampledRecords
        var delimiter: UInt8
        var named: UInt8?
        var wanted = DelimitedTextLayout.sampledText
        var isWhole: Bool
        while true {
            let sample = try text.peek(wanted)
            isWhole = sample.count < wanted
            named = DelimiterGuess.named(in: sample)
            delimiter =
                options.delimiter ?? named ?? DelimiterGuess.delimiter(of: sample, isWhole: isWhole)
            records = SampledRecords(of: sample, delimiter: delimiter, isWhole: isWhole)
            if let line = records.unclosedQuoteLine {
                throw ReadingError.unclosedQuote(path: path, line: line)
            }
            // Records so long that the sample holds only a few of them.
            if isWhole || records.count > 20 || wanted >= DelimitedTextLayout.mostSampledText {
                textBytesPerRow = Double(sample.count) / Double(max(records.count, 1))
                if isWhole || records.count > 20 || records.end >= DelimitedTextLayout.sampledText { break }
                let cut = SampledRecords(of: sample, delimiter: delimiter, isWhole: true)
                if let line = cut.unclosedQuoteLine {
                    throw ReadingError.unclosedQuote(path: path, line: line)
                }
                break
            }
            wanted *= 4
        }
        self.delimiter = delimiter
        let first = named == nil ? 0 : 1
        guard first < records.count else {
            throw isWhole ? ReadingError.emptyFile(path: path) : ReadingError.noRows(path: path)
        }
        let names = options.header ?? records[first]
        leadingRecords = first + (options.header == nil ? 1 : 0)
        let rows = DelimitedTextLayout.sample(leadingRecords..<records.count).map { records[$0] }
        guard !rows.isEmpty else { throw ReadingError.noRows(path: path) }
        var guess = try ColumnGuess(names: names, rows: rows, options: options, path: path)
        if !guess.ambiguousTimes.isEmpty, text.bytes.isRegularFile {
            let all = try TextStream(ByteStream(path: path), encoding: text.encoding)
            var records = DelimitedText(all, delimiter: delimiter)
            try records.skip(leadingRecords)
            try guess.decideDayAndMonth(by: records)
        }
        self.guess = guess
        columns = guess.columns
        notes = guess.notes
    }

    /// About how many rows the text has; nil where its size is not known before it is read.
    func estimatedRows(of text: TextStream) -> Int? {
        guard text.encoding == .utf8, !text.bytes.isCompressed, text.bytes.isRegularFile else { return nil }
        return Int(Double(text.bytes.fileSize) / textBytesPerRow)
    }

    private static func sample(_ rows: Range<Int>) -> [Int] {
        if rows.count <= runs * rowsInRun { return Array(rows) }
        let step = (rows.count - rowsInRun) / (runs - 1)
        return (0..<runs).flatMap { rows.dropFirst($0 * step).prefix(rowsInRun) }
    }
}

extension ColumnGuess {
    /// Goes through the whole text until every ambiguous column has shown a day above 12.
    fileprivate mutating func decideDayAndMonth(by text: DelimitedText) throws {
        var text = text
        var evidence: [Int: TimestampEvidence] = [:]
        for column in ambiguousTimes { evidence[column] = TimestampEvidence() }
        var rows = 0
        while try text.next() {
            text.withFields { fields in
                for column in evidence.keys { evidence[column]?.observe(fields[column]) }
            }
            rows += 1
            if rows % 1_024 == 0, evidence.values.allSatisfy({ $0.guess?.isAmbiguous == false }) { break }
        }
        for (column, found) in evidence.sorted(by: { $0.key < $1.key }) {
            if let guess = found.guess, !guess.isAmbiguous { settle(column, guess.format) }
        }
    }
}

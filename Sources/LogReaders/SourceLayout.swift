import EventLogs

/// How a source would be read, without reading all of it.
public struct SourceLayout: Sendable {
    public let kind: SourceKind
    /// Of delimited text only.
    public let encoding: TextEncoding?
    /// Of delimited text only.
    public let delimiter: UInt8?
    /// The columns with the reason of each role. Only delimited text is guessed at: what the columns of the other
    /// kinds mean is known when they are read.
    public let choices: [ColumnGuess.Choice]

    /// - Throws: ``ReadingError``.
    public init(path: String, options: ReadingOptions = ReadingOptions()) throws {
        let stream = try ByteStream(path: path)
        kind = try SourceKind(of: stream)
        guard kind == .delimitedText else {
            encoding = nil
            delimiter = nil
            choices = []
            return
        }
        let text = try TextStream(stream, encoding: options.encoding)
        let layout = try DelimitedTextLayout(text, options: options)
        encoding = text.encoding
        delimiter = layout.delimiter
        choices = layout.guess.choices
    }
}

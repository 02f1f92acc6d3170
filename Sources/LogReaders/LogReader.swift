import EventLogs

/// Reads a log of any kind: what a file is is told by its content, not by its name.
public enum LogReader {
    /// - Throws: ``ReadingError``, and ``AssemblyError`` where the rows make no log.
    public static func read(path: String, options: ReadingOptions = ReadingOptions()) throws -> AssembledLog {
        let stream = try ByteStream(path: path)
        switch try SourceKind(of: stream) {
        case .delimitedText: return try DelimitedTextReader.read(stream, options: options)
        }
    }
}

/// What a source is.
public enum SourceKind: String, Sendable, CaseIterable {
    case delimitedText

    /// Looks at the first bytes, unpacked, without taking them.
    public init(of stream: ByteStream) throws {
        self = .delimitedText
    }
}

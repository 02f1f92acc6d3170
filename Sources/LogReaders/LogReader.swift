import EventLogs

/// Reads a log of any kind: what a file is is told by its content, not by its name.
public enum LogReader {
    /// - Throws: ``ReadingError``, and ``AssemblyError`` where the rows make no log.
    public static func read(path: String, options: ReadingOptions = ReadingOptions()) throws -> AssembledLog {
        let stream = try ByteStream(path: path)
        let kind = try SourceKind(of: stream)
        if options.query != nil, kind != .database { throw ReadingError.queryWithoutDatabase(path: path) }
        return switch kind {
        case .delimitedText: try DelimitedTextReader.read(stream, options: options)
        case .xes: try XESReader.read(stream, options: options)
        case .objectCentricJSON: try OCELReader.readJSON(stream, options: options)
        case .objectCentricXML: try OCELReader.readXML(stream, options: options)
        case .objectCentricTable: try OCELReader.readTable(stream, options: options)
        case .database: try DatabaseReader.read(stream, options: options)
        }
    }
}

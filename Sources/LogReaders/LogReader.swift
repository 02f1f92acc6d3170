import EventLogs

/// Reads a log of any kind: what a file is is told by its content, not by its name.
public enum LogReader {
    /// Rows are not read into memory that is not there: if the options do not say how much they may take, it is what the
    /// machine has free.
    /// - Throws: ``ReadingError``, and ``EventLogs/AssemblyError`` where the rows make no log.
    public static func read(path: String, options: ReadingOptions = ReadingOptions()) throws -> AssembledLog {
        let stream = try ByteStream(path: path)
        let kind = try SourceKind(of: stream)
        if options.query != nil, kind != .database { throw ReadingError.queryWithoutDatabase(path: path) }
        var options = options
        options.memory = options.memory ?? .available()
        do {
            return switch kind {
            case .delimitedText: try DelimitedTextReader.read(stream, options: options)
            case .xes: try XESReader.read(stream, options: options)
            case .objectCentricJSON: try OCELReader.readJSON(stream, options: options)
            case .objectCentricXML: try OCELReader.readXML(stream, options: options)
            case .objectCentricTable: try OCELReader.readTable(stream, options: options)
            case .database: try DatabaseReader.read(stream, options: options)
            }
        } catch AssemblyError.tooLittleMemory(let rows, let needed) {
            guard let budget = options.memory else { preconditionFailure("rows are limited by a budget") }
            throw ReadingError.tooLittleMemory(path: path, rows: rows, needed: needed, budget: budget)
        }
    }
}

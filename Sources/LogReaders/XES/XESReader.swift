import EventLogs

/// Reads logs of XES (IEEE 1849), plain or gzip, in one pass and the memory of the log's own columns.
///
/// - The `concept:name` of a trace is the order's id; a trace without one is named after its position.
/// - Of an event are read `concept:name`, `time:timestamp`, `org:resource`, `lifecycle:transition` and
///   `concept:instance`; a start beside the timestamp (`start_timestamp` and the like) makes it the end.
/// - All other attributes of traces are the order's, those of events the instance's.
///
/// A row of the report is an event, counted from 1 through the file.
public enum XESReader {
    /// - Throws: ``ReadingError`` where the file is no log of XES, ``EventLogs/AssemblyError/noInstances(_:)`` where it is
    ///   one but no event of it can be used.
    public static func read(_ stream: ByteStream, options: ReadingOptions) throws -> AssembledLog {
        do {
            if options.encoding == nil, stream.isRegularFile {
                return try read(stream, options) { try PlainXML.read($0, $1, options: options) }
            }
        } catch is PlainXML.NotPlain {
            return try readWithExpat(ByteStream(path: stream.path), options)
        } catch ReadingError.xes {
            // Expat tells the column as well.
            return try readWithExpat(ByteStream(path: stream.path), options)
        }
        return try readWithExpat(stream, options)
    }

    static func readWithExpat(_ stream: ByteStream, _ options: ReadingOptions) throws -> AssembledLog {
        try read(stream, options) { try XMLPushParser.read($0, $1, options: options) }
    }

    private static func read(
        _ stream: ByteStream,
        _ options: ReadingOptions,
        _ parse: (ByteStream, XMLElementHandler) throws -> Void
    ) throws -> AssembledLog {
        let assembly = XESAssembly(source: stream.path, options: options)
        let document = XESDocument { trace, document in try assembly.take(trace, of: document) }
        do { try parse(stream, document) } catch let fault as XESFault {
            throw ReadingError.xes(path: stream.path, fault)
        }
        return try assembly.finish(document)
    }
}

import EventLogs

/// Reads object-centric logs in JSON, XML and tables of text; those in SQLite are ``DatabaseReader``'s.
///
/// They are flattened on one type of objects (`OCELFlattening`). A row of the report is an event of one order; its
/// line is the number of the event in the file, from 1.
public enum OCELReader {
    /// Reads OCEL 1.0 or 2.0 in JSON.
    ///
    /// The whole text is held in memory while it is read, and what is kept of it until the log is made.
    /// - Throws: ``ReadingError``, ``EventLogs/AssemblyError``
    public static func readJSON(_ stream: ByteStream, options: ReadingOptions) throws -> AssembledLog {
        let text = try stream.readToEnd()
        let log = try text.withUnsafeBufferPointer { text in
            do {
                return try OCELJSON.read(text)
            } catch let fault as JSONFault {
                throw ReadingError.json(path: stream.path, fault)
            } catch let fault as OCELFault {
                throw ReadingError.objectCentric(path: stream.path, fault)
            }
        }
        return try flatten(log, path: stream.path, options: options)
    }

    /// Reads OCEL 1.0 or 2.0 in XML.
    /// - Throws: ``ReadingError``, ``EventLogs/AssemblyError``
    public static func readXML(_ stream: ByteStream, options: ReadingOptions) throws -> AssembledLog {
        let document = OCELXML()
        try XMLPushParser.read(stream, document, options: options)
        do {
            return try flatten(try document.finish(), path: stream.path, options: options)
        } catch let fault as OCELFault {
            throw ReadingError.objectCentric(path: stream.path, fault)
        }
    }

    /// Reads OCEL 1.0 in one table of text.
    /// - Throws: ``ReadingError``, ``EventLogs/AssemblyError``
    public static func readTable(_ stream: ByteStream, options: ReadingOptions) throws -> AssembledLog {
        try flatten(try OCELTable.read(stream, options: options), path: stream.path, options: options)
    }

    static func flatten(
        _ log: ObjectCentricLog,
        path: String,
        options: ReadingOptions
    ) throws -> AssembledLog {
        do {
            let flattening = try OCELFlattening(
                log,
                orderType: options.objectType,
                resourceType: options.resourceObjectType,
                resourceQualifier: options.resourceQualifier
            )
            return try flattening.assemble(source: path, options: options)
        } catch let fault as OCELFault {
            throw ReadingError.objectCentric(path: path, fault)
        }
    }
}

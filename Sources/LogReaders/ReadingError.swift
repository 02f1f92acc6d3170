import EventLogs

/// Why a source could not be read; each case says what, where and, where there is a way, what to do.
public enum ReadingError: Error, Sendable, Equatable {
    case noSuchFile(path: String)
    case isDirectory(path: String)
    case unreadable(path: String, cause: String)
    case emptyFile(path: String)
    /// A header and no row.
    case noRows(path: String)
    /// The content is of no kind that can be read.
    case unknownKind(path: String, firstBytes: String)
    /// The compressed data end before their end mark; `intactBytes` were unpacked before.
    case truncatedGzip(path: String, intactBytes: Int)
    /// The compressed data contradict themselves; `intactBytes` were unpacked before.
    case corruptGzip(path: String, intactBytes: Int)
    case unknownEncoding(name: String)
    /// Bytes that are no text in that encoding, at an offset in the unpacked file if that is known.
    case badText(path: String, encoding: TextEncoding, offset: Int?)
    case unclosedQuote(path: String, line: Int)
    /// Two columns of the header have one name, and a role was asked for by that name.
    case ambiguousColumn(path: String, name: String)
    case noSuchColumn(path: String, name: String, columns: [String])
    /// No column could be found for a role that a log needs; `flag` names it.
    case undecidedRole(path: String, role: ColumnRole, flag: String, columns: [String])
    case unknownZone(name: String)
    /// Not well-formed XML.
    case xml(path: String, XMLFault)
    /// XML, but no log of XES.
    case xes(path: String, XESFault)
    /// Not well-formed JSON.
    case json(path: String, JSONFault)
    /// An object-centric log that cannot be flattened into orders.
    case objectCentric(path: String, OCELFault)
    /// So many rows need more memory than there is.
    case tooLittleMemory(path: String, rows: Int, needed: Int, budget: MemoryBudget)
    /// A query for a file that is no SQLite database.
    case queryWithoutDatabase(path: String)
    /// A SQLite database that gives no log.
    case database(path: String, DatabaseFault)
}

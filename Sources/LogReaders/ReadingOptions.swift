import EventLogs

/// What the user may say about a source; whatever is not said is found out from the source.
public struct ReadingOptions: Sendable {
    /// The name of the column for a role. Letter case matters only if two columns differ in nothing else.
    public var columns: [ColumnRole: String] = [:]
    /// What becomes of columns without a role of their own, by name: an attribute of the order, of the instance or
    /// of whichever the data show, or ignored. A column named here is not guessed a role for.
    public var attributeRoles: [String: ColumnRole] = [:]
    /// How the times of a column are written, by column name.
    public var timeFormats: [String: TimestampFormat] = [:]
    /// The zone of times without an offset, which the log is shown in too.
    public var zone: ZoneRules?
    /// Whether columns without a role are kept as attributes.
    public var keepsAttributes = true

    /// How much memory the log and its analysis may take; nil for what the machine has free.
    public var memory: MemoryBudget?

    // Delimited text.
    public var delimiter: UInt8?
    public var encoding: TextEncoding?
    /// The column names of a file without a header row.
    public var header: [String]?
    /// Threads to read with; the result is the same for every number. Nil stands for the machine's cores.
    public var threads: Int?

    // Object-centric logs and databases.
    /// The object type whose objects are the orders.
    public var objectType: String?
    /// The object type whose objects are the people who do the work; nil for a guess.
    public var resourceObjectType: String?
    /// The relation (qualifier) that names who did it, where an event has to do with several people.
    public var resourceQualifier: String?
    /// The query whose rows are the events.
    public var query: String?

    /// Called now and then with the bytes of the file read so far and in all, perhaps from another thread.
    public var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

    public init() {}
}

/// How the characters of a text file are stored.
public enum TextEncoding: String, Sendable, Codable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case gb18030
    case latin1 = "latin-1"
    case windows1252 = "windows-1252"

    /// The encoding of that name or of one of its other names (`GBK`, `GB2312`, `ISO-8859-1`, `CP1252` ...).
    /// - Throws: ``ReadingError/unknownEncoding(name:)``.
    public init(name: String) throws {
        switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "utf8": self = .utf8
        case "utf16", "utf16le": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "gb18030", "gbk", "gb2312", "cp936": self = .gb18030
        case "latin1", "iso88591": self = .latin1
        case "windows1252", "cp1252": self = .windows1252
        default: throw ReadingError.unknownEncoding(name: name)
        }
    }
}

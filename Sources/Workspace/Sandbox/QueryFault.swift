/// Why a query was not run, or not to its end.
public struct QueryFault: Error, Sendable, Equatable {
    public let reason: Reason
    /// The byte of the query's text that it is about; nil where that is not known.
    public let offset: Int?

    public init(_ reason: Reason, at offset: Int? = nil) {
        self.reason = reason
        self.offset = offset
    }

    public enum Reason: Sendable, Equatable {
        /// The text is no single `SELECT`.
        case notOneSelect
        /// Something that a query may not do, in SQL's own words, such as `ATTACH` or `PRAGMA`.
        case forbidden(String)
        /// A function that may not be called: it is unknown to be harmless, or gives something else on each run.
        case forbiddenFunction(String)
        /// The clock or the zone of the machine, by which the query would give something else another day or elsewhere: `now`,
        /// `localtime`, or a function of time that is given no time.
        case machineTime(String)
        /// A table that may not be read, such as SQLite's own.
        case forbiddenTable(String)
        /// The query has a parameter such as `?`, and nobody gives it a value.
        case hasParameters
        /// It ran for so long and was stopped: maybe a recursion without an end.
        case outOfTime(seconds: Double)
        /// It gave that many rows and was stopped.
        case tooManyRows(Int)
        /// A text or blob grew longer than allowed.
        case tooLarge(bytes: Int)
        /// Whatever else SQLite says.
        case sqlite(String)
    }
}

extension QueryFault: CustomStringConvertible {
    public var description: String {
        switch reason {
        case .notOneSelect: "this is not one SELECT; write a single query that gives rows"
        case .forbidden(let action): "\(action) is not allowed: a query may only read"
        case .forbiddenFunction(let name):
            "the function \(name) is not allowed: it is not known to give the same from the same"
        case .machineTime(let word):
            switch word.lowercased() {
            case "now":
                "the time of the run (now) is not allowed: a score must be the same tomorrow; write a date, or select one"
            case "localtime", "utc":
                "\(word) is not allowed: it is another zone on another machine; write the hours, such as '+8 hours'"
            default:
                "\(word) without a time means that of the run, which is not allowed: a score must be the same tomorrow"
            }
        case .forbiddenTable(let name):
            "the table \(name) may not be read; select from those of the workspace"
        case .hasParameters:
            "the query has a parameter (? or :name), which nothing gives a value; write the value"
        case .outOfTime(let seconds):
            "stopped after \(seconds.formattedSeconds): the query recurses without an end, or has to be made cheaper"
        case .tooManyRows(let limit): "stopped after \(limit) rows; select fewer, or aggregate them"
        case .tooLarge(let bytes): "a text grew beyond \(bytes) bytes; make it shorter"
        case .sqlite(let message): message
        }
    }
}

extension Double {
    fileprivate var formattedSeconds: String {
        self == 1 ? "a second" : self == rounded() ? "\(Int(self)) seconds" : "\(self) seconds"
    }
}

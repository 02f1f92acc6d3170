/// A log together with the account of how it was read.
public struct AssembledLog: Sendable, Equatable {
    public var log: EventLog
    public var reading: ReadingReport

    public init(log: EventLog, reading: ReadingReport) {
        self.log = log
        self.reading = reading
    }
}

/// What became of every row of a source: `rowsRead == rowsStored + rejected.count`.
public struct ReadingReport: Sendable, Equatable {
    /// The path or name of the source.
    public var source: String
    /// The columns of the source and the roles that they were read in.
    public var columns: [SourceColumn]
    /// The rows of the source, header and blank lines not counted.
    public var rowsRead = 0
    /// The rows that became instances; a start row and its completion are two rows of one instance.
    public var rowsStored = 0
    public var instances = 0
    /// In the order of the source.
    public var rejected: [RejectedRow] = []
    /// What the reader had to assume, and what the user should know.
    public var notes: [ReadingNote] = []

    public init(source: String, columns: [SourceColumn]) {
        self.source = source
        self.columns = columns
    }

    /// How many rows were rejected for each reason, the most frequent first.
    public var rejectedByReason: [(reason: RejectedRow.Reason, rows: Int)] {
        var counts: [RejectedRow.Reason: Int] = [:]
        for row in rejected { counts[row.reason, default: 0] += 1 }
        return counts.map { (reason: $0.key, rows: $0.value) }
            .sorted { ($1.rows, $0.reason.code) < ($0.rows, $1.reason.code) }
    }
}

/// A row that did not become (part of) an activity instance.
public struct RejectedRow: Sendable, Hashable {
    /// Counted from 1, the header not counted.
    public var row: Int
    /// The line of the file that the row begins in, counted from 1; for sources without lines, the row.
    public var line: Int
    /// The name of the column at fault, if it is one column.
    public var column: String?
    public var reason: Reason
    /// The offending text, cut to ``longestText`` characters.
    public var text: String

    public static let longestText = 80

    public init(row: Int, line: Int, column: String?, reason: Reason, text: String) {
        self.row = row
        self.line = line
        self.column = column
        self.reason = reason
        self.text = text
    }

    public enum Reason: Sendable, Hashable {
        case blankOrder
        case blankActivity
        case blankTime
        case unreadableTime
        case endBeforeStart
        /// A start without a completion.
        case unfinished
        /// A lifecycle row that is neither a start nor a completion: schedule, suspend ...
        case otherTransition(String)
        case tooFewFields(found: Int, expected: Int)
        case tooManyFields(found: Int, expected: Int)

        /// A short name, the same for every row rejected for this kind of reason.
        public var code: String {
            switch self {
            case .blankOrder: "blank-order"
            case .blankActivity: "blank-activity"
            case .blankTime: "blank-time"
            case .unreadableTime: "unreadable-time"
            case .endBeforeStart: "end-before-start"
            case .unfinished: "unfinished"
            case .otherTransition(let name): "transition-\(name)"
            case .tooFewFields: "too-few-fields"
            case .tooManyFields: "too-many-fields"
            }
        }
    }
}

/// Something that a reader assumed or noticed.
public enum ReadingNote: Sendable, Hashable {
    /// Days and months cannot be told apart in this column: no value is above 12.
    case ambiguousDayAndMonth(column: String, assumed: TimestampFormat)
    /// Times carry no zone; they were read as times of `zone`, which nobody named.
    case zoneAssumed(zone: String)
    /// Times carry different offsets from UTC and no zone was named; the log is shown in a zone whose clocks change
    /// so (there may be others).
    case zoneGuessed(zone: String, offsetMinutes: [Int])
    /// Times carry different offsets from UTC that fit no zone, and none was named; the log is shown in the most
    /// common.
    case mixedOffsets(minutes: [Int], shown: String)
    /// Completions for which no start was found: their start is absent.
    case completionsWithoutStart(rows: Int)
    /// The lifecycle column never reports a start, so every row is an event of its own.
    case noStartsInLifecycle(column: String, values: [String])
    /// An order's value of a column differs between its rows; the first was taken (of arrivals the
    /// earliest, of completions the latest).
    case orderValueVaries(column: String, orders: Int)
    /// Values of an order-level time that could not be read; they count as missing.
    case unreadableOrderTimes(column: String, rows: Int, example: String)
    /// Orders of the source that have no event, and so are no part of the log.
    case ordersWithoutEvents(orders: Int)
    /// Orders (traces) without an id; they are named after their position.
    case ordersWithoutName(orders: Int)
    /// Traces with the id of an earlier one; their events were added to that order.
    case tracesOfOneOrder(traces: Int)
    /// Events that have to do with no object of the type that orders are, and so are no part of the log.
    case eventsOfNoOrder(objectType: String, events: Int)
    /// Events that have to do with several orders: each is an instance of every one of them, so their work is
    /// counted more than once.
    case eventsOfSeveralOrders(objectType: String, events: Int, instances: Int)
    /// Objects that events name but the file does not declare: of no type, and so neither orders nor people.
    case undeclaredObjects(objects: Int)
    /// Nobody said which objects are the people who do the work; this type is named like people.
    case resourceTypeGuessed(objectType: String)
    /// Events with several people; the first was taken.
    case eventsOfSeveralResources(objectType: String, events: Int)
    /// Cells of a database that hold bytes that are no text; they count as missing.
    case binaryCells(column: String, cells: Int)
    /// What the file has that the standard of its format does not allow; it was read all the same.
    case departsFromStandard(name: String, deviations: [FormatDeviation])
}

/// Something that the standard of a format does not allow, in words.
public struct FormatDeviation: Sendable, Hashable {
    public var what: String
    public var firstLine: Int
    public var count: Int

    public init(what: String, firstLine: Int, count: Int) {
        self.what = what
        self.firstLine = firstLine
        self.count = count
    }
}

import EventLogs

/// A column on its way into a table: its name there and its values, one for each row.
public struct TableColumn: Sendable {
    public let name: String
    public let values: Values

    public enum Values: Sendable {
        /// NULL where the value is `Int64.min`, which is ``EventLogs/EventLog/missingTime`` as well.
        case integers([Int64])
        /// NULL where not a number.
        case reals([Double])
        case texts([String?])
        /// Texts by their codes into the table; NULL where the code is negative.
        case names(codes: [Int32], table: NameTable)
        /// Codes as ids, which count from 1; NULL where the code is negative.
        case ids(codes: [Int32])
        case bytes([UInt8])
        case counts([UInt32])
        /// The same value in every row.
        case constant(Int64, rows: Int)
    }

    public init(name: String, values: Values) {
        self.name = name
        self.values = values
    }

    /// The column of that attribute's values.
    init(name: String, attribute: AttributeColumn.Values) {
        self.name = name
        switch attribute {
        case .categorical(let codes, let table): values = .names(codes: codes, table: table)
        case .numeric(let numbers): values = .reals(numbers)
        case .time(let times): values = .integers(times)
        }
    }

    public var rows: Int {
        switch values {
        case .integers(let integers): integers.count
        case .reals(let reals): reals.count
        case .texts(let texts): texts.count
        case .names(let codes, _): codes.count
        case .ids(let codes): codes.count
        case .bytes(let bytes): bytes.count
        case .counts(let counts): counts.count
        case .constant(_, let rows): rows
        }
    }

}

extension TableColumn.Values {
    /// The type of the column in SQL.
    var type: String {
        switch self {
        case .integers, .ids, .bytes, .counts, .constant: "INTEGER"
        case .reals: "REAL"
        case .texts, .names: "TEXT"
        }
    }
}

import EventLogs
import GRDBSQLite

/// A column whose values stay where they are while SQLite reads them.
enum PinnedColumn {
    case integers(UnsafePointer<Int64>)
    case reals(UnsafePointer<Double>)
    case names(UnsafePointer<Int32>, bytes: UnsafePointer<UInt8>, offsets: UnsafePointer<Int>)
    case ids(UnsafePointer<Int32>)
    case bytes(UnsafePointer<UInt8>)
    case counts(UnsafePointer<UInt32>)
    case constant(Int64)

    /// A value as SQLite has it.
    enum Value {
        case null
        case integer(Int64)
        case real(Double)
        case text(UnsafeBufferPointer<UInt8>)
    }

    /// The value of one row.
    @inline(__always)
    func value(_ row: Int) -> Value {
        switch self {
        case .integers(let values): values[row] == .min ? .null : .integer(values[row])
        case .reals(let values): values[row].isNaN ? .null : .real(values[row])
        case .names(let codes, let bytes, let offsets):
            {
                let code = Int(codes[row])
                if code < 0 { return .null }
                let start = offsets[code]
                return .text(UnsafeBufferPointer(start: bytes + start, count: offsets[code + 1] - start))
            }()
        case .ids(let codes): codes[row] < 0 ? .null : .integer(Int64(codes[row]) + 1)
        case .bytes(let values): .integer(Int64(values[row]))
        case .counts(let values): .integer(Int64(values[row]))
        case .constant(let value): .integer(value)
        }
    }

    /// Hands the value of one row to SQLite.
    @inline(__always)
    func result(_ row: Int, to context: OpaquePointer?) {
        switch value(row) {
        case .null: sqlite3_result_null(context)
        case .integer(let value): sqlite3_result_int64(context, value)
        case .real(let value): sqlite3_result_double(context, value)
        case .text(let text):
            let start = UnsafeRawPointer(text.baseAddress)?.assumingMemoryBound(to: CChar.self)
            sqlite3_result_text(context, start, Int32(text.count), nil)
        }
    }

    /// Pins all columns for the length of `body`.
    static func pin<Result>(
        _ columns: ArraySlice<TableColumn>,
        behind pinned: [PinnedColumn] = [],
        _ body: ([PinnedColumn]) throws -> Result
    ) throws -> Result {
        guard let column = columns.first else { return try body(pinned) }
        func rest(_ this: PinnedColumn) throws -> Result {
            try pin(columns.dropFirst(), behind: pinned + [this], body)
        }
        return switch column.values {
        case .integers(let values): try values.withUnsafeBufferPointer { try rest(.integers(start($0))) }
        case .reals(let values): try values.withUnsafeBufferPointer { try rest(.reals(start($0))) }
        case .texts(let texts):
            try pin(encoded(texts, named: column.name) + columns.dropFirst(), behind: pinned, body)
        case .names(let codes, let table):
            try codes.withUnsafeBufferPointer { codes in
                try table.withUnsafeStorage { bytes, offsets in
                    try rest(.names(start(codes), bytes: start(bytes), offsets: start(offsets)))
                }
            }
        case .ids(let codes): try codes.withUnsafeBufferPointer { try rest(.ids(start($0))) }
        case .bytes(let values): try values.withUnsafeBufferPointer { try rest(.bytes(start($0))) }
        case .counts(let values): try values.withUnsafeBufferPointer { try rest(.counts(start($0))) }
        case .constant(let value, _): try rest(.constant(value))
        }
    }

    private static func encoded(_ texts: [String?], named name: String) -> ArraySlice<TableColumn> {
        var names = NameInterner()
        let codes = texts.map { text in text.map { names.code(of: $0) } ?? EventLog.missingName }
        return [TableColumn(name: name, values: .names(codes: codes, table: names.table))]
    }

    /// A pointer also where there is nothing to point to: the text of no bytes is not a missing text.
    private static func start<Value>(_ buffer: UnsafeBufferPointer<Value>) -> UnsafePointer<Value> {
        buffer.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Value>.alignment).unsafelyUnwrapped
    }
}

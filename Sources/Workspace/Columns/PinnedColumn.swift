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

    /// Hands the value of one row to SQLite.
    @inline(__always)
    func result(_ row: Int, to context: OpaquePointer?) {
        switch self {
        case .integers(let values):
            let value = values[row]
            if value == .min { sqlite3_result_null(context) } else { sqlite3_result_int64(context, value) }
        case .reals(let values):
            // SQLite makes a NULL of what is not a number.
            sqlite3_result_double(context, values[row])
        case .names(let codes, let bytes, let offsets):
            let code = Int(codes[row])
            if code < 0 { return sqlite3_result_null(context) }
            let start = offsets[code]
            let text = UnsafeRawPointer(bytes + start).assumingMemoryBound(to: CChar.self)
            sqlite3_result_text(context, text, Int32(offsets[code + 1] - start), nil)
        case .ids(let codes):
            let code = codes[row]
            if code < 0 {
                sqlite3_result_null(context)
            } else {
                sqlite3_result_int64(context, Int64(code) + 1)
            }
        case .bytes(let values): sqlite3_result_int64(context, Int64(values[row]))
        case .counts(let values): sqlite3_result_int64(context, Int64(values[row]))
        case .constant(let value): sqlite3_result_int64(context, value)
        }
    }

    /// Pins all columns for the length of `body`.
    static func pin(
        _ columns: ArraySlice<TableColumn>,
        behind pinned: [PinnedColumn] = [],
        _ body: ([PinnedColumn]) throws -> Void
    ) throws {
        guard let column = columns.first else { return try body(pinned) }
        func rest(_ this: PinnedColumn) throws {
            try pin(columns.dropFirst(), behind: pinned + [this], body)
        }
        switch column.values {
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

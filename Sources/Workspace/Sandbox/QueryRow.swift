import GRDBSQLite

/// The row that a query stands at.
public struct QueryRow: ~Copyable {
    let statement: OpaquePointer

    public enum Value: Sendable, Equatable {
        case null
        case integer(Int64)
        case real(Double)
        case text(String)
        case blob
    }

    /// - Precondition: the query has the column, counted from 0.
    public subscript(column: Int) -> Value {
        let index = Int32(column)
        switch sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, index))
        case SQLITE_TEXT:
            let bytes = UnsafeRawBufferPointer(
                start: sqlite3_column_text(statement, index),
                count: Int(sqlite3_column_bytes(statement, index))
            )
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB: return .blob
        default: return .null
        }
    }

    /// The text of a column; nil if it is none.
    public func text(_ column: Int) -> String? {
        if case .text(let text) = self[column] { text } else { nil }
    }

    /// The whole number of a column; nil if it is none.
    public func integer(_ column: Int) -> Int64? {
        if case .integer(let integer) = self[column] { integer } else { nil }
    }
}

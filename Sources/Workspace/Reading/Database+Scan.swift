import EventLogs
import GRDB
import GRDBSQLite

extension Database {
    /// The most columns that one scan can read: SQLite allows a function 127 arguments.
    static let mostScanned = 100

    /// Calls `row` for every row of a table, or for those with these ids, in the order of ids.
    ///
    /// The rows are handed to an aggregate function, which costs a third less than stepping through them and
    /// asking for each value.
    /// - Precondition: there are at most ``mostScanned`` columns.
    func scan(
        _ table: String,
        columns: [String],
        ids: ClosedRange<Int64>? = nil,
        _ row: (RowValues) throws -> Void
    ) throws {
        precondition(columns.count <= Database.mostScanned, "more columns than a function has arguments")
        try withoutActuallyEscaping(row) { row in
            var scan = TableScan(row: row)
            try withUnsafeMutablePointer(to: &scan) { scan in
                try TableScan.register(scan, in: self)
                defer { TableScan.unregister(in: self) }
                let columns = columns.map(\.quotedForSQL).joined(separator: ", ")
                do {
                    // An index that has all the columns would give the rows in its own order.
                    let sql = "SELECT \(TableScan.function)(\(columns)) FROM \(table) NOT INDEXED"
                    let range = ids.map { " WHERE id BETWEEN \($0.lowerBound) AND \($0.upperBound)" }
                    _ = try Row.fetchOne(self, sql: sql + (range ?? ""))
                } catch {
                    throw scan.pointee.failure ?? error
                }
            }
        }
    }

    /// The names of `activities` or `resources`; their codes are their ids less one.
    func names(of table: String) throws -> NameInterner {
        var names = NameInterner()
        try scan(table, columns: ["id", "name"]) { row in
            let code = names.code(of: row.text(1))
            guard row.integer(0) == Int64(code) + 1 else { throw WorkspaceError.altered(table: table) }
        }
        return names
    }

    /// Reads the columns of attributes, in as many scans as it takes.
    /// - Parameter place: where a row stood among everything imported, by its position among those read.
    func scan(
        _ attributes: inout [AttributeScan],
        of table: String,
        ids: ClosedRange<Int64>? = nil,
        place: (Int) -> UInt64
    ) throws {
        for start in stride(from: 0, to: attributes.count, by: Database.mostScanned) {
            let end = min(start + Database.mostScanned, attributes.count)
            var position = 0
            let columns = attributes[start..<end].map(\.attribute.columnName)
            try scan(table, columns: columns, ids: ids) { row in
                let place = place(position)
                for index in start..<end {
                    attributes[index].append(row, index - start, place: place)
                }
                position += 1
            }
        }
    }
}

/// The values of the row that a scan is at; valid only while the call that receives them runs.
struct RowValues {
    fileprivate let values: UnsafeMutablePointer<OpaquePointer?>

    /// 0 for NULL.
    @inline(__always)
    func integer(_ column: Int) -> Int64 { sqlite3_value_int64(values[column]) }

    @inline(__always)
    func real(_ column: Int) -> Double { sqlite3_value_double(values[column]) }

    @inline(__always)
    func isNull(_ column: Int) -> Bool { sqlite3_value_type(values[column]) == SQLITE_NULL }

    /// An instant; ``EventLogs/EventLog/missingTime`` for NULL.
    @inline(__always)
    func time(_ column: Int) -> Microseconds { isNull(column) ? EventLog.missingTime : integer(column) }

    /// The bytes of a text. (Asked for as text, SQLite would copy them to add a zero.)
    @inline(__always)
    func text(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_value_blob(values[column])?.assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(values[column])))
    }
}

/// What the aggregate function of a scan knows.
private struct TableScan {
    static let function = "orderlens_scan"

    let row: (RowValues) throws -> Void
    var failure: (any Error)?

    static func register(_ scan: UnsafeMutablePointer<TableScan>, in database: Database) throws {
        let code = sqlite3_create_function_v2(
            database.sqliteConnection,
            function,
            -1,
            SQLITE_UTF8,
            scan,
            nil,
            { context, _, values in
                guard let scan = sqlite3_user_data(context)?.assumingMemoryBound(to: TableScan.self),
                    let values
                else { return }
                do { try scan.pointee.row(RowValues(values: values)) } catch {
                    scan.pointee.failure = error
                    sqlite3_result_error(context, "the scan was stopped", -1)
                }
            },
            { _ in },
            nil
        )
        if code != SQLITE_OK { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    static func unregister(in database: Database) {
        sqlite3_create_function_v2(
            database.sqliteConnection,
            function,
            -1,
            SQLITE_UTF8,
            nil,
            nil,
            nil,
            nil,
            nil
        )
    }
}

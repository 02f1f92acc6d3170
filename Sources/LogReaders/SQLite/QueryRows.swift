import EventLogs
import GRDB
import GRDBSQLite

/// The rows of one `SELECT`, as fields of text.
struct QueryRows {
    let columns: [String]
    private let statement: Statement
    private var row: RowBuilder
    private var binaryCells: [Int]

    /// - Throws: ``DatabaseFault/notOneSelect(query:)``, or `DatabaseError` where SQLite refuses the query.
    init(_ query: String, in database: Database) throws {
        guard QueryRows.beginsAsSelect(query) else { throw DatabaseFault.notOneSelect(query: query) }
        do {
            statement = try database.makeStatement(sql: query)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_MISUSE {
            // What GRDB answers to several statements in one text.
            throw DatabaseFault.notOneSelect(query: query)
        }
        guard statement.isReadonly, statement.columnCount > 0 else {
            throw DatabaseFault.notOneSelect(query: query)
        }
        columns = statement.columnNames
        row = RowBuilder(columns: columns.count)
        binaryCells = Array(repeating: 0, count: columns.count)
    }

    /// Runs the query and hands over each row, lent for the time of the call, until the call says to stop.
    mutating func forEach(_ body: (RowFields) throws -> Bool) throws {
        binaryCells = Array(repeating: 0, count: columns.count)
        let rows = try Row.fetchCursor(statement)
        while try rows.next() != nil {
            row.clear()
            for column in columns.indices { take(column) }
            if try !row.withFields(body) { return }
        }
    }

    /// What became of cells that are no text, in the last run.
    var notes: [ReadingNote] {
        columns.indices.filter { binaryCells[$0] > 0 }
            .map { .binaryCells(column: columns[$0], cells: binaryCells[$0]) }
    }

    /// Takes a cell of the row that the statement stands at, text without a detour through strings.
    private mutating func take(_ column: Int) {
        let cells = statement.sqliteStatement
        let index = Int32(column)
        switch sqlite3_column_type(cells, index) {
        case SQLITE_NULL: break
        case SQLITE_FLOAT: row.set(column, to: sqlite3_column_double(cells, index).attributeText)
        case SQLITE_BLOB:
            let bytes = UnsafeRawBufferPointer(
                start: sqlite3_column_blob(cells, index),
                count: Int(sqlite3_column_bytes(cells, index))
            )
            if let text = String(validating: bytes, as: UTF8.self) {
                row.set(column, to: text)
            } else {
                binaryCells[column] += 1
            }
        default:
            row.set(
                column,
                to: UnsafeBufferPointer(
                    start: sqlite3_column_text(cells, index),
                    count: Int(sqlite3_column_bytes(cells, index))
                )
            )
        }
    }

    /// Whether the first word, after blanks and comments, is one that a query can begin with.
    static func beginsAsSelect(_ query: String) -> Bool {
        var rest = query[...]
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "(" }
            if rest.hasPrefix("--") {
                rest = rest.drop { !$0.isNewline }
            } else if rest.hasPrefix("/*") {
                guard let end = rest.dropFirst(2).firstRange(of: "*/") else { return false }
                rest = rest[end.upperBound...]
            } else {
                let word = rest.prefix { $0.isLetter }
                return ["SELECT", "WITH", "VALUES"].contains(word.uppercased())
            }
        }
    }
}

import EventLogs
import GRDB

extension Database {
    /// Appends rows to a table from columns.
    /// - Parameter selection: the rows of the columns to take, in order; nil for all.
    /// - Precondition: the columns have one length.
    func insert(_ columns: [TableColumn], into table: String, rows selection: [Int]? = nil) throws {
        guard let rows = columns.first?.rows else { return }
        precondition(columns.allSatisfy { $0.rows == rows }, "columns of one length")
        let names = columns.map(\.name.quotedForSQL).joined(separator: ", ")
        let sources = columns.enumerated().map { index, column -> String in
            if case .constant(let value, _) = column.values { return "\(value)" }
            return "c\(index)"
        }.joined(separator: ", ")
        let module = "orderlens_columns"
        try PinnedColumn.pin(columns[...]) { pinned in
            try pinned.withUnsafeBufferPointer { pinned in
                func insert(_ selection: UnsafeBufferPointer<Int>?) throws {
                    let source = ColumnModule.Source(
                        columns: pinned.baseAddress.unsafelyUnwrapped,
                        columnCount: columns.count,
                        selection: selection?.baseAddress,
                        rowCount: selection?.count ?? rows
                    )
                    try ColumnModule.withTable(module, of: source, in: self) {
                        try execute(
                            sql:
                                "INSERT INTO \(table.quotedForSQL) (\(names)) SELECT \(sources) FROM \(module)"
                        )
                    }
                }
                if let selection {
                    try selection.withUnsafeBufferPointer { try insert($0) }
                } else {
                    try insert(nil)
                }
            }
        }
    }
}

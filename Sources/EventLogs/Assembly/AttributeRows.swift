/// A column of attribute values while a source is being read: a code for each row, the texts once.
struct AttributeRows: Sendable {
    let column: Int
    let name: String
    let role: ColumnRole
    private(set) var texts = NameInterner()
    /// By source row; ``EventLog/missingName`` where blank.
    var codes = CodeColumn()

    var textBytes: Int { texts.table.bytes.count }

    init(column: Int, name: String, role: ColumnRole) {
        self.column = column
        self.name = name
        self.role = role
    }

    /// Takes the value of source row `row`, counted from 1; rows passed over have none.
    @inline(__always)
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, row: Int) {
        codes.fill(rows: row - 1)
        codes.append(text.isBlank ? EventLog.missingName : texts.code(of: text))
    }

    /// Takes the values of a batch, whose first row is source row `row`.
    mutating func append(_ rows: RowBatch, row: Int, scratch: UnsafeMutablePointer<Int32>) {
        codes.fill(rows: row - 1)
        texts.lookUp(rows, column: column, into: scratch)
        codes.append(UnsafeBufferPointer(start: scratch, count: rows.count))
    }

    /// Takes the values of the rows that follow out of another column; there are `rowsBefore` rows before them.
    mutating func merge(_ other: inout AttributeRows, rowsBefore: Int) {
        codes.fill(rows: rowsBefore)
        let numbers = texts.codes(of: other.texts.table)
        codes.append(takenFrom: &other.codes, renumbered: numbers)
    }
}

extension NameInterner {
    /// The codes here of the names of another table, by their codes there; names that are new get one.
    @discardableResult
    public mutating func codes(of other: NameTable) -> [Int32] {
        other.bytes.withUnsafeBufferPointer { bytes in
            (0..<other.count).map { name in
                code(of: UnsafeBufferPointer(rebasing: bytes[other.offsets[name]..<other.offsets[name + 1]]))
            }
        }
    }
}

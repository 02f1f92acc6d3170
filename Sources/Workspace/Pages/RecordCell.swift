import EventLogs

/// The cell of a row in a leaf of a table: size of the record, id, record
/// (<https://sqlite.org/fileformat2.html>, sections 1.6 and 2.1). The id's own column is a NULL in the record.
struct RecordCell {
    let columns: UnsafeBufferPointer<PinnedColumn>
    /// Of the columns, those whose types can take more than a byte.
    private let texts: [PinnedColumn]

    /// The header, 127 bytes at most for its size to take one of them, has up to five for a text.
    private static let mostColumns = 24

    /// - Returns: nil for too many columns.
    init?(columns: UnsafeBufferPointer<PinnedColumn>) {
        guard columns.count <= RecordCell.mostColumns else { return nil }
        self.columns = columns
        texts = columns.filter { if case .names = $0 { true } else { false } }
    }

    /// How many bytes the records of rows have, their headers included.
    func recordSizes(_ rows: Range<Int>) -> [Int] {
        var sizes = Array(repeating: 2, count: rows.count)
        sizes.withUnsafeMutableBufferPointer { sizes in
            for column in columns {
                for row in rows { sizes[row &- rows.lowerBound] &+= column.storedSize(row) }
            }
        }
        return sizes
    }

    /// How many bytes the cell of a row takes whose record has that size.
    static func size(ofRecord record: Int, id: Int) -> Int {
        varintSize(UInt64(record)) + varintSize(UInt64(id)) + record
    }

    /// Writes the cell of a row; up to eight bytes behind it may be overwritten.
    /// - Returns: where the cell ends.
    @inline(__always)
    func write(_ row: Int, id: Int, to start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        // Most records are so short that their size takes one byte.
        var at = start + 1
        writeVarint(UInt64(id), &at)
        let record = at
        var header = 2 + columns.count
        for text in texts { header += text.typeSize(row) - 1 }
        at[0] = UInt8(truncatingIfNeeded: header)
        at[1] = 0
        var type = at + 2
        var body = at + header
        for column in columns { column.write(row, &type, &body) }
        let size = UInt64(body - record)
        let shift = varintSize(size) - 1
        if shift > 0 { (start + 1 + shift).update(from: start + 1, count: body - (start + 1)) }
        at = start
        writeVarint(size, &at)
        return body + shift
    }
}

/// How a whole number is stored: 0 and 1 in the type alone, others in as few bytes as there are types for.
private struct StoredInteger {
    let type: UInt8
    let size: Int

    @inline(__always)
    init(_ value: Int64) {
        // The bits that differ from the sign, and one for the sign.
        let bits = 65 - (value ^ (value >> 63)).leadingZeroBitCount
        if value == 0 || value == 1 {
            (type, size) = (value == 0 ? 8 : 9, 0)
        } else if bits <= 32 {
            size = (bits + 7) / 8
            type = UInt8(truncatingIfNeeded: size)
        } else {
            (type, size) = bits <= 48 ? (5, 6) : (6, 8)
        }
    }
}

extension PinnedColumn {
    /// The bytes of the value's type, in the header, and of the value itself.
    @inline(__always)
    fileprivate func storedSize(_ row: Int) -> Int {
        switch value(row) {
        case .null: 1
        case .integer(let value): 1 + StoredInteger(value).size
        case .real: 9
        case .text(let text): varintSize(PinnedColumn.type(of: text)) + text.count
        }
    }

    @inline(__always)
    fileprivate func typeSize(_ row: Int) -> Int {
        guard case .text(let text) = value(row) else { return 1 }
        return varintSize(PinnedColumn.type(of: text))
    }

    @inline(__always)
    private static func type(of text: UnsafeBufferPointer<UInt8>) -> UInt64 { 13 + 2 * UInt64(text.count) }

    @inline(__always)
    fileprivate func write(
        _ row: Int,
        _ type: inout UnsafeMutablePointer<UInt8>,
        _ body: inout UnsafeMutablePointer<UInt8>
    ) {
        switch value(row) {
        case .null:
            type[0] = 0
            type += 1
        case .integer(let value):
            let stored = StoredInteger(value)
            type[0] = stored.type
            type += 1
            // The most significant bytes first, and behind them bytes that the next value overwrites.
            let bits = UInt64(bitPattern: value) << UInt64(truncatingIfNeeded: 64 &- 8 &* stored.size)
            UnsafeMutableRawPointer(body).storeBytes(of: bits.bigEndian, as: UInt64.self)
            body += stored.size
        case .real(let value):
            type[0] = 7
            type += 1
            // SQLite keeps no sign of zero.
            let bits = (value + 0).bitPattern
            UnsafeMutableRawPointer(body).storeBytes(of: bits.bigEndian, as: UInt64.self)
            body += 8
        case .text(let text):
            writeVarint(PinnedColumn.type(of: text), &type)
            if let start = text.baseAddress { body.update(from: start, count: text.count) }
            body += text.count
        }
    }
}

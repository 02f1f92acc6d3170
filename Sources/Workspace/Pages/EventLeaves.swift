import Parallelism

/// The leaves of a table whose ids count from 1, made from columns; any leaf can be written by itself.
///
/// A leaf is as full as it can be, but each ``rowsAtOnce`` rows begin a new one: that lets all processors lay them
/// out, and the outcome does not depend on how many there are.
struct EventLeaves: @unchecked Sendable {
    let pageSize: Int
    private let rows: Int
    private let leaves: [Leaf]
    /// Valid as long as the columns are pinned.
    private let cell: RecordCell

    private struct Leaf {
        let firstRow: Int
        /// Of all its cells, in bytes.
        var size = 0
    }

    private static let rowsAtOnce = 1 << 16
    private static let header = 8
    /// What a row may not take, for SQLite to keep all of it in its leaf.
    private static let spare = 35
    static let type: UInt8 = 13

    var count: Int { leaves.count }

    /// - Returns: nil if a row is too long for a page, so that SQLite has to spread it over several, or too wide.
    init?(_ columns: UnsafeBufferPointer<PinnedColumn>, rows: Int, pageSize: Int) {
        guard let cell = RecordCell(columns: columns) else { return nil }
        nonisolated(unsafe) let cells = cell
        let parts = concurrentMap((rows + EventLeaves.rowsAtOnce - 1) / EventLeaves.rowsAtOnce) { part in
            let first = part * EventLeaves.rowsAtOnce
            return EventLeaves.cut(first..<min(first + EventLeaves.rowsAtOnce, rows), cells, pageSize)
        }
        guard parts.allSatisfy({ $0 != nil }) else { return nil }
        leaves = parts.flatMap { $0 ?? [] }
        self.cell = cell
        self.rows = rows
        self.pageSize = pageSize
    }

    /// The leaves of some rows; nil if a row does not fit into a page.
    private static func cut(_ rows: Range<Int>, _ cell: RecordCell, _ pageSize: Int) -> [Leaf]? {
        var leaves: [Leaf] = []
        var leaf = Leaf(firstRow: rows.lowerBound)
        var free = pageSize - header
        for (row, record) in zip(rows, cell.recordSizes(rows)) {
            guard record <= pageSize - spare else { return nil }
            let size = RecordCell.size(ofRecord: record, id: row + 1)
            if size + 2 > free {
                leaves.append(leaf)
                leaf = Leaf(firstRow: row)
                free = pageSize - header
            }
            leaf.size += size
            free -= size + 2
        }
        return leaves + [leaf]
    }

    /// The greatest id of a leaf.
    func lastID(_ leaf: Int) -> Int { leaf + 1 < leaves.count ? leaves[leaf + 1].firstRow : rows }

    /// Writes one leaf: the header, where each cell begins, and at the end of the page the cells.
    /// - Parameter page: has eight bytes more than a page.
    func write(_ leaf: Int, to page: UnsafeMutablePointer<UInt8>) {
        let rows = leaves[leaf].firstRow..<lastID(leaf)
        let start = pageSize - leaves[leaf].size
        page.update(repeating: 0, count: start)
        page[0] = EventLeaves.type
        put16(rows.count, page + 3)
        put16(start, page + 5)
        var pointer = page + EventLeaves.header
        var at = page + start
        for row in rows {
            put16(at - page, pointer)
            pointer += 2
            at = cell.write(row, id: row + 1, to: at)
        }
        precondition(at == page + pageSize, "the cells are as long as they were measured")
    }
}

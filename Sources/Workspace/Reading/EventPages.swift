import GRDB
import GRDBSQLite

/// The pages of the file that hold the table of events, read without SQLite's virtual machine, which would take
/// longer to hand over the values than it takes to read a log from text.
///
/// The format is SQLite's own (<https://sqlite.org/fileformat2.html>, sections 1.6 and 2.1), which it keeps for
/// good. The bytes come through the connection, within its transaction: nobody writes meanwhile. Whatever is not
/// as an import leaves it (a write-ahead log, other columns, ids with gaps, long rows, a damaged page) is not read
/// here: nil, and SQLite itself then reads the table or says what is wrong with it.
struct EventPages: Sendable {
    /// The leaves of the tree in the order of ids.
    private(set) var leaves: [UInt32] = []
    private let pageSize: Int
    private let usableSize: Int

    init?(_ database: Database) throws {
        let sql = "SELECT name FROM pragma_table_info('events') LIMIT \(WorkspaceSchema.eventColumns.count)"
        let root = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'events'"
        guard try String.fetchAll(database, sql: sql) == WorkspaceSchema.eventColumns,
            let root = try Int64.fetchOne(database, sql: root).flatMap({ UInt32(exactly: $0) }),
            sqlite3_txn_state(database.sqliteConnection, "main") == SQLITE_TXN_READ,
            let file = DatabaseFile(database)
        else { return nil }
        var header = [UInt8](repeating: 0, count: 100)
        guard header.withUnsafeMutableBytes({ file.read($0, at: 0) }), header[18] == 1, header[19] == 1 else {
            return nil
        }
        let size = Int(header[16]) << 8 | Int(header[17])
        pageSize = size == 1 ? 65_536 : size
        usableSize = pageSize - Int(header[20])
        guard pageSize >= 512, let pages = try Int.fetchOne(database, sql: "PRAGMA page_count"),
            let leaves = leaves(below: root, of: file, atMost: pages)
        else { return nil }
        self.leaves = leaves
    }

    /// The leaves below the root, found in the pages above them alone: all are equally deep.
    /// - Parameter pages: how many pages the file has; more can only be found where pages point in circles.
    private func leaves(below root: UInt32, of file: DatabaseFile, atMost pages: Int) -> [UInt32]? {
        var level = [root]
        for _ in 0..<20 {
            guard let first = level.first, let page = page(first, of: file) else { return nil }
            if page[0] == EventPages.leaf { return level }
            var below: [UInt32] = []
            for number in level {
                guard let page = self.page(number, of: file), page[0] == EventPages.interior else {
                    return nil
                }
                let cells = Int(page[3]) << 8 | Int(page[4])
                guard 12 + 2 * cells <= usableSize else { return nil }
                func pointer(_ at: Int) -> UInt32 { page[at..<at + 4].reduce(0) { $0 << 8 | UInt32($1) } }
                for cell in 0..<cells {
                    let at = Int(page[12 + 2 * cell]) << 8 | Int(page[13 + 2 * cell])
                    guard at + 4 <= usableSize else { return nil }
                    below.append(pointer(at))
                }
                below.append(pointer(8))
                guard below.count <= pages else { return nil }
            }
            level = below
        }
        return nil
    }

    private func page(_ number: UInt32, of file: DatabaseFile) -> [UInt8]? {
        // The first page begins with the header of the file, so no table of ours is there.
        guard number > 1 else { return nil }
        var page = [UInt8](repeating: 0, count: pageSize)
        let offset = Int64(number - 1) * Int64(pageSize)
        return page.withUnsafeMutableBytes { file.read($0, at: offset) } ? page : nil
    }

    private static let leaf: UInt8 = 13
    private static let interior: UInt8 = 5

    /// Reads the events of some leaves into the rows that their ids stand for.
    /// - Parameter rows: how many events there are: the greatest id, if there are no gaps.
    /// - Returns: the ids of each leaf; nil if they cannot be read here, or do not follow one another.
    /// - Throws: ``WorkspaceError/altered(table:)``
    func read(
        _ range: Range<Int>,
        of database: Database,
        into cells: EventColumns.Cells,
        rows: Int,
        names: NameCounts
    ) throws -> [Range<Int64>]? {
        guard let file = DatabaseFile(database) else { return nil }
        // Integers are read as eight bytes, whatever their size: the last ones of a page reach beyond it.
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pageSize + 32, alignment: 16)
        defer { buffer.deallocate() }
        buffer.initializeMemory(as: UInt8.self, repeating: 0)
        var found: [Range<Int64>] = []
        for leaf in leaves[range] {
            let offset = (Int64(leaf) - 1) * Int64(pageSize)
            guard leaf > 1,
                file.read(UnsafeMutableRawBufferPointer(rebasing: buffer[..<pageSize]), at: offset),
                buffer[0] == EventPages.leaf
            else { return nil }
            let events = Int(buffer[3]) << 8 | Int(buffer[4])
            guard 8 + 2 * events <= usableSize else { return nil }
            var ids: Range<Int64>?
            for event in 0..<events {
                let start = Int(buffer[8 + 2 * event]) << 8 | Int(buffer[9 + 2 * event])
                guard start < usableSize else { return nil }
                var record = EventRecord(at: start, of: UnsafeRawBufferPointer(buffer), end: usableSize)
                guard let values = record.values(), values.id >= 1, values.id <= rows,
                    ids == nil || ids?.upperBound == values.id
                else { return nil }
                ids = (ids?.lowerBound ?? values.id)..<values.id + 1
                guard cells.put(values, at: Int(values.id) - 1, names: names) else {
                    throw WorkspaceError.altered(table: "events")
                }
            }
            guard let ids else { return nil }
            found.append(ids)
        }
        return found
    }
}

/// A row of the table of events in its page.
private struct EventRecord {
    private var at: Int
    private let page: UnsafeRawBufferPointer
    private let end: Int

    init(at start: Int, of page: UnsafeRawBufferPointer, end: Int) {
        at = start
        self.page = page
        self.end = end
    }

    /// The values of the columns that every event has; nil if they are not whole numbers or not all in the page.
    @inline(__always)
    mutating func values() -> EventValues? {
        let size = number()
        let id = number()
        // A longer row goes on in another page.
        guard size >= 0, size <= Int64(end - 35), at + Int(size) <= end else { return nil }
        let start = at
        let headerSize = Int(number())
        guard headerSize >= 10, headerSize <= Int(size) else { return nil }
        // The id is no value of the row: in its place is a NULL.
        guard page[at] == 0 else { return nil }
        at += 1
        var body = start + headerSize
        guard let order = integer(&body), let activity = integer(&body), let resource = integer(&body),
            let from = integer(&body), let to = integer(&body), let source = integer(&body),
            let sourceRow = integer(&body), let importID = integer(&body), at <= start + headerSize,
            body <= start + Int(size)
        else { return nil }
        return EventValues(
            id: id,
            order: order,
            activity: activity,
            resource: resource,
            start: from,
            end: to,
            startSource: source,
            sourceRow: sourceRow,
            importID: importID
        )
    }

    /// A number in seven bits a byte, the most significant first; the ninth byte gives eight.
    @inline(__always)
    private mutating func number() -> Int64 {
        var value = Int64(page[at] & 0x7F)
        var length = 1
        while page[at + length - 1] >= 0x80, length < 9 {
            // What reaches beyond the page reads the zeros behind it.
            let byte = page[at + length]
            value = length == 8 ? value << 8 | Int64(byte) : value << 7 | Int64(byte & 0x7F)
            length += 1
        }
        at += length
        return value
    }

    /// The whole number of the next type in the header, at `body`; 0 for NULL, nil for anything else.
    @inline(__always)
    private mutating func integer(_ body: inout Int) -> Int64? {
        let type = page[at]
        at += 1
        let size: Int
        switch type {
        case 1...4: size = Int(type)
        case 5: size = 6
        case 6: size = 8
        case 0, 8: return 0
        case 9: return 1
        default: return nil
        }
        guard body + size <= end else { return nil }
        let bytes = Int64(bigEndian: page.loadUnaligned(fromByteOffset: body, as: Int64.self))
        body += size
        return bytes >> (64 - 8 * size)
    }
}

import Dispatch
import EventLogs
import GRDB
import Synchronization

/// How many names there are to which events refer by id.
struct NameCounts: Sendable {
    let orders: Int64
    let activities: Int64
    let resources: Int64

    init(_ database: Database) throws {
        func count(_ table: String) throws -> Int64 {
            try Int64.fetchOne(database, sql: "SELECT max(id) FROM \(table)") ?? 0
        }
        orders = try count("orders")
        activities = try count("activities")
        resources = try count("resources")
    }
}

/// The table of events in ranges of ids, which a second connection reads as well, whoever comes first.
///
/// Nobody can write while the first connection reads, so both see the same table.
struct SplitScan {
    let events: EventColumns
    let attributes: [AttributeScan]

    /// Reads the events, and what `meanwhile` reads from the first connection.
    /// - Parameters:
    ///   - path: the file; nil if the first connection is to read everything.
    ///   - least: how many events are worth a second connection.
    init(
        _ database: Database,
        _ attributes: [StoredAttribute],
        path: String?,
        least: Int64,
        meanwhile: () throws -> Void
    ) throws {
        let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM events") ?? 0
        guard last <= (try SplitScan.mostEvents(database)) else {
            throw WorkspaceError.altered(table: "events")
        }
        if last < 1 {
            try meanwhile()
            events = EventColumns()
            self.attributes = attributes.map { AttributeScan($0) }
            return
        }
        let rows = Int(last)
        let names = try NameCounts(database)
        let ranges = SplitScan.ranges(of: rows, count: path == nil || last < least ? 1 : 16)
        var scans: [EventScan] = []
        var events = try EventColumns(rows: rows) { cells in
            let work = Work(ranges, attributes, names, cells)
            let pages = attributes.isEmpty && path != nil ? try EventPages(database) : nil
            let leaves = pages.map { PageWork($0, names, cells, rows: rows) }
            let help =
                ranges.count < 2
                ? nil
                : path.flatMap { path in
                    try? Helper(path) { try leaves == nil ? work.run($0) : leaves?.run($0) }
                }
            defer { help?.wait() }
            try meanwhile()
            if let leaves {
                try leaves.run(database)
                help?.wait()
                if leaves.isComplete { return }
            }
            try work.run(database)
            help?.wait()
            // What the other connection could not read (a process that waits to write lets none in).
            scans = try work.rest(database)
            for (range, scan) in zip(ranges, scans) where scan.count < range.count {
                cells.clear(range.lowerBound + scan.count..<range.upperBound)
            }
        }
        for (range, scan) in zip(ranges, scans).reversed() where scan.count < range.count {
            events.remove(range.lowerBound + scan.count..<range.upperBound)
        }
        self.events = events
        var merged = scans.first?.attributes ?? []
        for scan in scans.dropFirst() {
            for index in merged.indices { merged[index].append(contentsOf: scan.attributes[index]) }
        }
        self.attributes = merged
    }

    /// Ids are given out without gaps, so there are not many more than events, which take some bytes each.
    private static func mostEvents(_ database: Database) throws -> Int64 {
        let pages = try Int64.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        let size = try Int64.fetchOne(database, sql: "PRAGMA page_size") ?? 0
        return pages * size
    }

    private static func ranges(of rows: Int, count: Int) -> [Range<Int>] {
        (0..<count).map { rows * $0 / count..<rows * ($0 + 1) / count }.filter { !$0.isEmpty }
    }

    /// The ranges, and who reads which.
    private final class Work: Sendable {
        private let ranges: [Range<Int>]
        private let attributes: [StoredAttribute]
        private let names: NameCounts
        private let cells: EventColumns.Cells
        private let next = Atomic(0)
        private let scans: Mutex<[EventScan?]>

        init(
            _ ranges: [Range<Int>],
            _ attributes: [StoredAttribute],
            _ names: NameCounts,
            _ cells: EventColumns.Cells
        ) {
            self.ranges = ranges
            self.attributes = attributes
            self.names = names
            self.cells = cells
            scans = Mutex(Array(repeating: nil, count: ranges.count))
        }

        /// Reads one range after the other that nobody else has taken.
        func run(_ database: Database) throws {
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < ranges.count else { return }
                let scan = try scan(ranges[index], database)
                scans.withLock { $0[index] = scan }
            }
        }

        /// All ranges, those that are still missing read now.
        func rest(_ database: Database) throws -> [EventScan] {
            let scans = scans.withLock { $0 }
            return try scans.indices.map { try scans[$0] ?? scan(ranges[$0], database) }
        }

        private func scan(_ range: Range<Int>, _ database: Database) throws -> EventScan {
            try EventScan(
                database,
                ids: Int64(range.lowerBound) + 1...Int64(range.upperBound),
                into: cells,
                from: range.lowerBound,
                attributes: attributes,
                names: names
            )
        }
    }

    /// The leaves of the table, and who reads which.
    private final class PageWork: Sendable {
        private let pages: EventPages
        private let names: NameCounts
        private let cells: EventColumns.Cells
        private let rows: Int
        private let next = Atomic(0)
        /// The ids of each leaf that has been read.
        private let found: Mutex<[Range<Int64>?]>
        private static let leavesAtOnce = 64

        init(_ pages: EventPages, _ names: NameCounts, _ cells: EventColumns.Cells, rows: Int) {
            self.pages = pages
            self.names = names
            self.cells = cells
            self.rows = rows
            found = Mutex(Array(repeating: nil, count: pages.leaves.count))
        }

        /// Whether every event has been read, and each once: the ids of the leaves follow one another.
        var isComplete: Bool {
            found.withLock { found in
                var next: Int64 = 1
                for ids in found {
                    guard let ids, ids.lowerBound == next else { return false }
                    next = ids.upperBound
                }
                return next == Int64(rows) + 1
            }
        }

        func run(_ database: Database) throws {
            while true {
                let first = next.wrappingAdd(PageWork.leavesAtOnce, ordering: .relaxed).oldValue
                guard first < pages.leaves.count else { return }
                let range = first..<min(first + PageWork.leavesAtOnce, pages.leaves.count)
                guard
                    let ids = try pages.read(range, of: database, into: cells, rows: rows, names: names)
                else { return }
                found.withLock { $0.replaceSubrange(range, with: ids) }
            }
        }
    }

    /// The second connection.
    private final class Helper: Sendable {
        private let queue: DatabaseQueue
        private let done = DispatchGroup()

        init(_ path: String, _ work: @escaping @Sendable (Database) throws -> Void) throws {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .immediateError
            queue = try DatabaseQueue(path: path, configuration: configuration)
            done.enter()
            queue.asyncRead { [done] database in
                defer { done.leave() }
                guard let database = try? database.get() else { return }
                try? work(database)
            }
        }

        func wait() { done.wait() }
    }
}

extension EventColumns.Cells {
    /// Gives rows that nothing was read into values, to be removed with them.
    fileprivate func clear(_ rows: Range<Int>) {
        for row in rows {
            id[row] = 0
            importID[row] = 0
            order[row] = 0
            activity[row] = 0
            resource[row] = 0
            start[row] = 0
            end[row] = 0
            startSource[row] = .recorded
            sourceRow[row] = 0
        }
    }
}

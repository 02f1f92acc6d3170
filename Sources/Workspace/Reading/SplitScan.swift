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

/// The table of events in two halves, the second one read by a connection of its own at the same time.
///
/// Nobody can write while the first connection reads, so both see the same table.
struct SplitScan {
    private let database: Database
    private let attributes: [StoredAttribute]
    private let names: NameCounts
    private let firstHalf: ClosedRange<Int64>
    private let secondHalf: ClosedRange<Int64>
    private let helper: Helper?

    /// Begins to read the second half.
    /// - Parameters:
    ///   - path: the file; nil if the first connection is to read everything.
    ///   - least: how many events are worth a second connection.
    init(_ database: Database, _ attributes: [StoredAttribute], path: String?, least: Int64) throws {
        self.database = database
        self.attributes = attributes
        names = try NameCounts(database)
        let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM events") ?? 0
        let middle = max(1, (last + 1) / 2)
        firstHalf = 1...middle
        secondHalf = middle + 1...max(middle + 1, last)
        helper =
            last < least
            ? nil
            : path.flatMap { [names, secondHalf] in
                try? Helper($0, attributes, secondHalf, names)
            }
    }

    /// Reads the first half and waits for the second.
    func all() throws -> EventScan {
        var events = EventScan(attributes)
        try events.read(database, ids: firstHalf, names: names)
        // Without help (a process that waits to write lets no other connection in) all is read from here.
        if let second = helper?.wait() {
            events.append(contentsOf: second)
        } else {
            var second = EventScan(attributes)
            try second.read(database, ids: secondHalf, names: names)
            events.append(contentsOf: second)
        }
        return events
    }

    /// The second connection.
    private final class Helper: Sendable {
        private let queue: DatabaseQueue
        private let result = Mutex<EventScan?>(nil)
        private let done = DispatchSemaphore(value: 0)

        init(
            _ path: String,
            _ attributes: [StoredAttribute],
            _ ids: ClosedRange<Int64>,
            _ names: NameCounts
        ) throws {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .immediateError
            queue = try DatabaseQueue(path: path, configuration: configuration)
            queue.asyncRead { [self] database in
                defer { done.signal() }
                var events = EventScan(attributes)
                guard let database = try? database.get(),
                    (try? events.read(database, ids: ids, names: names)) != nil
                else { return }
                result.withLock { $0 = events }
            }
        }

        /// What was read; nil if it could not be.
        func wait() -> EventScan? {
            done.wait()
            return result.withLock { $0 }
        }
    }
}

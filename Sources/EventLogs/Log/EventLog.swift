/// The activity instances of a set of orders, in columns.
///
/// Instances are sorted by (order, start, end); ties keep the order of the source. Names are codes into tables,
/// times are microseconds in UTC, and nothing per row is a heap object: an instance costs 33 bytes and its
/// attributes.
public struct EventLog: Sendable, Equatable {
    /// Stands for a time that the source does not give.
    public static let missingTime = Microseconds.min
    /// Stands for a name that the source does not give.
    public static let missingName: Int32 = -1

    /// The zone that times are shown in and that days and weekdays are cut by.
    public var zone: ZoneRules

    // Orders.
    public let orders: NameTable
    /// When each order came in, where the source says so; empty if it never does.
    public let arrival: [Microseconds]
    /// When each order was promised, where the source says so; empty if it never does.
    public let promise: [Microseconds]
    /// When each order was completed or delivered as the source has it, beside what its events say; empty if it
    /// never does.
    public let completed: [Microseconds]
    public internal(set) var orderAttributes: [AttributeColumn]
    /// Order `o` has the instances `firstInstance[o] ..< firstInstance[o + 1]`; one entry more than orders.
    public let firstInstance: [Int]

    // Activity instances.
    public let activities: NameTable
    public internal(set) var resources: NameTable
    public let activity: [Int32]
    /// ``missingName`` where nobody is named.
    public let resource: [Int32]
    /// Where `startSource` is `absent`, equal to `end`.
    public let start: [Microseconds]
    public let end: [Microseconds]
    public let startSource: [StartSource]
    /// The row of the source that the instance (its end) came from, counted from 1.
    public let sourceRow: [UInt32]
    public internal(set) var instanceAttributes: [AttributeColumn]

    /// The earliest start and the latest end: of no instances, a span that ends before it begins.
    let (earliestStart, latestEnd): (Microseconds, Microseconds)

    /// How an instance came by its start.
    public enum StartSource: UInt8, Sendable, BitwiseCopyable {
        case recorded, estimated, absent
    }

    public var instanceCount: Int { activity.count }
    public var orderCount: Int { firstInstance.count - 1 }

    /// The instances of one order, in order of (start, end).
    @inlinable
    public func instances(ofOrder order: Int) -> Range<Int> {
        firstInstance[order]..<firstInstance[order + 1]
    }

    /// How the log as a whole came by its starts: estimated if any was, else absent if any is.
    public var startTimes: StartTimes {
        if hasStarts(.estimated) { return .estimated }
        return hasStarts(.absent) ? .absent : .recorded
    }

    public enum StartTimes: String, Sendable, Codable {
        case recorded, estimated, absent
    }

    /// Takes columns that are already sorted; ``EventLogAssembler`` sorts.
    /// - Precondition: column lengths agree, and each order's instances are sorted by (start, end).
    /// - Complexity: O(instances), on all processors: for its span.
    public init(
        zone: ZoneRules,
        orders: NameTable,
        arrival: [Microseconds],
        promise: [Microseconds],
        completed: [Microseconds] = [],
        orderAttributes: [AttributeColumn],
        firstInstance: [Int],
        activities: NameTable,
        resources: NameTable,
        activity: [Int32],
        resource: [Int32],
        start: [Microseconds],
        end: [Microseconds],
        startSource: [StartSource],
        sourceRow: [UInt32],
        instanceAttributes: [AttributeColumn]
    ) {
        precondition(orders.count == firstInstance.count - 1, "one range of instances for each order")
        precondition(firstInstance.last == activity.count, "every instance belongs to an order")
        precondition(activity.count <= Int(Int32.max), "instances are numbered in 32 bits")
        precondition(
            [resource.count, start.count, end.count, startSource.count, sourceRow.count]
                .allSatisfy { $0 == activity.count },
            "columns of one length"
        )
        precondition(instanceAttributes.allSatisfy { $0.count == activity.count })
        precondition(orderAttributes.allSatisfy { $0.count == orders.count })
        self.zone = zone
        self.orders = orders
        self.arrival = arrival
        self.promise = promise
        self.completed = completed
        self.orderAttributes = orderAttributes
        self.firstInstance = firstInstance
        self.activities = activities
        self.resources = resources
        self.activity = activity
        self.resource = resource
        self.start = start
        self.end = end
        self.startSource = startSource
        self.sourceRow = sourceRow
        self.instanceAttributes = instanceAttributes
        (earliestStart, latestEnd) = EventLog.span(start, end)
    }
}

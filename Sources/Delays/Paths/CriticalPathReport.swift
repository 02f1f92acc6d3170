import EventLogs

/// Where on the ways of the orders the time goes, as numbers with names: the map, the rework loops and who hands over to whom.
///
/// It is the part of ``PathReport`` that needs the ledger.
public struct CriticalPathReport: Codable, Sendable, Equatable {
    /// The most work first. Their work and the waiting of all ways add up to the total lead time, exactly.
    public var activities: [MapActivityRow]
    /// The most waiting on the critical paths first.
    public var ways: [MapWayRow]
    /// The most time on the critical paths first; it adds up to the rework of the ledger.
    public var reworkLoops: [ReworkLoopRow]
    /// The most waiting on the critical paths first.
    public var handOffs: [HandOffPairRow]

    public init(_ ledger: DelayLedger) {
        let map = ProcessMap(ledger)
        activities = map.activities.sorted { ($1.work, $0.activity) < ($0.work, $1.activity) }
            .map { MapActivityRow($0, ledger.log) }
        ways = map.ways.sorted { left, right in
            (right.waitingOnPath, right.count, left.from, left.to)
                < (left.waitingOnPath, left.count, right.from, right.to)
        }.map { MapWayRow($0, ledger.log) }
        reworkLoops = ReworkLoops(ledger).loops.map { ReworkLoopRow($0, ledger.log) }
        handOffs = HandOffMatrix(ledger).handOffs.map { HandOffPairRow($0, ledger.log) }
    }
}

/// An activity of the map.
public struct MapActivityRow: Codable, Sendable, Equatable {
    public var activity: String
    public var count: Int
    /// Of them those on the critical paths.
    public var onPath: Int
    /// The work on the critical paths.
    public var workMicroseconds: Microseconds

    init(_ activity: ProcessMap.Activity, _ log: EventLog) {
        self.activity = log.activities[activity.activity]
        count = activity.count
        onPath = activity.onPath
        workMicroseconds = activity.work
    }
}

/// A way from one activity to the next.
public struct MapWayRow: Codable, Sendable, Equatable {
    /// Nil for the arrival of orders.
    @ExplicitNull public var from: String?
    /// Nil for their completion.
    @ExplicitNull public var to: String?
    public var count: Int
    public var waitingMicroseconds: Microseconds
    public var meanWaitingHours: Double
    public var onPath: Int
    public var waitingOnPathMicroseconds: Microseconds
    /// The waiting on the critical paths by cause.
    public var causes: [String: Microseconds]

    init(_ way: ProcessMap.Way, _ log: EventLog) {
        from = way.from == ProcessMap.border ? nil : log.activities[way.from]
        to = way.to == ProcessMap.border ? nil : log.activities[way.to]
        count = way.count
        waitingMicroseconds = way.waiting
        meanWaitingHours = way.waiting.hours / Double(way.count)
        onPath = way.onPath
        waitingOnPathMicroseconds = way.waitingOnPath
        causes = Dictionary(
            uniqueKeysWithValues: way.waitingByCause.map { ($0.cause.rawValue, $0.microseconds) }
        )
    }
}

/// A way back.
public struct ReworkLoopRow: Codable, Sendable, Equatable {
    /// From the activity that orders returned to, to the one that they returned from.
    public var activities: [String]
    public var count: Int
    public var orders: Int
    /// From the end of the activity to its end after the return.
    public var meanRoundTripHours: Double
    /// Work and waiting of what was done again, on the critical paths.
    public var onPathMicroseconds: Microseconds
    /// An order that went this way.
    public var example: String

    init(_ loop: ReworkLoops.Loop, _ log: EventLog) {
        activities = loop.activities.map { log.activities[$0] }
        count = loop.count
        orders = loop.orders
        meanRoundTripHours = loop.roundTrip.hours / Double(loop.count)
        onPathMicroseconds = loop.onPath
        example = log.orders[Int32(loop.example)]
    }
}

/// One who hands over to another.
public struct HandOffPairRow: Codable, Sendable, Equatable {
    public var from: String
    public var to: String
    public var count: Int
    public var waitingMicroseconds: Microseconds
    public var meanWaitingHours: Double
    public var onPath: Int
    public var waitingOnPathMicroseconds: Microseconds

    init(_ handOff: HandOffMatrix.HandOff, _ log: EventLog) {
        from = log.resources[handOff.from]
        to = log.resources[handOff.to]
        count = handOff.count
        waitingMicroseconds = handOff.waiting
        meanWaitingHours = handOff.waiting.hours / Double(handOff.count)
        onPath = handOff.onPath
        waitingOnPathMicroseconds = handOff.waitingOnPath
    }
}

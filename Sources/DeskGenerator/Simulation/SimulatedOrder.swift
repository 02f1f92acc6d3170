import EventLogs

/// One order from its arrival to its completion, with the truth about its waiting.
public struct SimulatedOrder: Sendable {
    public var facts: OrderFacts
    /// In the order in which they were enabled; parallel ones may start and end in another.
    public var instances: [SimulatedInstance]
    /// How often the order was sent back, by step of the route.
    public var reworks: [Int]

    /// The end of the last-ending instance.
    public var completion: Microseconds { instances[lastEnding].end }

    public var leadTime: Microseconds { completion - facts.arrival }

    public var isLate: Bool { completion > facts.promise }

    /// The instances from the last-ending one back through the latest-ending predecessors, in time order. Their
    /// waiting and processing times tile the order's lead time.
    public var criticalPath: [Int] {
        var path: [Int] = []
        var instance = lastEnding
        while instance >= 0 {
            path.append(instance)
            instance = instances[instance].predecessor
        }
        return path.reversed()
    }

    /// The instances by (start, end).
    public var inTimeOrder: [Int] {
        instances.indices.sorted {
            (instances[$0].start, instances[$0].end, $0) < (instances[$1].start, instances[$1].end, $1)
        }
    }

    private var lastEnding: Int {
        var last = 0
        for index in instances.indices where instances[index].end >= instances[last].end { last = index }
        return last
    }
}

/// One piece of work on an order.
public struct SimulatedInstance: Sendable, Equatable {
    /// Index into ``DeskDescription/stages``.
    public var stage: Int
    /// Index into ``DeskDescription/assistants``.
    public var assistant: Int
    /// The end of the last of its predecessors; for the first stage the arrival of the order.
    public var enabled: Microseconds
    /// `enabled` and its external wait.
    public var ready: Microseconds
    public var start: Microseconds
    public var end: Microseconds
    /// The latest-ending instance of the step before, an index into the order's instances; -1 for the first.
    public var predecessor: Int
    /// Which batch it was worked on in, counted over the whole desk; -1 outside batches.
    public var batch: Int
    /// Whether it is the member of its batch that became ready first.
    public var isFirstOfBatch: Bool
    /// From `enabled` to `start`.
    public var waiting: WaitingTime
    /// Which of the stage's external waits it had; -1 for none.
    public var externalWait: Int

    public var isFirstTouch: Bool { predecessor < 0 }
}

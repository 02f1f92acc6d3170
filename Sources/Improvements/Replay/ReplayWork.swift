import EventLogs
import WorkCalendars

/// What orders need of a desk, whoever does it and whenever: what is replayed.
///
/// The instances of an order are next to each other, as in an `EventLog`. All columns but those of orders have an entry for each
/// instance.
public struct ReplayWork: Sendable {
    /// Of each order, when it comes in.
    public var arrival: [Microseconds]
    /// Where the instances of each order begin; one more at the end.
    public var firstInstance: [Int]
    /// Codes of activities, from 0.
    public var activity: [Int32]
    /// How long somebody works on it.
    public var effort: [Microseconds]
    /// How long after it was enabled it waits for something outside the desk, before it joins a queue, on the clock of
    /// ``outsideClock``.
    public var outside: [Microseconds]
    /// The place in ``clocks`` of what the outside wait is counted on; -1 where every hour counts.
    public var outsideClock: [Int32]
    /// Hours in which time passes for outside waits; after the last of them every hour counts. What changes the hours of the desk leaves
    /// these alone.
    public var clocks: [IntervalSet]
    /// Where the queue goes by rank, the lowest is next.
    public var rank: [Double]
    /// The resource whose own work it is, which nobody else takes, or ``anybody`` or ``nobody``.
    public var assignee: [Int32]
    /// Whether it is begun when the order comes in, as far as the log knows, so that it goes before all that waits.
    public var isFirstTouch: [Bool]
    /// The batch that it belongs to, from 0, whose members wait for one another before they join a queue; -1 for none.
    public var gathering: [Int32]
    /// What has to be over before: of instance i the instances `enablers[firstEnabler[i]..<firstEnabler[i + 1]]`, all of the same
    /// order and before i. One without enablers is enabled when the order arrives.
    public var firstEnabler: [Int]
    public var enablers: [Int32]

    /// Stands for an assignee where anybody may take the work who does the activity.
    public static let anybody: Int32 = -1
    /// Stands for an assignee where nobody at the desk is needed: the work begins when it is ready.
    public static let nobody: Int32 = -2

    public var orderCount: Int { arrival.count }
    public var instanceCount: Int { activity.count }

    /// - Precondition: columns of one length, offsets that rise, enablers as said above.
    public init(
        arrival: [Microseconds],
        firstInstance: [Int],
        activity: [Int32],
        effort: [Microseconds],
        outside: [Microseconds]? = nil,
        outsideClock: [Int32]? = nil,
        clocks: [IntervalSet] = [],
        rank: [Double]? = nil,
        assignee: [Int32]? = nil,
        isFirstTouch: [Bool]? = nil,
        gathering: [Int32]? = nil,
        firstEnabler: [Int],
        enablers: [Int32]
    ) {
        let count = activity.count
        precondition(
            firstInstance.count == arrival.count + 1 && firstInstance.last == count,
            "orders' instances"
        )
        precondition(effort.count == count && firstEnabler.count == count + 1, "an entry for each instance")
        precondition(firstEnabler.last == enablers.count, "enablers of each instance")
        self.arrival = arrival
        self.firstInstance = firstInstance
        self.activity = activity
        self.effort = effort
        self.outside = outside ?? [Microseconds](repeating: 0, count: count)
        self.outsideClock = outsideClock ?? [Int32](repeating: -1, count: count)
        self.clocks = clocks
        self.rank = rank ?? [Double](repeating: 0, count: count)
        self.assignee = assignee ?? [Int32](repeating: Self.anybody, count: count)
        self.isFirstTouch = isFirstTouch ?? [Bool](repeating: false, count: count)
        self.gathering = gathering ?? [Int32](repeating: -1, count: count)
        self.firstEnabler = firstEnabler
        self.enablers = enablers
        precondition(self.outside.count == count && self.rank.count == count, "an entry for each instance")
        precondition(
            self.assignee.count == count && self.isFirstTouch.count == count
                && self.gathering.count == count && self.outsideClock.count == count,
            "an entry for each instance"
        )
    }

    /// Orders whose instances follow one another.
    public init(
        sequences arrival: [Microseconds],
        firstInstance: [Int],
        activity: [Int32],
        effort: [Microseconds],
        outside: [Microseconds]? = nil,
        rank: [Double]? = nil
    ) {
        var firstEnabler = [0]
        var enablers: [Int32] = []
        for order in arrival.indices {
            for instance in firstInstance[order]..<firstInstance[order + 1] {
                if instance > firstInstance[order] { enablers.append(Int32(instance - 1)) }
                firstEnabler.append(enablers.count)
            }
        }
        self.init(
            arrival: arrival,
            firstInstance: firstInstance,
            activity: activity,
            effort: effort,
            outside: outside,
            rank: rank,
            firstEnabler: firstEnabler,
            enablers: enablers
        )
    }
}

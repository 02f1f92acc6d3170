import EventLogs

/// A duration for each cause.
struct CauseTimes: Sendable {
    static let count = 9
    private var durations = InlineArray<9, Microseconds>(repeating: 0)

    init() {}

    init(_ parts: WaitingParts) {
        parts.forEachPart { self[$0] = $1 }
    }

    @inline(__always)
    subscript(cause: Cause) -> Microseconds {
        get { durations[cause.index] }
        set { durations[cause.index] = newValue }
    }

    var total: Microseconds { Cause.allCases.reduce(0) { $0 + self[$1] } }

    /// The causes that took time.
    var causes: [Cause] { Cause.allCases.filter { self[$0] != 0 } }

    @inline(__always)
    static func += (left: inout CauseTimes, right: CauseTimes) {
        for index in 0..<count { left.durations[index] += right.durations[index] }
    }
}

extension Cause {
    /// The position in ``allCases``, without a search.
    @inline(__always)
    var index: Int {
        switch self {
        case .processing: 0
        case .elapsed: 1
        case .firstTouch: 2
        case .batching: 3
        case .unavailability: 4
        case .prioritization: 5
        case .contention: 6
        case .unexplained: 7
        case .undetermined: 8
        }
    }
}

/// Time by cause, with the number of orders that had any of it.
struct CauseSums: Sendable {
    private(set) var times = CauseTimes()
    private(set) var orders = InlineArray<9, Int>(repeating: 0)

    /// - Parameter ofOrder: all that one order has.
    @inline(__always)
    mutating func add(_ ofOrder: CauseTimes) {
        times += ofOrder
        for cause in Cause.allCases where ofOrder[cause] != 0 { orders[cause.index] += 1 }
    }

    mutating func merge(_ other: CauseSums) {
        times += other.times
        for index in 0..<CauseTimes.count { orders[index] += other.orders[index] }
    }
}

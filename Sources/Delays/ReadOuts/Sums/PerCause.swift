import EventLogs

/// A number for each cause: durations, or how many there were.
///
/// Sums wrap around, so that they are a few instructions without a branch: whoever adds up durations, of which none is
/// negative, checks one sum that is at least as large as all others.
struct PerCause: Sendable {
    static let count = 9
    /// Those of ``WaitingParts`` come first, in its order, so that they are taken over two at a time.
    private var lanes: InlineArray<9, Int64>

    @inline(__always)
    init() { lanes = InlineArray(repeating: 0) }

    @inline(__always)
    init(_ parts: WaitingParts) {
        lanes = [
            parts.batching, parts.unavailability, parts.prioritization, parts.contention, parts.unexplained,
            parts.undetermined, 0, 0, 0,
        ]
    }

    /// Adds to one cause: its ``lane(_:)``, or its index in `Cause.ofWaiting`.
    @inline(__always)
    mutating func add(_ number: Int64, lane: Int) { lanes[lane] &+= number }

    @inline(__always)
    subscript(cause: Cause) -> Int64 { lanes[PerCause.lane(cause)] }

    /// Where a cause's number is.
    @inline(__always)
    static func lane(_ cause: Cause) -> Int {
        switch cause {
        case .batching: 0
        case .unavailability: 1
        case .prioritization: 2
        case .contention: 3
        case .unexplained: 4
        case .undetermined: 5
        case .processing: 6
        case .elapsed: 7
        case .firstTouch: 8
        }
    }

    @inline(__always)
    var total: Int64 {
        var total: Int64 = 0
        for lane in 0..<PerCause.count { total &+= lanes[lane] }
        return total
    }

    /// The causes whose number is not zero.
    var causes: [Cause] { Cause.allCases.filter { self[$0] != 0 } }

    /// 1 for each cause whose number is greater than zero, else 0.
    /// - Precondition: no number is negative.
    @inline(__always)
    var marks: PerCause {
        var marks = self
        for lane in 0..<PerCause.count {
            // What is greater than zero has a sign when negated.
            marks.lanes[lane] = Int64(bitPattern: UInt64(bitPattern: 0 &- lanes[lane]) &>> 63)
        }
        return marks
    }

    @inline(__always)
    static func += (left: inout PerCause, right: PerCause) {
        for lane in 0..<count { left.lanes[lane] &+= right.lanes[lane] }
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
    private(set) var times = PerCause()
    private(set) var orders = PerCause()

    /// - Parameter ofOrder: all that one order has.
    @inline(__always)
    mutating func add(_ ofOrder: PerCause) {
        times += ofOrder
        orders += ofOrder.marks
    }

    mutating func merge(_ other: CauseSums) {
        times += other.times
        orders += other.orders
    }
}

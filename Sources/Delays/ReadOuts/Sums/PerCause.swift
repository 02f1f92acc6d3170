import EventLogs

/// A number for each cause: durations, or how many there were.
///
/// Sums wrap around, so that they are a few instructions without a branch: whoever adds up durations, of which none is
/// negative, checks one sum that is at least as large as all others.
struct PerCause: Sendable {
    static let count = Cause.count
    /// Those of ``WaitingParts`` come first, in its order, so that they are taken over two at a time.
    private var lanes: InlineArray<9, Int64>

    @inline(__always)
    init() { lanes = InlineArray(repeating: 0) }

    @inline(__always)
    init(_ parts: WaitingParts) {
        self.init()
        for lane in 0..<WaitingParts.count { lanes[lane] = parts.parts[lane] }
    }

    /// Adds to one cause: its ``lane(_:)``, or its index in `Cause.ofWaiting`.
    @inline(__always)
    mutating func add(_ number: Int64, lane: Int) { lanes[lane] &+= number }

    @inline(__always)
    subscript(cause: Cause) -> Int64 { lanes[PerCause.lane(cause)] }

    /// Where a cause's number is: those of waiting come first.
    @inline(__always)
    static func lane(_ cause: Cause) -> Int {
        let index = cause.indexOfWaiting
        return index < 0 ? index + count : index
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

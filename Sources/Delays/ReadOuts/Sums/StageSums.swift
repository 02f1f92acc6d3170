import EventLogs

/// Time on the critical paths by stage and cause, a stage being an activity for the first time or as rework.
struct StageSums: Sendable {
    struct Sum: Sendable {
        /// By ``Lateness``.
        fileprivate(set) var times = InlineArray<3, PerCause>(repeating: PerCause())
        fileprivate(set) var orders = PerCause()
        /// What the order at hand is counted for already: a bit for each ``PerCause/lane(_:)``.
        private var seen: UInt16 = 0
        private var lastOrder = -1

        /// - Parameter lane: of the cause, as in ``PerCause``.
        @inline(__always)
        mutating func add(_ duration: Microseconds, lane: Int, _ lateness: Lateness) {
            times[Int(lateness.rawValue)].add(duration, lane: lane)
        }

        /// Counts an order for the causes that an instance has entries of.
        /// - Parameter lanes: a bit for each cause.
        /// - Precondition: the instances of an order follow one another.
        @inline(__always)
        mutating func count(_ lanes: UInt16, isRework: Bool, _ order: Int) {
            var left = lanes
            // An order does an activity for the first time once.
            if isRework {
                let before = lastOrder == order ? seen : 0
                left &= ~before
                seen = before | lanes
                lastOrder = order
            }
            while left != 0 {
                orders.add(1, lane: left.trailingZeroBitCount)
                left &= left &- 1
            }
        }
    }

    /// One for each stage.
    private var sums: [Sum]

    init(activityCount: Int) { sums = Array(repeating: Sum(), count: activityCount * 2) }

    /// What one stage and cause took.
    struct Cell {
        let activity: Int32
        let rework: Bool
        let cause: Cause
        let total: Microseconds
        let inLateOrders: Microseconds
        let inOtherOrders: Microseconds
        /// Orders with such time.
        let orders: Int
    }

    static func cellCount(_ activityCount: Int) -> Int { activityCount * 2 * PerCause.count }

    @inline(__always)
    static func stage(_ activity: Int32, rework: Bool) -> Int { Int(activity) &* 2 &+ (rework ? 1 : 0) }

    @inline(__always)
    static func cell(_ stage: Int, _ cause: Cause) -> Int { stage &* PerCause.count &+ cause.index }

    subscript(cell: Int) -> Cell {
        let stage = cell / PerCause.count
        let cause = Cause.allCases[cell % PerCause.count]
        let sum = sums[stage]
        let (onTime, late, unknown) = (sum.times[0][cause], sum.times[1][cause], sum.times[2][cause])
        return Cell(
            activity: Int32(stage / 2),
            rework: stage % 2 == 1,
            cause: cause,
            total: onTime + late + unknown,
            inLateOrders: late,
            inOtherOrders: onTime,
            orders: Int(sum.orders[cause])
        )
    }

    /// Gives `body` the sum of each stage, to add to.
    @inline(__always)
    mutating func change<Result>(_ body: (UnsafeMutableBufferPointer<Sum>) -> Result) -> Result {
        sums.withUnsafeMutableBufferPointer { body($0) }
    }

    /// - Precondition: the other's orders are others.
    mutating func merge(_ other: StageSums) {
        for stage in sums.indices {
            for lateness in 0..<3 { sums[stage].times[lateness] += other.sums[stage].times[lateness] }
            sums[stage].orders += other.sums[stage].orders
        }
    }
}

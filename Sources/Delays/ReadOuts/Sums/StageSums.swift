import EventLogs

/// Time on the critical paths by stage and cause, a stage being an activity for the first time or as rework.
struct StageSums: Sendable {
    private struct Sum {
        /// By ``Lateness``.
        var times = InlineArray<3, PerCause>(repeating: PerCause())
        var orders = PerCause()
        /// What the order at hand is counted for already.
        var seen = PerCause()
        var lastOrder = -1
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

    /// - Parameters:
    ///   - times: what an instance took.
    ///   - causes: marks of the causes that it has entries of.
    /// - Precondition: the instances of an order follow one another.
    @inline(__always)
    mutating func add(
        _ times: PerCause,
        _ causes: PerCause,
        stage: Int,
        isRework: Bool,
        _ order: Int,
        _ lateness: Lateness
    ) {
        sums[stage].times[Int(lateness.rawValue)] += times
        // An order does an activity for the first time once.
        guard isRework else {
            sums[stage].orders += causes
            return
        }
        let seen = sums[stage].lastOrder == order ? sums[stage].seen : PerCause()
        sums[stage].orders += causes.subtracting(seen)
        sums[stage].seen = seen.union(causes)
        sums[stage].lastOrder = order
    }

    /// - Precondition: the other's orders are others.
    mutating func merge(_ other: StageSums) {
        for stage in sums.indices {
            for lateness in 0..<3 { sums[stage].times[lateness] += other.sums[stage].times[lateness] }
            sums[stage].orders += other.sums[stage].orders
        }
    }
}

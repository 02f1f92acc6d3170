import EventLogs

/// Time on the critical paths by stage and cause, a stage being an activity for the first time or as rework.
struct StageSums: Sendable {
    struct Sum {
        /// By ``Lateness``.
        fileprivate var durations = InlineArray<3, Microseconds>(repeating: 0)
        /// Orders with such time.
        fileprivate(set) var orders: Int32 = 0
        fileprivate var lastOrder: Int32 = -1

        subscript(lateness: Lateness) -> Microseconds { durations[Int(lateness.rawValue)] }

        var total: Microseconds { durations[0] + durations[1] + durations[2] }
    }

    /// One for each stage and cause, at ``cell(_:_:)``.
    private(set) var sums: [Sum]

    init(activityCount: Int) {
        sums = Array(repeating: Sum(), count: StageSums.cellCount(activityCount))
    }

    static func cellCount(_ activityCount: Int) -> Int { activityCount * 2 * Cause.allCases.count }

    @inline(__always)
    static func stage(_ activity: Int32, rework: Bool) -> Int { Int(activity) * 2 + (rework ? 1 : 0) }

    @inline(__always)
    static func cell(_ stage: Int, _ cause: Cause) -> Int { stage * CauseTimes.count + cause.index }

    /// The activity, rework mark and cause of a cell.
    static func key(_ cell: Int) -> (activity: Int32, rework: Bool, cause: Cause) {
        let stage = cell / CauseTimes.count
        return (Int32(stage / 2), stage % 2 == 1, Cause.allCases[cell % CauseTimes.count])
    }

    /// - Precondition: the entries of an order follow one another.
    @inline(__always)
    mutating func add(
        _ duration: Microseconds,
        _ cause: Cause,
        stage: Int,
        _ order: Int,
        _ lateness: Lateness
    ) {
        let cell = StageSums.cell(stage, cause)
        sums[cell].durations[Int(lateness.rawValue)] += duration
        sums[cell].orders += sums[cell].lastOrder == Int32(order) ? 0 : 1
        sums[cell].lastOrder = Int32(order)
    }

    /// - Precondition: the other's orders are others.
    mutating func merge(_ other: StageSums) {
        for cell in sums.indices {
            for lateness in 0..<3 { sums[cell].durations[lateness] += other.sums[cell].durations[lateness] }
            sums[cell].orders += other.sums[cell].orders
        }
    }
}

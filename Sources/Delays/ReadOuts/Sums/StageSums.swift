import EventLogs
import Statistics

/// Time on the critical paths by stage and cause, a stage being an activity for the first time or as rework.
struct StageSums: Sendable {
    struct Sum: Sendable {
        /// By ``Lateness``.
        fileprivate(set) var times = InlineArray<3, PerCause>(repeating: PerCause())
        fileprivate(set) var orders = PerCause()
        /// By lane: each duration times how far its order's lead time is from the mean, added up.
        private var products = InlineArray<9, Double>(repeating: 0)
        /// What the order at hand is counted for already: a bit for each ``PerCause/lane(_:)``.
        private var seen: UInt16 = 0
        private var lastOrder = -1

        /// - Parameters:
        ///   - lane: of the cause, as in ``PerCause``.
        ///   - deviation: of the order's lead time from the mean.
        ///   - isRework: if not, the order is counted for the cause: it does an activity for the first time once.
        @inline(__always)
        mutating func add(
            _ duration: Microseconds,
            lane: Int,
            _ lateness: Lateness,
            _ deviation: Double,
            isRework: Bool
        ) {
            times[Int(lateness.rawValue)].add(duration, lane: lane)
            products[lane] += Double(duration) * deviation
            orders.add(isRework ? 0 : 1, lane: lane)
        }

        fileprivate func product(_ cause: Cause) -> Double { products[PerCause.lane(cause)] }

        /// Counts an order once for the causes that any of its instances of rework has entries of.
        /// - Parameter lanes: a bit for each cause.
        /// - Precondition: the instances of an order follow one another.
        @inline(__always)
        mutating func countRework(_ lanes: UInt16, _ order: Int) {
            let before = lastOrder == order ? seen : 0
            var left = lanes & ~before
            seen = before | lanes
            lastOrder = order
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

    /// Adds the products of each cell to the shares of the variance.
    func add(to shares: inout VarianceShares) {
        for (stage, sum) in sums.enumerated() {
            for cause in Cause.allCases {
                shares.add(part: StageSums.cell(stage, cause), product: sum.product(cause))
            }
        }
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

    /// Merges all but what is for the shares of the variance.
    /// - Precondition: the other's orders are others.
    mutating func merge(_ other: StageSums) {
        for stage in sums.indices {
            for lateness in 0..<3 { sums[stage].times[lateness] += other.sums[stage].times[lateness] }
            sums[stage].orders += other.sums[stage].orders
        }
    }
}

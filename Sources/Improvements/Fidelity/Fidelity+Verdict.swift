import EventLogs

extension Fidelity {
    /// How far off a replay may be for what it says of a change to be told.
    ///
    /// Changes that are worth making move lead times by a tenth and more; a replay that is farther off with nothing changed moves
    /// orders by as much as what it is asked about. Ninetieth percentiles and shapes are harder to meet than means, and hold fewer
    /// orders. What a change does is the difference of two replays, in which much of the error is the same in both and falls out.
    public enum Limit {
        public static let mean = 0.1
        /// Of fewer orders the last tenth are three at most, which is no distribution.
        public static let orders = 30
        public static let ninetieth = 0.15
        public static let distance = 0.15
        /// Of what orders wait at the desk: what a replay makes of itself, and what changes act on. The rest of a lead time is taken over
        /// from the log, and a desk where that is most of it is easily near.
        public static let atDesk = 0.2
        /// Of shares of late orders, five in a hundred orders.
        public static let late = 0.05
        /// The share of the orders that may be left undone.
        public static let uncompleted = 0.01
        /// Of the mean wait of one activity,
        public static let stage = 0.25
        /// where it is this share of all waiting. Waits at others may be off by as much as that share would let them.
        public static let stageShare = 0.1
    }

    /// Why a replay is not faithful.
    public enum Shortfall: Sendable, Equatable {
        /// So few orders were completed in both.
        case fewOrders(Int)
        /// The share of the orders that the replay does not complete.
        case uncompleted(Double)
        /// Signed errors, as shares of the log's figure.
        case mean(Double)
        case ninetieth(Double)
        /// Of the share of late orders.
        case late(Double)
        case distance(Double)
        /// Of the hours that orders wait at the desk.
        case atDesk(Double)
    }

    /// Where the replay is farther off than ``Limit`` lets it be.
    public var shortfalls: [Shortfall] {
        var found: [Shortfall] = orders < Limit.orders ? [.fewOrders(orders)] : []
        let left = Double(uncompleted) / Double(max(1, orders + uncompleted))
        if left > Limit.uncompleted { found.append(.uncompleted(left)) }
        if abs(mean.error) > Limit.mean { found.append(.mean(mean.error)) }
        if abs(ninetieth.error) > Limit.ninetieth { found.append(.ninetieth(ninetieth.error)) }
        if let late, abs(late.error) > Limit.late { found.append(.late(late.error)) }
        if distance > Limit.distance { found.append(.distance(distance)) }
        // Where nearly nobody waits at the desk, shares of that say nothing.
        if abs(atDesk.error) > Limit.atDesk,
            abs(atDesk.replay - atDesk.log) > Limit.stageShare * Limit.mean * mean.log
        {
            found.append(.atDesk(atDesk.error))
        }
        return found
    }

    /// Whether a change may be simulated; else its effect is only bounded from the ledger.
    public var isFaithful: Bool { shortfalls.isEmpty }

    /// Whether waits at an activity are replayed well enough for changes to it to be simulated: within ``Limit/stage`` of the log's, or
    /// off by less than that share of what makes an activity count.
    public func isFaithful(at activity: Int32) -> Bool {
        guard isFaithful, let stage = stages.first(where: { $0.activity == activity }), stage.instances > 0
        else { return false }
        let all = stages.reduce(0) { $0 + $1.waiting.log * Double($1.instances) }
        let off = abs(stage.waiting.replay - stage.waiting.log) * Double(stage.instances)
        return abs(stage.waiting.error) <= Limit.stage || off <= Limit.stage * Limit.stageShare * all
    }
}

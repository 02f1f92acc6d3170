/// What time and delay cost, and how much work it is to change something.
public struct Prices: Sendable, Equatable {
    /// Such as `EUR`.
    public var currency: String?
    /// An hour of somebody's work.
    public var hour: Double?
    /// A further person, a week; their hours at ``hour`` if nothing is said.
    public var head: Double?
    /// An order that is late.
    public var lateOrder: Double?
    /// Hours of work, once: to agree on a rule and bring it in, to teach somebody an activity, to have a system do an activity.
    public var ruleHours = 8.0
    public var trainingHours = 24.0
    public var systemHours = 400.0

    public init() {}

    /// Whether money can be told.
    public var areKnown: Bool { hour != nil && lateOrder != nil }

    static let weeksOfYear = 52.0

    /// Hours of work once.
    func onceHours(_ effort: LeverEffort) -> Double {
        Double(effort.rules) * ruleHours + Double(effort.trainings) * trainingHours + Double(effort.systems)
            * systemHours
    }

    /// Hours of work in the first year; below zero where more work falls away than comes on top.
    public func firstYearHours(_ effort: LeverEffort) -> Double {
        onceHours(effort) + (effort.weeklyHours + effort.headHours) * Prices.weeksOfYear
    }

    /// Money in the first year: nil without the prices.
    /// - Parameter lateOrders: a week, fewer than before where negative.
    func firstYear(_ effort: LeverEffort, lateOrders: Double?) -> MoneyRow? {
        guard let hour, let lateOrder, let lateOrders else { return nil }
        let heads = head.map { Double(effort.heads) * $0 } ?? effort.headHours * hour
        return MoneyRow(
            lateOrders: -lateOrders * lateOrder * Prices.weeksOfYear,
            work: -effort.weeklyHours * hour * Prices.weeksOfYear,
            heads: -heads * Prices.weeksOfYear,
            once: -onceHours(effort) * hour
        )
    }
}

extension MoneyRow {
    fileprivate init(lateOrders: Double, work: Double, heads: Double, once: Double) {
        self.init(
            lateOrders: lateOrders,
            work: work,
            heads: heads,
            once: once,
            net: lateOrders + work + heads + once
        )
    }
}

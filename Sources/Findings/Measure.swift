import EventLogs

/// A figure with what it is a figure of, its interval and what stands behind it.
public struct Measure: Codable, Sendable, Equatable {
    public var quantity: Quantity
    public var value: Double
    /// Ends of the interval, and its confidence; nil where the figure is counted and not estimated.
    @ExplicitNull public var lower: Double?
    @ExplicitNull public var upper: Double?
    @ExplicitNull public var confidence: Double?
    /// How many orders, person-periods or weeks stand behind it.
    @ExplicitNull public var count: Int?
    /// Corrected for the number of questions asked.
    @ExplicitNull public var adjustedPValue: Double?

    public init(
        _ quantity: Quantity,
        _ value: Double,
        interval: (lower: Double?, upper: Double?, confidence: Double)? = nil,
        count: Int? = nil,
        adjustedPValue: Double? = nil
    ) {
        self.quantity = quantity
        self.value = value
        let isComplete = interval?.lower != nil && interval?.upper != nil
        lower = isComplete ? interval?.lower : nil
        upper = isComplete ? interval?.upper : nil
        confidence = isComplete ? interval?.confidence : nil
        self.count = count
        self.adjustedPValue = adjustedPValue
    }

    /// What is measured.
    public enum Quantity: String, Codable, Sendable, CaseIterable {
        /// Hours over all orders.
        case hours
        /// The same, of an order on average, over all orders of the log.
        case hoursPerOrder
        /// Of the lead time of all orders, from 0 to 1.
        case shareOfLeadTime
        /// Hours an order more in late orders than in the others.
        case lateGap
        /// Of the variance of lead times, from 0 to 1.
        case shareOfVariance
        /// Hours an order more, everything else that is known being the same.
        case leadTimeEffect
        /// Of being late, from 0 to 1, everything else that is known being the same.
        case lateShareEffect
        /// Hours an order after less those before.
        case leadTimeChange
        /// Hours an order with a change less those without.
        case forecastLeadTime
        /// Late share, from 0 to 1, with a change less that without.
        case forecastLateShare
        /// Hours of the ninetieth percentile with a change less those without.
        case forecastNinetieth
        /// Hours an order that a change can take away at most.
        case mostLeadTime
        /// In a scorecard, from 0 to 1.
        case currentWeight, proposedWeight
        /// Of the explained share of outcomes on later periods, from 0 to 1.
        case explainedGain
        /// Correlation within people and periods, from -1 to 1, positive where both do well.
        case withinCorrelation
        /// Of all scores, from 0 to 1, that are the same one.
        case shareAtOneScore
        /// Of all values, from 0 to 1, that meet the target.
        case shareMeetingTarget
        /// Of the values that a gaming check is about, from 0 to 1, more than should be there.
        case excessShare
        /// Of rows, events or orders, from 0 to 1, that are affected.
        case shareAffected
    }
}

extension Measure {
    /// The end of its interval that is nearer to zero; nil where it holds zero, and where there is none.
    fileprivate var nearestToZero: Double? {
        guard let lower, let upper else { return nil }
        return lower > 0 ? lower : upper < 0 ? upper : nil
    }
}

/// What a finding costs, or a change gives: in time, in orders and in money.
public struct Impact: Codable, Sendable, Equatable {
    /// Hours of lead time over all orders of the log; below zero where time is saved.
    @ExplicitNull public var hours: Double?
    /// Of these hours what the interval leaves in any case. Findings are ranked by it.
    @ExplicitNull public var sureHours: Double?
    /// Orders concerned.
    @ExplicitNull public var orders: Int?
    /// Orders that are late for it, or with a change no longer are (below zero), of those in the log.
    @ExplicitNull public var lateOrders: Double?
    /// Net of the first year, where prices are given.
    @ExplicitNull public var money: Double?

    public init(
        hours: Double? = nil,
        sureHours: Double? = nil,
        orders: Int? = nil,
        lateOrders: Double? = nil,
        money: Double? = nil
    ) {
        self.hours = hours
        self.sureHours = sureHours
        self.orders = orders
        self.lateOrders = lateOrders
        self.money = money
    }

    /// Of effects on each of some orders, the shares from 0 to 1. An effect that may be none, by its interval, costs and gives nothing
    /// that could be told.
    init(hoursEach hours: Measure?, lateShare: Measure?, of orders: Int, judged: Int? = nil) {
        let count = Double(orders)
        let sure = hours?.nearestToZero
        self.init(
            hours: sure == nil ? nil : hours.map { $0.value * count },
            sureHours: sure.map { $0 * count },
            orders: orders,
            lateOrders: lateShare?.nearestToZero == nil
                ? nil : lateShare.map { $0.value * Double(judged ?? orders) }
        )
    }
}

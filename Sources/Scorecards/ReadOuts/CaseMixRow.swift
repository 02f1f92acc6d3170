import EventLogs

/// What fair means are adjusted by for the mix of orders, or why they are not.
public struct CaseMixRow: Codable, Sendable, Equatable {
    /// Why nothing is adjusted: a ``CaseMixGap``; nil where something is.
    @ExplicitNull public var gap: CaseMixGap?
    @ExplicitNull public var adjustment: AdjustmentRow?
    /// Columns of orders that tell how an order came out rather than what it is, as the doctor judges, so that nothing is expected by
    /// them.
    public var leaks: [String]

    public struct AdjustmentRow: Codable, Sendable, Equatable {
        /// What is expected of orders; `leadTime` is in hours, `late` in percent.
        public var outcome: CaseMix.Outcome
        /// How many orders have an outcome to learn from.
        public var orders: Int
        /// The share of the variance of their outcomes that what is expected of them explains.
        public var explained: Double
        public var features: [CaseMix.Feature]
        public var leftOut: [String]
        /// The person-periods that the slopes are told by.
        public var rows: Int
        public var people: Int
        public var periods: Int
        /// Of the person-periods looked at, how many have a mix, and how many have none and are left as they are.
        public var known: Int
        public var unknown: Int
        /// Of the mixes looked at.
        public var mean: Double
        /// Standard deviations: of people's means, and of mixes about the person's mean.
        public var spreadBetween: Double
        public var spreadWithin: Double
        public var slopes: BeforeAfter<SlopeRow>
        /// The most that a person's mean moves, without its sign.
        public var largest: BeforeAfter<Double>
    }

    /// Points of the composite for one more of the mix.
    public struct SlopeRow: Codable, Sendable, Equatable {
        public var estimate: Double
        public var low: Double
        public var high: Double
        /// Whether the interval leaves out 0.
        public var isTold: Bool
        /// The share of the estimate that is signal.
        public var signal: Double
        /// What means are adjusted by.
        public var used: Double

        init(_ slope: CaseMixSlope, confidence: Double) {
            let interval = slope.interval(confidence: confidence)
            estimate = slope.estimate
            (low, high) = (interval.lowerBound, interval.upperBound)
            isTold = slope.isTold(confidence: confidence)
            signal = slope.signal
            used = slope.used
        }
    }

    /// - Parameter confidence: of the intervals.
    init(_ consequences: Consequences, confidence: Double) {
        leaks = []
        switch consequences.caseMix {
        case .failure(let gap): (self.gap, adjustment) = (gap, nil)
        case .success(let found):
            gap = nil
            let moves = consequences.people.compactMap(\.adjustment)
            adjustment = AdjustmentRow(
                outcome: found.mix.outcome,
                orders: found.mix.orders,
                explained: found.mix.explained,
                features: found.mix.features,
                leftOut: found.mix.leftOut,
                rows: found.rows,
                people: found.people,
                periods: found.periods,
                known: found.known,
                unknown: found.unknown,
                mean: found.mean,
                spreadBetween: found.spreadBetween,
                spreadWithin: found.spreadWithin,
                slopes: found.slopes.map { SlopeRow($0, confidence: confidence) },
                largest: BeforeAfter(
                    current: moves.map { abs($0.current) }.max() ?? 0,
                    proposed: moves.map { abs($0.proposed) }.max() ?? 0
                )
            )
        }
    }
}

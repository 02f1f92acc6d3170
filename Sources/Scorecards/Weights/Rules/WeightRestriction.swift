/// One thing that the rules ask of the weights.
public enum WeightRestriction: Hashable, Sendable {
    /// All weights add up to 1.
    case total
    /// The weights of a group add up to its share.
    case group(Int)
    /// The weight of speed is at most a multiple of that of quality.
    case balance(Int)
    case floor(indicator: Int)
    case cap(indicator: Int)
    /// The weight falls by at most the largest step.
    case largestFall(indicator: Int)
    /// The weight rises by at most the largest step.
    case largestRise(indicator: Int)
}

extension WeightRules {
    /// By how much weights miss a restriction; zero or less where they keep it.
    /// - Complexity: O(indicators).
    public func excess(_ weights: [Double], over restriction: WeightRestriction) -> Double {
        switch restriction {
        case .total: abs(weights.reduce(0, +) - 1)
        case .group(let group):
            abs(groups[group].members.reduce(0) { $0 + weights[$1] } - groups[group].share)
        case .balance(let pair):
            weights[balances[pair].speed] - balances[pair].ratio * weights[balances[pair].quality]
                - balances[pair].allowance
        case .floor(let indicator): indicators[indicator].floor - weights[indicator]
        case .cap(let indicator): weights[indicator] - indicators[indicator].cap
        case .largestFall(let indicator):
            indicators[indicator].current - weights[indicator] - indicators[indicator].largestStep
        case .largestRise(let indicator):
            weights[indicator] - indicators[indicator].current - indicators[indicator].largestStep
        }
    }

    /// All restrictions, in order: the total, groups, pairs, then indicator by indicator.
    public var restrictions: [WeightRestriction] {
        [.total] + groups.indices.map { .group($0) } + balances.indices.map { .balance($0) }
            + indicators.indices.flatMap { indicator -> [WeightRestriction] in
                let ends: [WeightRestriction] = [.floor(indicator: indicator), .cap(indicator: indicator)]
                guard indicators[indicator].largestStep.isFinite else { return ends }
                return ends + [.largestFall(indicator: indicator), .largestRise(indicator: indicator)]
            }
    }

    /// The restrictions that weights miss by more than a tolerance.
    public func broken(by weights: [Double], tolerance: Double = 1e-9) -> [WeightRestriction] {
        restrictions.filter { excess(weights, over: $0) > tolerance }
    }
}

/// Why there are no weights to find.
public enum WeightRulesError: Error, Equatable, Sendable {
    /// No weights keep these restrictions together; without any one of them some do.
    ///
    /// - Parameter gap: how far they are from each other, in the weighted sum of their limits that proves it.
    case conflict([WeightRestriction], gap: Double)
    /// Some weights keep the rules, but none that are multiples of the grid keep these together; without any one of them some do.
    case conflictOnGrid([WeightRestriction], grid: Double)
}

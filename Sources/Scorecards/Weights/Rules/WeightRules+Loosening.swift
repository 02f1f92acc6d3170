extension WeightRules {
    /// The same rules with more room at one restriction: a cap or a largest step so much higher, a floor so much lower, speed so much
    /// heavier than its ratio allows; a group's share so much higher at the cost of the other groups, and of what is in none, in
    /// equal parts.
    ///
    /// The total cannot be loosened, nor the share of the only group.
    func loosening(_ restriction: WeightRestriction, by amount: Double) -> WeightRules {
        var (indicators, groups, balances) = (indicators, groups, balances)
        switch restriction {
        case .total: break
        case .group(let group):
            let others = groups.count - (ungrouped.isEmpty ? 1 : 0)
            guard others > 0 else { break }
            for other in groups.indices where other != group {
                groups[other].share -= amount / Double(others)
            }
            groups[group].share += amount
        case .balance(let pair): balances[pair].allowance += amount
        case .floor(let indicator): indicators[indicator].floor -= amount
        case .cap(let indicator): indicators[indicator].cap += amount
        case .largestFall(let indicator), .largestRise(let indicator):
            indicators[indicator].largestStep += amount
        }
        return WeightRules(indicators: indicators, groups: groups, balances: balances, grid: grid)
    }
}

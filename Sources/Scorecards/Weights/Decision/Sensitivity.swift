/// A rule that holds the weights where they are, and what loosening it would give.
public struct Sensitivity: Sendable, Equatable {
    public let restriction: WeightRestriction
    /// By how much the explained share of the outcomes' variance, less the price of moving, would rise for one percentage point: if a
    /// cap or a largest step were so much higher, a floor so much lower, speed so much heavier than its ratio allows; if a group's
    /// share were so much higher at the cost of the others in equal parts, negative where it should rather be lower.
    ///
    /// It is a slope: right for small changes, and too much for large ones.
    public let gainPerPoint: Double
}

extension WeightFit {
    /// What binds, those rules first that give most.
    func sensitivities(_ rules: WeightRules) -> [Sensitivity] {
        let multipliers = Dictionary(binding.map { ($0.restriction, $0.multiplier) }) { first, _ in first }
        var found: [Sensitivity] = []
        // Since all weights add up to 1, only differences between the multipliers of sums mean anything; that of the indicators
        // in no group is zero. A group that the total and the others leave nothing to say has none either.
        let shares = rules.groups.indices.map { multipliers[.group($0)] ?? 0 }
        let sum = shares.reduce(0, +)
        let others = shares.count - (rules.ungrouped.isEmpty ? 1 : 0)
        if others > 0 {
            for (group, multiplier) in shares.enumerated() {
                let difference = multiplier - (sum - multiplier) / Double(others)
                found.append(Sensitivity(restriction: .group(group), gainPerPoint: -0.01 * difference))
            }
        }
        for binding in binding {
            switch binding.restriction {
            case .total, .group: continue
            case .balance, .floor, .cap, .largestFall, .largestRise:
                found.append(
                    Sensitivity(
                        restriction: binding.restriction,
                        gainPerPoint: 0.01 * abs(binding.multiplier)
                    )
                )
            }
        }
        return found.sorted { abs($0.gainPerPoint) > abs($1.gainPerPoint) }
    }
}

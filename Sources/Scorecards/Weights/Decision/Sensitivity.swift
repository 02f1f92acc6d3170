/// A rule that holds the weights where they are, and what loosening it would give.
public struct Sensitivity: Sendable, Equatable {
    public let restriction: WeightRestriction
    /// By how much the explained share of the outcomes' variance would rise for one percentage point, at the same price of moving: if
    /// a cap or a largest step were so much higher, a floor so much lower, speed so much heavier than its ratio allows; if a group's
    /// share were so much higher at the cost of the others in equal parts, negative where it should rather be lower.
    ///
    /// It is a slope: right for small changes, and too much for large ones. It is not the multiplier of the fit, which says by how
    /// much the explained share *less the price* would rise; with a price the weights stop short of where they explain most, so that
    /// the share alone rises by more.
    public let gainPerPoint: Double
}

extension WeightFit {
    /// What binds, those rules first that give most: fitted again with each rule loosened by a hundredth of a percentage point.
    /// - Parameter objective: that of the fit.
    /// - Throws: `QuadraticProgramError` where numbers are not finite.
    /// - Complexity: that of a fit for each rule that binds, and two for each group.
    func sensitivities(_ objective: WeightObjective, rules: WeightRules) throws -> [Sensitivity] {
        let step = 1e-4
        let explained = objective.explained(by: weights)
        /// By how much more is explained; nil where no weights keep such rules.
        func gain(_ restriction: WeightRestriction, by amount: Double) throws -> Double? {
            do {
                let looser = rules.loosening(restriction, by: amount)
                let fit = try WeightFit(objective, rules: looser, from: weights)
                return objective.explained(by: fit.weights) - explained
            } catch is WeightRulesError {
                return nil
            }
        }
        var found: [Sensitivity] = []
        if rules.groups.count > (rules.ungrouped.isEmpty ? 1 : 0) {
            for group in rules.groups.indices {
                let restriction = WeightRestriction.group(group)
                let (more, less) = (
                    try gain(restriction, by: step), try gain(restriction, by: -step).map { 0 - $0 }
                )
                let gains = [more, less].compactMap(\.self)
                if gains.isEmpty { continue }
                let mean = gains.reduce(0, +) / Double(gains.count)
                found.append(Sensitivity(restriction: restriction, gainPerPoint: 0.01 * mean / step))
            }
        }
        for binding in binding {
            switch binding.restriction {
            case .total, .group: continue
            // No weight is below zero.
            case .floor(let indicator) where rules.indicators[indicator].floor <= 0: continue
            case .balance, .floor, .cap, .largestFall, .largestRise:
                guard let more = try gain(binding.restriction, by: step) else { continue }
                found.append(
                    Sensitivity(restriction: binding.restriction, gainPerPoint: 0.01 * more / step)
                )
            }
        }
        return found.enumerated().sorted {
            (abs($1.element.gainPerPoint), $0.offset) < (abs($0.element.gainPerPoint), $1.offset)
        }.map(\.element)
    }
}

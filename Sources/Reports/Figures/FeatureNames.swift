import Delays

/// What features, levels and conditions are called in the language of a report.
struct FeatureNames: Sendable {
    let phrases: any DriverPhrases
    let common: any Phrases
    let unit: TimeUnit

    func feature(_ row: DriverFeatureRow) -> String { phrases.name(about: row.about) ?? row.feature }

    /// What sets an effect apart from the others of its feature.
    func level(_ effect: DriverEffectRow, of feature: DriverFeatureRow) -> String {
        if let from = effect.from, let to = effect.to {
            if feature.unit == .hours {
                return "\(unit.text(hours: from)) → \(unit.text(hours: to)) \(common.symbol(unit))"
            }
            return "\(NumberText.value(from)) → \(NumberText.value(to))"
        }
        let level = effect.level.map { self.level($0, about: feature.about) } ?? ""
        guard let against = effect.against else { return level }
        return phrases.contrast(level, against: self.level(against, about: feature.about))
    }

    func effect(_ effect: DriverEffectRow, of feature: DriverFeatureRow) -> String {
        let (own, level) = (self.feature(feature), level(effect, of: feature))
        return effect.level == nil ? "\(own) \(level)" : phrases.pair(own, level)
    }

    /// A column of a regression, which a report writes as the feature or as `feature[level]`.
    func column(_ name: String, of features: [DriverFeatureRow]) -> String {
        for row in features {
            if name == row.feature { return feature(row) }
            guard name.hasPrefix(row.feature + "["), name.hasSuffix("]") else { continue }
            let level = String(name.dropFirst(row.feature.count + 1).dropLast())
            return phrases.pair(feature(row), self.level(level, about: row.about))
        }
        return name
    }

    func condition(_ condition: DriverCondition) -> String {
        let own = phrases.name(about: condition.about) ?? condition.feature
        if let level = condition.level {
            return phrases.equal(own, self.level(level, about: condition.about))
        }
        if let least = condition.atLeast {
            let step = phrases.atLeast(text(least, condition.unit))
            let base = condition.insteadOf.map { text($0, condition.unit) }
            return phrases.within(own, base.map { phrases.contrast(step, against: $0) } ?? step)
        }
        return phrases.within(
            own,
            range(above: condition.above, atMost: condition.atMost, of: condition.unit)
        )
    }

    func condition(_ condition: SegmentCondition) -> String {
        let own = phrases.name(about: condition.about) ?? condition.feature
        func level(_ level: String) -> String { self.level(level, about: condition.about) }
        if let first = condition.level {
            let levels = condition.toLevel.map { phrases.through(level(first), level($0)) }
            return phrases.equal(own, levels ?? level(first))
        }
        return phrases.within(
            own,
            range(above: condition.above, atMost: condition.atMost, of: condition.unit)
        )
    }

    func segment(_ row: SegmentRow) -> String {
        row.conditions.map(condition).reduce("") { $0.isEmpty ? $1 : phrases.interaction($0, $1) }
    }

    private func level(_ level: String, about: String) -> String {
        phrases.level(level, about: about) ?? level
    }

    private func range(above: Double?, atMost: Double?, of measure: OrderFeature.Unit?) -> String {
        phrases.range(above: above.map { text($0, measure) }, atMost: atMost.map { text($0, measure) })
    }

    private func text(_ value: Double, _ measure: OrderFeature.Unit?) -> String {
        measure == .hours ? unit.text(hours: value) + " " + common.symbol(unit) : NumberText.value(value)
    }
}

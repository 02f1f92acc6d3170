extension WeightRules {
    /// What a card asks of its weights.
    /// - Parameter unmeasured: ids of indicators of which nothing is known; they keep what they weigh.
    public init(_ card: Scorecard, unmeasured: Set<String> = []) {
        let place = Dictionary(uniqueKeysWithValues: zip(card.indicators.map(\.id), card.indicators.indices))
        self.init(
            indicators: card.indicators.map {
                let isFixed = unmeasured.contains($0.id)
                return Indicator(
                    id: $0.id,
                    current: $0.weight,
                    floor: isFixed ? $0.weight : $0.limits.floor,
                    cap: isFixed ? $0.weight : $0.limits.cap,
                    largestStep: isFixed ? 0 : $0.limits.step
                )
            },
            groups: card.groups.map {
                Group(id: $0.id, share: $0.share, members: card.indicators(in: $0.id))
            },
            balances: card.balance.compactMap { pair in
                guard let speed = place[pair.speed], let quality = place[pair.quality] else { return nil }
                return Balance(speed: speed, quality: quality, ratio: pair.ratio)
            },
            grid: card.grid
        )
    }
}

extension [WeightOutcome] {
    /// What a card is there for.
    public init(_ card: Scorecard) {
        self = card.outcomes.map {
            WeightOutcome(id: $0.id, higherIsBetter: $0.direction == .higher, priority: $0.priority)
        }
    }
}

extension Scores {
    /// The ids of the indicators that nobody has a score of where all outcomes are known, so that nothing says what they should weigh.
    public var unmeasured: Set<String> {
        let outcomes = card.outcomes.compactMap { panel[$0.id]?.values }
        let judged = (0..<panel.rowCount).filter { row in outcomes.allSatisfy { !$0[row].isNaN } }
        return Set(
            zip(card.indicators, indicators).filter { _, scores in judged.allSatisfy { scores[$0].isNaN } }
                .map(\.0.id)
        )
    }

    /// The scores of the indicators with the outcomes as they were measured: what weights are fitted to. An ``unmeasured`` indicator is
    /// the same for all.
    public var weightPanel: Panel {
        let unmeasured = unmeasured
        return Panel(
            people: panel.people,
            periods: panel.periods,
            personCodes: panel.personCodes,
            periodCodes: panel.periodCodes,
            columns: zip(card.indicators, indicators).map { indicator, scores in
                Panel.Column(
                    name: indicator.id,
                    values: unmeasured.contains(indicator.id) ? scores.map { _ in 0 } : scores
                )
            }
                + card.outcomes.compactMap { panel[$0.id] }
        )
    }
}

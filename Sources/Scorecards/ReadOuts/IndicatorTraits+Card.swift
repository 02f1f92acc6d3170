import Statistics

extension IndicatorTraits {
    /// An indicator of a card.
    public init(_ indicator: Indicator, in measurements: CardMeasurements) {
        self.init(
            indicator.id,
            higherIsBetter: indicator.direction == .higher,
            target: indicator.scale.target,
            isShare: measurements.isShare(indicator.id, unit: indicator.unit, indicator.formula)
        )
    }

    /// An outcome of a card, of which no shares are looked at.
    public init(_ outcome: ScorecardOutcome) {
        self.init(outcome.id, higherIsBetter: outcome.direction == .higher)
    }
}

extension CardMeasurements {
    /// Whether values are shares of the facts that they are made of: by `aggregate: share`, or, of those in percent that come from a table with the
    /// number of facts, because so many facts make them. A percentage of one's own, such as a mean or what somebody entered, is a number like any other.
    fileprivate func isShare(_ id: String, unit: IndicatorUnit, _ formula: Formula?) -> Bool {
        guard let place = panel.columns.firstIndex(where: { $0.name == id }) else { return false }
        let column = panel.columns[place]
        switch origins[place] {
        case .formula: return formula?.aggregate == .share
        case .marks, .nowhere: return false
        case .table:
            let present = column.values.indices.filter { !column.values[$0].isNaN }
            guard let counts = column.counts, present.allSatisfy({ counts[$0] >= 1 }) else {
                return formula?.aggregate == .share
            }
            let isInPercent = unit == .percent || formula?.aggregate == .share
            return isInPercent && areShares(present.map { column.values[$0] }, of: present.map { counts[$0] })
        }
    }
}

/// Whether each value is 100 k / n, for a whole k of its n facts, to the digits that values are printed with.
private func areShares(_ values: [Double], of counts: [Double]) -> Bool {
    let step = ValueLattice(values)?.step ?? 1e-6
    return zip(values, counts).allSatisfy { value, count in
        let number = (value / 100 * count).rounded()
        return (0...count).contains(number) && abs(100 * number / count - value) <= step / 2 + 1e-9
    }
}

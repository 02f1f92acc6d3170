/// What an indicator brings to a person's composite.
public struct ScorePart: Sendable, Equatable {
    /// The place of the indicator in the card.
    public var indicator: Int
    /// Points of the composite that it brings; all of them add up to the composite.
    public var points: Double
    /// Points that it would bring more at its target; negative for those beyond it.
    public var pointsToTarget: Double
}

extension Scores {
    /// The parts of a person's composite, in the order of the card; of measured indicators alone, and none without a composite.
    public func parts(ofRow row: Int) -> [ScorePart] {
        if composites[row].isNaN { return [] }
        let weights = weights[Int(panel.periodCodes[row])]
        return card.groups.indices.flatMap { group -> [ScorePart] in
            let members = card.indicators(in: card.groups[group].id).filter { !indicators[$0][row].isNaN }
            let weight = members.map { weights[$0] }.reduce(0, +)
            guard weight > 0 else { return [] }
            return members.map { member in
                let share = card.groups[group].share * weights[member] / weight
                return ScorePart(
                    indicator: member,
                    points: share * indicators[member][row],
                    pointsToTarget: share * (100 - indicators[member][row])
                )
            }
        }.sorted { $0.indicator < $1.indicator }
    }
}

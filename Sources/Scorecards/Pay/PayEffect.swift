/// What a person's scores make of pay, as fractions of a full one.
public struct PayEffect: Sendable, Equatable {
    public var base: Double
    /// What each group brings, in the order of the card; those without a share of pay bring 0.
    public var groups: [Double]

    /// 1 where every group that pays scores 100.
    public var total: Double { base + groups.reduce(0, +) }

    /// - Parameter scores: of the groups, in the order of the card.
    /// - Returns: nil where a group that pays has no score.
    init?(_ plan: PayPlan, _ groups: [IndicatorGroup], scores: [Double]) {
        base = plan.base
        self.groups = zip(groups, scores).map { group, score in
            let share = plan.groupShares[group.id] ?? 0
            return share == 0 ? 0 : share * score / 100
        }
        if total.isNaN { return nil }
    }
}

extension Scores {
    /// What a person's period pays; nil without a plan, without the scores that it needs, or where too little is measured.
    public func pay(ofRow row: Int) -> PayEffect? {
        if withheldComposites[row] == .tooLittleMeasured { return nil }
        return card.pay.flatMap { PayEffect($0, card.groups, scores: groups.map { $0[row] }) }
    }
}

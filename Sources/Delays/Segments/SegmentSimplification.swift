import Statistics

/// Takes off a segment the conditions that do not earn their place, as rules are pruned (Quinlan, "Simplifying Decision Trees", Int. J. Man-Machine
/// Studies 27, 1987).
///
/// A condition earns it where the segment is clearly more than what the other conditions select beside it. It was chosen from all
/// conditions, so that by chance alone the best of them looks like something: clearly is beyond chance after Bonferroni over
/// all of them. The one that earns least goes first. What would not be unusual by itself is not made of anything.
struct SegmentSimplification: Sendable {
    let selectors: [SelectorColumn]
    let outcome: SubgroupOutcome
    /// In the units of the outcome.
    let leastQuality: Double
    /// In standard errors of a difference.
    private let clearly: Double

    private static let chance = 0.05

    init(selectors: [SelectorColumn], outcome: SubgroupOutcome, leastQuality: Double) {
        self.selectors = selectors
        self.outcome = outcome
        self.leastQuality = leastQuality
        let conditions = selectors.reduce(0) { $0 + $1.conditions.count }
        clearly = Normal().quantile(upperTail: SegmentSimplification.chance / Double(max(1, conditions)))
    }

    /// - Complexity: O(rows) for each condition.
    func callAsFunction(_ segment: SelectedSubgroup) -> SelectedSubgroup {
        var segment = segment
        while let simpler = simpler(segment) { segment = simpler }
        return segment
    }

    /// Without the condition that earns least; nil where all of them earn their place.
    private func simpler(_ segment: SelectedSubgroup) -> SelectedSubgroup? {
        let conditions = segment.subgroup.conditions
        guard conditions.count > 1 else { return nil }
        return conditions.indices.compactMap { left -> (worth: Double, segment: SelectedSubgroup)? in
            let others = Subgroup(conditions.indices.filter { $0 != left }.map { conditions[$0] })
            let outer = SelectedSubgroup(others, segment.direction, selectors, outcome)
            guard outer.quality > leastQuality else { return nil }
            let worth = outcome.difference(
                segment,
                rest: outer.cover.subtracting(segment.cover),
                columns: segment.subgroup.columns
            )
            return worth < clearly ? (worth, outer) : nil
        }.min { $0.worth < $1.worth }?.segment
    }
}

extension SubgroupOutcome {
    /// By how much a segment is more unusual than some other rows, in standard errors of the difference; zero where there are no others.
    /// - Parameter columns: what the outcome is not adjusted for.
    func difference(_ segment: SelectedSubgroup, rest: RowSet, columns: [Int]) -> Double {
        let (inner, outer) = (Double(segment.count), Double(rest.count))
        guard inner > 0, outer > 0, deviation > 0 else { return 0 }
        let difference =
            sum(over: segment.cover, columns: columns) / inner - sum(over: rest, columns: columns) / outer
        return segment.direction.sign * difference / (deviation * (1 / inner + 1 / outer).squareRoot())
    }
}

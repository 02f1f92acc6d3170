/// The levers that the ledger suggests, each replayed by itself: what a search and a goal both begin with.
struct LeverTrials: Sendable {
    /// Largest hours first.
    let proposed: [LeverFamily]
    /// Those of them at activities that are replayed near enough.
    let families: [LeverFamily]
    /// Of the levers of the families, one after the other; nil where a lever changes nothing.
    let trials: [Trial?]

    /// - Complexity: a trial for each lever, on all processors; none where the replay is not faithful.
    init(_ study: ImprovementStudy) {
        proposed = LeverProposals(study.logged, study.ledger, study.hours).families
        let families = proposed.filter { study.isFaithful(for: $0.levers) }
        self.families = families
        trials = study.trials(families.flatMap { family in family.levers.map { [$0] } })
    }

    /// Of each family its trials, weakest lever first.
    var ofFamilies: [[Trial]] {
        var place = 0
        return families.map { family in
            defer { place += family.levers.count }
            return trials[place..<place + family.levers.count].compactMap { $0 }
        }
    }
}

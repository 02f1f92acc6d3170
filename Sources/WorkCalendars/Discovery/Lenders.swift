import Parallelism

/// The weeks of teams, for those of their members whose own work is too little.
struct Lenders: Sendable {
    private var weeks: [Int32: WeekEstimate] = [:]

    /// Pools the work of each team that has a member in need, and of the whole desk if one of them tells nothing.
    /// - Parameters:
    ///   - resources: the work of each resource, and its own estimate.
    ///   - teams: the team of each resource; negative for none, which is the whole desk.
    init(_ resources: [(work: WorkEvidence, estimate: WeekEstimate)], teams: [Int32], days: Range<Int>) {
        let inNeed = Set(teams.indices.filter { !resources[$0].estimate.isSure }.map { max(teams[$0], -1) })
        let asked = inNeed.filter { $0 >= 0 }.sorted()
        @Sendable
        func pooled(_ team: Int32) -> WeekEstimate? {
            let members = resources.indices.filter { index in
                (team < 0 || teams[index] == team) && resources[index].work.count > 0
                    && !(resources[index].estimate.isSure && resources[index].estimate.isAlways)
            }
            guard members.count >= 2 else { return nil }
            let estimate = WeekEstimate(members.map { resources[$0].work }, days: days)
            return estimate.isSure ? estimate : nil
        }
        let found = concurrentMap(asked.count) { pooled(asked[$0]) }
        for (team, week) in zip(asked, found) { weeks[team] = week }
        if inNeed.contains(-1) || found.contains(where: { $0 == nil }) { weeks[-1] = pooled(-1) }
    }

    /// What the resource's team keeps, or the whole desk where the team tells nothing; nil if neither does.
    func lender(to team: Int32) -> WeekEstimate? { weeks[max(team, -1)] ?? weeks[-1] }
}

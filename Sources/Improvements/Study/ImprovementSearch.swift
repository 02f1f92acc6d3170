import Delays
import EventLogs
import Statistics

/// What the ledger suggests, tried: the levers that help, the best first, and what pairs of them give.
public struct ImprovementSearch: Sendable {
    /// One for each idea, with the parameters chosen; the best first.
    public let improvements: [Improvement]
    /// Pairs of the best, the best first.
    public let pairs: [Improvement]
    /// Chosen levers whose effect is no gain, or cannot be told from none.
    public let without: [Improvement]
    /// Levers at activities whose waits are not replayed near enough: only bounded, the most hours first.
    public let bounded: [Improvement]
    /// The best levers that go together, one after the other: the picture of what the desk could be.
    let best: [any Lever]
    /// Levers that were replayed, with every parameter and pair: the family that p values are corrected for.
    public let tried: Int

    /// So many single levers are shown, and so many paired.
    static let mostShown = 25
    static let mostPaired = 5
    /// The false discovery rate.
    public static let level = 0.1
    /// Of parameters the weakest is chosen that gives this share of what the best one gives.
    static let enough = 0.8

    /// - Complexity: some 20 to 100 replays, on all processors; none where the replay is not faithful.
    public init(_ study: ImprovementStudy) {
        let proposed = LeverProposals(study.logged, study.ledger, study.hours).families
        guard study.isFaithful else {
            improvements = ImprovementSearch.bounded(proposed, study)
            bounded = []
            (pairs, without, best, tried) = ([], [], [], 0)
            return
        }
        bounded = ImprovementSearch.bounded(proposed.filter { !study.isFaithful(for: $0.levers) }, study)
        let families = proposed.filter { study.isFaithful(for: $0.levers) }
        let trials = study.trials(families.flatMap { family in family.levers.map { [$0] } })
        let chosen = ImprovementSearch.chosen(families, trials, study)
        let top = chosen.filter { $0.mean.estimate < 0 }.prefix(ImprovementSearch.mostPaired)
        let sets = top.indices.flatMap { first in
            top[(first + 1)...].filter { $0.levers[0].isApart(from: top[first].levers[0]) }
                .map { top[first].levers + $0.levers }
        }
        let paired = study.trials(sets).compactMap { $0 }
        let all = trials.compactMap { $0 } + paired
        let adjusted = ImprovementSearch.adjusted(all, study)
        func isProven(_ trial: Trial) -> Bool {
            trial.mean.estimate < 0
                && adjusted[study.text(trial.levers), default: 1] <= ImprovementSearch.level
        }
        improvements = study.improvements(
            Array(chosen.filter(isProven).prefix(ImprovementSearch.mostShown)),
            adjusted: adjusted
        )
        pairs = study.improvements(
            paired.filter(isProven).sorted { study.value($0) > study.value($1) },
            adjusted: adjusted
        )
        without = study.improvements(chosen.filter { !isProven($0) }, adjusted: adjusted)
        var best: [any Lever] = []
        for trial in chosen.filter(isProven) where best.count < ImprovementSearch.mostPaired {
            let lever = trial.levers[0]
            // Some levers leave others nothing to change.
            if best.allSatisfy({ $0.isApart(from: lever) }), (try? study.pull(best + [lever])) != nil {
                best.append(lever)
            }
        }
        self.best = best
        tried = all.count
    }

    /// Of each family the strongest lever, not replayed.
    private static func bounded(_ families: [LeverFamily], _ study: ImprovementStudy) -> [Improvement] {
        let bounded = families.compactMap { family in
            family.levers.last.flatMap { try? Improvement(bounded: [$0], study) }
        }
        let values = bounded.map { study.value(hours: $0.bound, $0.effort) }
        return bounded.indices.sorted { (values[$1], $0) < (values[$0], $1) }.prefix(mostShown).map {
            bounded[$0]
        }
    }

    /// Of each family the lever with the parameters to take; the most valuable family first.
    /// - Parameter trials: of the levers of the families, one after the other; nil where a lever changes nothing.
    static func chosen(_ families: [LeverFamily], _ trials: [Trial?], _ study: ImprovementStudy) -> [Trial] {
        var chosen: [Trial] = []
        var place = 0
        for family in families {
            let own = trials[place..<place + family.levers.count].compactMap { $0 }
            place += family.levers.count
            if let trial = choice(own, study) { chosen.append(trial) }
        }
        let values = chosen.map { study.value($0) }
        return chosen.indices.sorted { (values[$1], $0) < (values[$0], $1) }.map { chosen[$0] }
    }

    /// With prices the most money; else the weakest that gives nearly what the best one does.
    private static func choice(_ trials: [Trial], _ study: ImprovementStudy) -> Trial? {
        let nets = trials.map { study.money($0)?.net }
        if let most = nets.compactMap({ $0 }).max() { return trials[nets.firstIndex(of: most) ?? 0] }
        guard let best = trials.map(\.mean.estimate).min() else { return nil }
        return trials.first { $0.mean.estimate <= (best < 0 ? enough * best : best) }
    }

    private static func adjusted(_ trials: [Trial], _ study: ImprovementStudy) -> [[String]: Double] {
        let values = try? AdjustedPValues(trials.map(\.mean.pValue), by: .benjaminiHochberg).values
        var adjusted: [[String]: Double] = [:]
        for (trial, value) in zip(trials, values ?? []) {
            if let value { adjusted[study.text(trial.levers)] = value }
        }
        return adjusted
    }
}

extension Lever {
    /// Whether it is another idea than the other one: not the same lever at the same activity, and no system does what the other
    /// would have people do.
    func isApart(from other: any Lever) -> Bool {
        let (mine, theirs) = (
            answers.activities, type(of: other).kind == Self.kind ? other.answers.activities : nil
        )
        if let mine, let theirs, mine == theirs { return false }
        let automated = [self as any Lever, other].compactMap { ($0 as? Automate)?.answers.activities }
        return !automated.contains { stage in
            [answers.activities, other.answers.activities].allSatisfy {
                $0.map { !$0.isDisjoint(with: stage) } ?? false
            }
        }
    }
}

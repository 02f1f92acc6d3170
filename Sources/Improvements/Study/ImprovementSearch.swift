import Delays
import EventLogs
import Parallelism
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
    /// The best levers that go together, with one more in each trial: the picture of what the desk could be.
    let best: [Trial]
    /// Levers that were replayed, with every parameter and pair: the family that p values are corrected for.
    public let tried: Int

    /// So many single levers are shown, and so many paired.
    static let mostShown = 25
    static let mostPaired = 5
    /// The false discovery rate.
    public static let level = 0.1
    /// Of parameters the weakest is chosen that gives this share of what the best one gives.
    static let enough = 0.8

    /// - Complexity: some 20 to 100 trials, on all processors; none where the replay is not faithful.
    public init(_ study: ImprovementStudy) { self.init(study, LeverTrials(study)) }

    init(_ study: ImprovementStudy, _ single: LeverTrials) {
        guard study.isFaithful else {
            improvements = ImprovementSearch.bounded(single.proposed, study)
            bounded = []
            (pairs, without, best, tried) = ([], [], [], 0)
            return
        }
        bounded = ImprovementSearch.bounded(
            single.proposed.filter { !study.isFaithful(for: $0.levers) },
            study
        )
        let chosen = ImprovementSearch.chosen(single, study)
        let top = chosen.filter { $0.meanDifference < 0 || ($0.lateDifference ?? 0) < 0 }
            .prefix(ImprovementSearch.mostPaired)
        let sets = top.indices.flatMap { first in
            top[(first + 1)...].filter { $0.levers[0].isApart(from: top[first].levers[0]) }
                .map { top[first].levers + $0.levers }
        }
        let paired = study.trials(sets).compactMap { $0 }.sorted { study.value($0) > study.value($1) }
        let all = single.trials.compactMap { $0 } + paired
        let adjusted = AdjustedTrials(all, study)
        let found = adjusted.improvements(chosen, study)
        let helping = found.indices.filter { found[$0].helps(at: ImprovementSearch.level) }
        improvements = helping.prefix(ImprovementSearch.mostShown).map { found[$0] }
        pairs = adjusted.improvements(paired, study).filter { $0.helps(at: ImprovementSearch.level) }
        without = found.filter { !$0.helps(at: ImprovementSearch.level) }
        best = ImprovementSearch.together(helping.map { chosen[$0] }, study)
        tried = all.count
    }

    /// The best one, and of the others in turn each that gives more on top of those before it.
    private static func together(_ trials: [Trial], _ study: ImprovementStudy) -> [Trial] {
        var steps: [Trial] = []
        for trial in trials where steps.count < mostPaired {
            guard let last = steps.last else {
                steps.append(trial)
                continue
            }
            // Some levers leave others nothing to change.
            guard last.levers.allSatisfy({ $0.isApart(from: trial.levers[0]) }),
                let next = try? study.trial(last.levers + trial.levers), study.gain(next) > study.gain(last)
            else { continue }
            steps.append(next)
        }
        return steps
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
    static func chosen(_ single: LeverTrials, _ study: ImprovementStudy) -> [Trial] {
        let chosen = single.ofFamilies.compactMap { choice($0, study) }
        let values = chosen.map { study.value($0) }
        return chosen.indices.sorted { (values[$1], $0) < (values[$0], $1) }.map { chosen[$0] }
    }

    /// With prices the most money; else the weakest that gives nearly what the best one does.
    private static func choice(_ trials: [Trial], _ study: ImprovementStudy) -> Trial? {
        let nets = trials.map { study.money($0)?.net }
        if let most = nets.compactMap({ $0 }).max() { return trials[nets.firstIndex(of: most) ?? 0] }
        guard let best = trials.map(\.meanDifference).min() else { return nil }
        return trials.first { $0.meanDifference <= (best < 0 ? enough * best : best) }
    }
}

/// p values of all trials, of the mean and of the share of late orders, as one family.
private struct AdjustedTrials {
    private var values: [[String]: (mean: Double?, late: Double?)] = [:]

    init(_ trials: [Trial], _ study: ImprovementStudy) {
        let raw = trials.map(\.mean.pValue) + trials.map(\.late?.pValue)
        let adjusted = (try? AdjustedPValues(raw, by: .benjaminiHochberg).values) ?? raw.map { _ in nil }
        for (place, trial) in trials.enumerated() {
            values[study.text(trial.levers)] = (adjusted[place], adjusted[trials.count + place])
        }
    }

    func improvements(_ trials: [Trial], _ study: ImprovementStudy) -> [Improvement] {
        concurrentMap(trials.count) { index in
            Improvement(
                trials[index],
                study,
                adjusted: values[study.text(trials[index].levers)] ?? (nil, nil)
            )
        }
    }
}

extension ImprovementStudy {
    /// What steps are added for: money of the first year; without prices hours of an order.
    fileprivate func gain(_ trial: Trial) -> Double { money(trial)?.net ?? -trial.meanDifference }
}

extension Lever {
    /// Whether it is another idea than the other one: not the same lever at the same activity, and no system does what the other
    /// would have people do.
    func isApart(from other: any Lever) -> Bool {
        if type(of: other).kind == Self.kind, answers.activities == other.answers.activities { return false }
        let automated = [self as any Lever, other].compactMap { ($0 as? Automate)?.answers.activities }
        return !automated.contains { stage in
            [answers.activities, other.answers.activities].allSatisfy {
                $0.map { !$0.isDisjoint(with: stage) } ?? false
            }
        }
    }
}

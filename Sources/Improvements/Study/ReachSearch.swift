import Delays

/// The cheapest levers that together reach a goal.
public struct ReachSearch: Sendable {
    public let goal: ReachGoal
    /// The figure with nothing changed; nil where it cannot be told.
    public let before: Double?
    /// The cheapest set that gets there; nil if none does.
    public let found: Improvement?
    /// Where none does: the set that comes nearest.
    public let nearest: Improvement?
    /// Whether the goal is reached, by the set or without any.
    public var isReached: Bool { found != nil || before.map { $0 <= goal.most } ?? false }
    /// Sets that were replayed, and whether these were all there are to try.
    public let tried: Int
    public let isComplete: Bool

    /// Levers that sets are made of, and how many a set has at most.
    static let mostLevers = 10
    static let mostTogether = 4

    /// Sets are tried from the cheapest on, by the hours of work of their first year (with prices by their money), so that the first that
    /// reaches the goal is the cheapest. Levers with their strongest parameters are among them.
    /// - Parameter most: sets to try.
    /// - Complexity: at most `most` replays.
    public init(_ goal: ReachGoal, _ study: ImprovementStudy, most: Int = 400) {
        self.goal = goal
        let families = LeverProposals(study.logged, study.ledger, study.hours).families
            .filter { study.isFaithful(for: $0.levers) }
        let trials = study.trials(families.flatMap { family in family.levers.map { [$0] } }).compactMap { $0 }
        let gains = trials.filter { goal.gain($0) < 0 }.sorted { goal.gain($0) < goal.gain($1) }
        var levers: [(lever: any Lever, cost: Double)] = []
        for trial in gains.prefix(ReachSearch.mostLevers) {
            levers.append((trial.levers[0], study.cost(trial.effort)))
        }
        let sets = ReachSearch.sets(levers.count).filter { set in
            set.indices.allSatisfy { first in
                set[..<first].allSatisfy { levers[$0].lever.isApart(from: levers[set[first]].lever) }
            }
        }
        func cost(_ set: [Int]) -> Double { set.reduce(0) { $0 + levers[$1].cost } }
        let ranked = sets.indices.sorted { (cost(sets[$0]), $0) < (cost(sets[$1]), $1) }.map { sets[$0] }
        let asIs = study.sample.effect(of: study.sample.courses)
        let before = goal.value(of: asIs)
        self.before = before
        guard let before, before > goal.most else {
            (found, nearest, tried, isComplete) = (nil, nil, 0, true)
            return
        }
        var (found, nearest): (Trial?, (trial: Trial, value: Double)?) = (nil, nil)
        var tried = 0
        // A few at a time, so that all processors have work; the first in the list that gets there counts.
        let step = 8
        search: for first in stride(from: 0, to: min(ranked.count, most), by: step) {
            let some = ranked[first..<min(first + step, ranked.count, most)]
            let replayed = study.trials(some.map { set in set.map { levers[$0].lever } })
            for trial in replayed {
                guard let trial else { continue }
                tried += 1
                guard let value = goal.quickValue(trial, study) else { continue }
                if value <= goal.most {
                    found = trial
                    break search
                }
                if nearest.map({ value < $0.value }) ?? true { nearest = (trial, value) }
            }
        }
        self.tried = tried
        isComplete = found != nil || ranked.count <= most
        self.found = found.map { Improvement($0, study, adjustedPValue: nil) }
        self.nearest = found == nil ? nearest.map { Improvement($0.trial, study, adjustedPValue: nil) } : nil
    }

    /// All sets of up to ``mostTogether`` of so many.
    private static func sets(_ count: Int) -> [[Int]] {
        var all: [[Int]] = []
        var last: [[Int]] = [[]]
        for _ in 0..<mostTogether {
            last = last.flatMap { set in ((set.last ?? -1) + 1..<count).map { set + [$0] } }
            all += last
        }
        return all
    }
}

extension ReachGoal {
    /// By how much a trial changes the figure, or the mean for a quantile.
    fileprivate func gain(_ trial: Trial) -> Double {
        figure == .late ? trial.late?.estimate ?? 0 : trial.mean.estimate
    }

    /// The figure of a trial, without intervals.
    fileprivate func quickValue(_ trial: Trial, _ study: ImprovementStudy) -> Double? {
        study.sample.figure(figure, of: trial.times)
    }
}

extension ImprovementStudy {
    /// What a set is ranked by: money of the first year that is spent, or hours of work.
    fileprivate func cost(_ effort: LeverEffort) -> Double {
        let money = options.prices.firstYear(effort, lateOrders: 0)
        return money.map { -$0.net } ?? options.prices.firstYearHours(effort)
    }
}

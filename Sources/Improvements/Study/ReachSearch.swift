import Delays
import Parallelism

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
    /// reaches the goal is the cheapest. Levers with their strongest parameters are among them. A set is judged by the very figure that is
    /// told of it.
    /// - Parameter most: sets to try.
    /// - Complexity: at most `most` trials.
    public init(_ goal: ReachGoal, _ study: ImprovementStudy, most: Int = 400) {
        self.init(goal, study, LeverTrials(study), most: most)
    }

    init(_ goal: ReachGoal, _ study: ImprovementStudy, _ single: LeverTrials, most: Int = 400) {
        self.goal = goal
        let before = study.sample.value(goal.figure, of: study.sample.courses)
        self.before = before
        guard let before, before > goal.most else {
            (found, nearest, tried, isComplete) = (nil, nil, 0, true)
            return
        }
        let singles = single.trials.compactMap { $0 }
        let values = study.values(goal.figure, of: singles)
        let helping = singles.indices.filter { (values[$0] ?? .infinity) < before }
            .sorted { (values[$0] ?? .infinity, $0) < (values[$1] ?? .infinity, $1) }
        let levers = helping.prefix(ReachSearch.mostLevers).map { place in
            (trial: singles[place], cost: study.cost(singles[place].effort))
        }
        let sets = ReachSearch.sets(levers.count).filter { set in
            set.indices.allSatisfy { first in
                set[..<first].allSatisfy {
                    levers[$0].trial.levers[0].isApart(from: levers[set[first]].trial.levers[0])
                }
            }
        }
        func cost(_ set: [Int]) -> Double { set.reduce(0) { $0 + levers[$1].cost } }
        let ranked = sets.indices.sorted { (cost(sets[$0]), $0) < (cost(sets[$1]), $1) }.map { sets[$0] }
        var (found, nearest): (Trial?, (trial: Trial, value: Double)?) = (nil, nil)
        var tried = 0
        // A few at a time, so that all processors have work; the first in the list that gets there counts.
        let step = 8
        search: for first in stride(from: 0, to: min(ranked.count, most), by: step) {
            let some = Array(ranked[first..<min(first + step, ranked.count, most)])
            let replayed = study.trials(some, levers.map { $0.trial })
            let told = study.values(goal.figure, of: replayed)
            for (trial, value) in zip(replayed, told) {
                guard let trial else { continue }
                tried += 1
                guard let value else { continue }
                if value <= goal.most {
                    found = trial
                    break search
                }
                if nearest.map({ value < $0.value }) ?? true { nearest = (trial, value) }
            }
        }
        self.tried = tried
        isComplete = found != nil || ranked.count <= most
        self.found = found.map { Improvement($0, study) }
        self.nearest = found == nil ? nearest.map { Improvement($0.trial, study) } : nil
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

extension EffectSample {
    /// A figure with a change, as its effect tells it; nil where it cannot be told.
    func value(_ figure: ReachGoal.Figure, of after: [OrderTimes]) -> Double? {
        figures(of: after, hasQuantiles: figure.isQuantile).figure(figure)?.after
    }
}

extension ReachGoal.Figure {
    fileprivate var isQuantile: Bool { self == .median || self == .p90 }
}

extension ImprovementStudy {
    /// A figure of each trial.
    fileprivate func values(_ figure: ReachGoal.Figure, of trials: [Trial?]) -> [Double?] {
        concurrentMap(trials.count) { index in
            trials[index].flatMap { trial in
                figure.isQuantile
                    ? sample.value(figure, of: trial.courses) : trial.figures.figure(figure)?.after
            }
        }
    }

    /// Trials of sets of single levers, those of one lever as they were tried already.
    fileprivate func trials(_ sets: [[Int]], _ single: [Trial]) -> [Trial?] {
        concurrentMap(sets.count) { index -> Trial? in
            if sets[index].count == 1 { return single[sets[index][0]] }
            return try? trial(sets[index].flatMap { single[$0].levers })
        }
    }

    /// What a set is ranked by: money of the first year that is spent, or hours of work.
    fileprivate func cost(_ effort: LeverEffort) -> Double {
        let money = options.prices.firstYear(effort, lateOrders: 0)
        return money.map { -$0.net } ?? options.prices.firstYearHours(effort)
    }
}

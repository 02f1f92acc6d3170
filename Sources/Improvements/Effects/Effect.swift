import Delays
import EventLogs
import Statistics

/// What a change to the desk gives: the orders replayed with it against the same orders replayed without.
public struct Effect: Sendable, Equatable {
    /// Orders that were completed in both; all figures are of these.
    public let orders: Int
    /// Orders that only the one or the other did not complete.
    public let stuck: Int
    /// Hours.
    public let mean: Change
    public let median: Change
    /// The lead time that nine in ten orders keep to.
    public let ninetieth: Change
    /// The share of late ones of those that can be judged in both; nil without a rule that a replay can apply.
    public let late: Change?
    /// How many orders can be judged.
    public let judged: Int
    public let interval: Interval

    public struct Change: Sendable, Equatable {
        public let before: Double
        public let after: Double
        public let lower: Double
        public let upper: Double

        public var difference: Double { after - before }
    }

    /// How the intervals were made.
    public struct Interval: Sendable, Equatable, Codable {
        public let unit: Unit
        public let groups: Int
        public let replicates: Int
        /// Replays of each desk, with working times a little apart.
        public let courses: Int
        public let confidence: Double

        public enum Unit: String, Sendable, Codable {
            case weeks, orders
        }
    }
}

/// The sample whose effects are told: orders without the change, and the weeks that they came in.
struct EffectSample: Sendable {
    /// Of each course that the work could have taken; the first is that of the log.
    let courses: [OrderTimes]
    let weeks: ResampledWeeks
    /// How far lead times of the replay have to be moved to be those of the log, as a share of the mean: an effect is believed up to
    /// this share of it.
    let doubt: Double
    /// How often each group is drawn, in each replicate: the same for all effects.
    let draws: [[Double]]
    static let confidence = 0.9

    var before: OrderTimes { courses[0] }

    /// The difference of the means in hours, with its error: without drawing anything.
    func meanDifference(_ after: OrderTimes) -> GroupedDifferences {
        GroupedDifferences(weeks.groupOfOrder, count: weeks.groupCount) { order in
            let (from, to) = (before.leadTime[order], after.leadTime[order])
            guard from != EventLog.missingTime, to != EventLog.missingTime else { return nil }
            return Double(to - from) / Double(Microseconds.hour)
        }
    }

    /// That of the shares of late orders; nil where there is nothing to judge by.
    func lateDifference(_ after: OrderTimes) -> GroupedDifferences? {
        guard !before.lateness.isEmpty else { return nil }
        let found = GroupedDifferences(weeks.groupOfOrder, count: weeks.groupCount) { order in
            let (from, to) = (before.lateness[order], after.lateness[order])
            guard from != .unknown, to != .unknown else { return nil }
            return (to == .late ? 1 : 0) - (from == .late ? 1 : 0)
        }
        return found.orders > 0 ? found : nil
    }

    /// A figure of a replay, in hours or as a share; nil where it cannot be told.
    func figure(_ figure: ReachGoal.Figure, of after: OrderTimes) -> Double? {
        let (completed, judged) = before.compared(with: after)
        let values = Figures(after, completed, judged, weeks).values(
            [Double](repeating: 1, count: weeks.groupCount)
        )
        return switch figure {
        case .late: values.late
        case .mean: values.mean
        case .median: values.median
        case .p90: values.ninetieth
        }
    }

    /// The whole effect, with intervals by drawing weeks, and one of the courses for each draw.
    ///
    /// Figures are means over the courses. Percentile intervals, made longer as those of few groups have to be (by √(n / (n - 1)) and
    /// the quantile of Student's t with n - 1 degrees of freedom over the normal one; Hesterberg, "What Teachers Should Know About the
    /// Bootstrap", 2015, section 5.3), and by the doubt in the replay.
    /// - Parameter after: of each course.
    /// - Complexity: O(courses · n log n + replicates · (n at most 512) · groups).
    func effect(of after: [OrderTimes]) -> Effect {
        let pairs = zip(courses, after).map { CoursePair(before: $0, after: $1, weeks) }
        let all = [Double](repeating: 1, count: weeks.groupCount)
        let whole = pairs.map { $0.values(all) }
        let drawn = draws.enumerated().map { replicate, counts in
            pairs[replicate % pairs.count].values(counts)
        }
        func change(_ figure: KeyPath<Figures.Values, Double?>) -> Effect.Change? {
            func mean(_ values: [Double?]) -> Double? {
                let told = values.compactMap { $0 }
                return told.count == values.count ? told.reduce(0, +) / Double(told.count) : nil
            }
            guard let from = mean(whole.map { $0.before[keyPath: figure] }),
                let to = mean(whole.map { $0.after[keyPath: figure] })
            else { return nil }
            let differences = drawn.compactMap { both -> Double? in
                guard let from = both.before[keyPath: figure], let to = both.after[keyPath: figure] else {
                    return nil
                }
                return to - from
            }
            return Effect.Change(from, to, differences: differences.sorted(), groups: weeks.groupCount, doubt)
        }
        let none = Effect.Change(.nan, .nan, differences: [], groups: 0, 0)
        return Effect(
            orders: pairs[0].orders,
            stuck: pairs[0].stuck,
            mean: change(\.mean) ?? none,
            median: change(\.median) ?? none,
            ninetieth: change(\.ninetieth) ?? none,
            late: change(\.late),
            judged: pairs[0].judged,
            interval: interval
        )
    }

    /// How the intervals are made.
    var interval: Effect.Interval {
        .init(
            unit: weeks.unit,
            groups: weeks.groupCount,
            replicates: draws.count,
            courses: courses.count,
            confidence: EffectSample.confidence
        )
    }
}

/// One course without the change and with it.
private struct CoursePair: Sendable {
    let orders: Int
    let stuck: Int
    let judged: Int
    private let before: Figures
    private let after: Figures

    init(before: OrderTimes, after: OrderTimes, _ weeks: ResampledWeeks) {
        let (compared, judged) = before.compared(with: after)
        orders = compared.count
        self.judged = judged.count
        stuck = before.leadTime.indices.count {
            (before.leadTime[$0] == EventLog.missingTime) != (after.leadTime[$0] == EventLog.missingTime)
        }
        self.before = Figures(before, compared, judged, weeks)
        self.after = Figures(after, compared, judged, weeks)
    }

    func values(_ drawn: [Double]) -> (before: Figures.Values, after: Figures.Values) {
        (before.values(drawn), after.values(drawn))
    }
}

extension Effect.Change {
    /// - Parameters:
    ///   - differences: of the replicates, ascending.
    ///   - doubt: a share of the difference.
    fileprivate init(_ before: Double, _ after: Double, differences: [Double], groups: Int, _ doubt: Double) {
        (self.before, self.after) = (before, after)
        let difference = after - before
        let tail = (1 - EffectSample.confidence) / 2
        guard groups > 1, let low = differences.quantile(tail), let high = differences.quantile(1 - tail)
        else {
            (lower, upper) = (-.infinity, .infinity)
            return
        }
        let few = Double(groups - 1)
        let longer =
            StudentT(degreesOfFreedom: few).quantile(upperTail: tail) / Normal().quantile(upperTail: tail)
            * (Double(groups) / few).squareRoot()
        let margin = doubt * abs(difference)
        lower = difference - longer * max(0, difference - low) - margin
        upper = difference + longer * max(0, high - difference) + margin
    }
}

extension [Double] {
    /// Of sorted values, interpolated.
    fileprivate func quantile(_ probability: Double) -> Double? {
        guard let last else { return nil }
        let rank = Double(count - 1) * probability
        let below = Int(rank)
        return below + 1 < count
            ? self[below] + (self[below + 1] - self[below]) * (rank - Double(below)) : last
    }
}

/// The figures of one replay, for any draw of weeks.
private struct Figures: Sendable {
    private let sums: [Double]
    private let sizes: [Double]
    private let late: [Double]
    private let judged: [Double]
    private let ranked: RankedTimes

    struct Values {
        var mean, median, ninetieth, late: Double?
    }

    init(_ times: OrderTimes, _ compared: [Int], _ judgedOrders: [Int], _ weeks: ResampledWeeks) {
        let hours = compared.map { Double(times.leadTime[$0]) / Double(Microseconds.hour) }
        let groups = compared.map { weeks.groupOfOrder[$0] }
        var (sums, sizes) = (
            [Double](repeating: 0, count: weeks.groupCount), [Double](repeating: 0, count: weeks.groupCount)
        )
        for (hours, group) in zip(hours, groups) {
            sums[Int(group)] += hours
            sizes[Int(group)] += 1
        }
        var (late, judged) = (
            [Double](repeating: 0, count: weeks.groupCount), [Double](repeating: 0, count: weeks.groupCount)
        )
        for order in judgedOrders {
            let group = Int(weeks.groupOfOrder[order])
            judged[group] += 1
            if times.lateness[order] == .late { late[group] += 1 }
        }
        (self.sums, self.sizes, self.late, self.judged) = (sums, sizes, late, judged)
        ranked = RankedTimes(hours, groupOfValue: groups, groups: weeks.groupCount)
    }

    func values(_ drawn: [Double]) -> Values {
        func ratio(_ sums: [Double], _ sizes: [Double]) -> Double? {
            var (sum, size) = (0.0, 0.0)
            for group in drawn.indices {
                sum += drawn[group] * sums[group]
                size += drawn[group] * sizes[group]
            }
            return size > 0 ? sum / size : nil
        }
        let weights = ranked.weights(drawn: drawn)
        return Values(
            mean: ratio(sums, sizes),
            median: ranked.quantile(0.5, weights: weights),
            ninetieth: ranked.quantile(0.9, weights: weights),
            late: ratio(late, judged)
        )
    }
}

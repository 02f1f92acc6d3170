import Delays
import EventLogs

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

    /// The course of the log.
    var before: OrderTimes { courses[0] }

    /// The difference of the means in hours, with its error: without drawing anything. An order's difference is the mean over the courses
    /// in which it is completed in both.
    func meanDifference(_ after: [OrderTimes]) -> GroupedDifferences {
        difference(after) { before, after, order in
            let (from, to) = (before.leadTime[order], after.leadTime[order])
            guard from != EventLog.missingTime, to != EventLog.missingTime else { return nil }
            return Double(to - from) / Double(Microseconds.hour)
        }
    }

    /// That of the shares of late orders; nil where there is nothing to judge by.
    func lateDifference(_ after: [OrderTimes]) -> GroupedDifferences? {
        guard !before.lateness.isEmpty else { return nil }
        let found = difference(after) { before, after, order in
            let (from, to) = (before.lateness[order], after.lateness[order])
            guard from != .unknown, to != .unknown else { return nil }
            return (to == .late ? 1 : 0) - (from == .late ? 1 : 0)
        }
        return found.orders > 0 ? found : nil
    }

    private func difference(
        _ after: [OrderTimes],
        _ ofCourse: (_ before: OrderTimes, _ after: OrderTimes, _ order: Int) -> Double?
    ) -> GroupedDifferences {
        GroupedDifferences(weeks.groupOfOrder, count: weeks.groupCount) { order in
            var (sum, count) = (0.0, 0)
            for course in after.indices {
                guard let value = ofCourse(courses[course], after[course], order) else { continue }
                sum += value
                count += 1
            }
            return count > 0 ? sum / Double(count) : nil
        }
    }

    /// The whole effect, with intervals by drawing weeks in each of the courses (``Effect/Change/init(_:_:drawn:courses:groups:_:)``).
    /// Figures are means over the courses.
    /// - Parameter after: of each course.
    /// - Complexity: O(courses · n log n + replicates · (n at most 512) · groups).
    func effect(of after: [OrderTimes]) -> Effect {
        let pairs = zip(courses, after).map { CoursePair(before: $0, after: $1, weeks) }
        let whole = pairs.map(\.whole)
        let drawn = draws.enumerated().map { replicate, counts in
            pairs[replicate % pairs.count].values(counts)
        }
        func change(_ figure: KeyPath<ReplayedFigures.Values, Double?>) -> Effect.Change? {
            guard let (from, to) = EffectSample.means(of: figure, whole) else { return nil }
            func difference(_ both: (before: ReplayedFigures.Values, after: ReplayedFigures.Values))
                -> Double?
            {
                guard let from = both.before[keyPath: figure], let to = both.after[keyPath: figure] else {
                    return nil
                }
                return to - from
            }
            let courses = whole.compactMap(difference)
            let replicates = drawn.enumerated().compactMap { replicate, both in
                difference(both).map { $0 - courses[replicate % courses.count] }
            }
            return Effect.Change(
                from,
                to,
                drawn: replicates.sorted(),
                courses: courses,
                groups: weeks.groupCount,
                doubt
            )
        }
        let none = Effect.Change(.nan, .nan, drawn: [], courses: [], groups: 0, 0)
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

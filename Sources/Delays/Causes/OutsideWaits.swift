import EventLogs
import Parallelism
import Statistics

/// The expected outside waits of one activity's instances.
struct OutsideWaits: Sendable {
    private(set) var enabled: [Microseconds] = []
    private(set) var start: [Microseconds] = []
    /// The least that each can have been, by the free moments of its queue.
    private(set) var least: [Microseconds] = []
    private(set) var queue: [Int32] = []

    init(count: Int) {
        enabled.reserveCapacity(count)
        start.reserveCapacity(count)
        least.reserveCapacity(count)
        queue.reserveCapacity(count)
    }

    mutating func append(enabled: Microseconds, start: Microseconds, least: Microseconds, queue: Int) {
        self.enabled.append(enabled)
        self.start.append(start)
        self.least.append(least)
        self.queue.append(Int32(truncatingIfNeeded: queue))
    }

    /// Instances that the distribution is fitted to, spread evenly, where there are more.
    private static let mostFitted = 5_000
    /// Instances whose waits are worked out in one go.
    private static let sliceSize = 1 << 13

    var expected: [Microseconds] {
        let distribution = IntervalCensoredDistribution(
            fitted.map { bounds($0) },
            resolution: OutsideWaits.resolution
        )
        // Where most instances waited for nothing outside, they show in which turn the others would have come.
        guard distribution.probabilities[0] >= 0.5 else { return expected(distribution, weighedBy: nil) }
        let turns = Turns(enabled: enabled, start: start, queue: queue)
        guard let usualShare = turns.usualShare else { return expected(distribution, weighedBy: nil) }
        // What an instance's turn says is worked out when it is asked for: kept for all, it would outweigh the log.
        let weight = TurnWeight(usualShare: usualShare)
        return expected(fit(turns, weight), weighedBy: (turns, weight))
    }

    private static let resolution = Double(Microseconds.second)

    private var fitted: StrideTo<Int> {
        stride(from: 0, to: enabled.count, by: max(1, enabled.count / OutsideWaits.mostFitted))
    }

    @inline(__always)
    private func bounds(_ index: Int) -> IntervalCensoredDistribution.Observation {
        let wait = start[index] - enabled[index]
        if wait - least[index] < .second {
            return .init(lower: Double(least[index]), upper: Double(least[index]))
        }
        return .init(lower: Double(least[index]), upper: Double(wait))
    }

    private func fit(_ turns: Turns, _ weight: TurnWeight) -> IntervalCensoredDistribution {
        var near = turns.near
        let observations = fitted.map { index in
            var observation = bounds(index)
            if observation.lower < observation.upper, let evidence = turns.evidence(of: index, near: &near) {
                observation.plausibilities = { turns.weigh($0, evidence, weight) }
            }
            return observation
        }
        return IntervalCensoredDistribution(observations, resolution: OutsideWaits.resolution)
    }

    private func expected(
        _ distribution: IntervalCensoredDistribution,
        weighedBy weights: (turns: Turns, weight: TurnWeight)?
    ) -> [Microseconds] {
        let size = OutsideWaits.sliceSize
        return concurrentMap((enabled.count + size - 1) / size) { slice in
            var near = weights?.turns.near ?? []
            return (slice * size..<min((slice + 1) * size, enabled.count)).map { index in
                let observation = bounds(index)
                let (lower, upper) = (observation.lower, observation.upper)
                if lower == upper { return least[index] }
                let expected: Double
                if let (turns, weight) = weights, let evidence = turns.evidence(of: index, near: &near) {
                    expected = distribution.expected(from: lower, to: upper) {
                        turns.weigh($0, evidence, weight)
                    }
                } else {
                    expected = distribution.expected(observation)
                }
                return min(max(Microseconds(expected.rounded()), least[index]), start[index] - enabled[index])
            }
        }.flatMap { $0 }
    }
}

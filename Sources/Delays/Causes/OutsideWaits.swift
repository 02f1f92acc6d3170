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
        let plain = { @Sendable (index: Int) in observation(index) }
        let distribution = fit(plain)
        // Where most instances waited for nothing outside, they show in which turn the others would have come.
        guard distribution.probabilities[0] >= 0.5 else { return expected(plain, distribution) }
        let turns = Turns(enabled: enabled, start: start, queue: queue)
        guard let usualShare = turns.usualShare else { return expected(plain, distribution) }
        // What an instance's turn says is worked out when it is asked for: kept for all, it would outweigh the log.
        let weighed = { @Sendable (index: Int) in observation(index, turns, usualShare) }
        return expected(weighed, fit(weighed))
    }

    private func observation(_ index: Int) -> IntervalCensoredDistribution.Observation {
        let wait = start[index] - enabled[index]
        if wait - least[index] < .second {
            return .init(lower: Double(least[index]), upper: Double(least[index]))
        }
        return .init(lower: Double(least[index]), upper: Double(wait))
    }

    private func observation(
        _ index: Int,
        _ turns: Turns,
        _ usualShare: Double
    ) -> IntervalCensoredDistribution.Observation {
        var observation = observation(index)
        if observation.lower < observation.upper, let evidence = turns.evidence(of: index) {
            observation.plausibilities = {
                turns.plausibilities(of: $0, evidence, usualShare: usualShare)
            }
        }
        return observation
    }

    private func fit(
        _ observation: (Int) -> IntervalCensoredDistribution.Observation
    ) -> IntervalCensoredDistribution {
        let step = max(1, enabled.count / OutsideWaits.mostFitted)
        let fitted = stride(from: 0, to: enabled.count, by: step).map(observation)
        return IntervalCensoredDistribution(fitted, resolution: Double(Microseconds.second))
    }

    private func expected(
        _ observation: @Sendable (Int) -> IntervalCensoredDistribution.Observation,
        _ distribution: IntervalCensoredDistribution
    ) -> [Microseconds] {
        let size = OutsideWaits.sliceSize
        return concurrentMap((enabled.count + size - 1) / size) { slice in
            (slice * size..<min((slice + 1) * size, enabled.count)).map { index in
                let observation = observation(index)
                if observation.lower == observation.upper { return least[index] }
                let expected = Microseconds(distribution.expected(observation).rounded())
                return min(max(expected, least[index]), start[index] - enabled[index])
            }
        }.flatMap { $0 }
    }
}

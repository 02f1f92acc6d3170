import EventLogs
import Parallelism
import Statistics

/// What is known of one instance's wait for something outside.
struct BoundedWait {
    let enabled: Microseconds
    let start: Microseconds
    /// The least that it can have been, by the free moments of its queue.
    let least: Microseconds
    let queue: Int
}

/// The expected outside waits of one activity's instances.
struct OutsideWaits: Sendable {
    let enabled: [Microseconds]
    let start: [Microseconds]
    /// The least that each can have been.
    let least: [Microseconds]
    let queue: [Int32]

    /// - Complexity: O(`count`), on all processors.
    init(count: Int, _ wait: @Sendable (Int) -> BoundedWait) {
        var (start, least, queue): ([Microseconds], [Microseconds], [Int32]) = ([], [], [])
        enabled = filledArray(count) { (enabled: UnsafeMutableBufferPointer<Microseconds>) in
            start = filledArray(count) { (start: UnsafeMutableBufferPointer<Microseconds>) in
                least = filledArray(count) { (least: UnsafeMutableBufferPointer<Microseconds>) in
                    queue = filledArray(count) { (queue: UnsafeMutableBufferPointer<Int32>) in
                        nonisolated(unsafe) let columns = (enabled, start, least, queue)
                        OutsideWaits.forEachSlice(of: count) { slice in
                            for index in slice {
                                let wait = wait(index)
                                columns.0[index] = wait.enabled
                                columns.1[index] = wait.start
                                columns.2[index] = wait.least
                                columns.3[index] = Int32(truncatingIfNeeded: wait.queue)
                            }
                        }
                    }
                }
            }
        }
        (self.start, self.least, self.queue) = (start, least, queue)
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
        guard distribution.probabilities[0] >= 0.5 else { return expected(distribution) }
        let turns = Turns(enabled: enabled, start: start, queue: queue)
        guard let usualShare = turns.usualShare else { return expected(distribution) }
        let likelihood = TurnLikelihood(usualShare: usualShare)
        return expected(fit(turns, likelihood), turns, likelihood)
    }

    private static let resolution = Double(Microseconds.second)

    private var fittedStep: Int { max(1, enabled.count / OutsideWaits.mostFitted) }
    private var fitted: StrideTo<Int> { stride(from: 0, to: enabled.count, by: fittedStep) }

    @inline(__always)
    private func bounds(_ index: Int) -> IntervalCensoredDistribution.Observation {
        .init(lower: Double(least[index]), upper: Double(most(index)))
    }

    /// The most that an instance can have waited outside: less than a second more than the least is the same.
    @inline(__always)
    private func most(_ index: Int) -> Microseconds {
        let wait = start[index] &- enabled[index]
        return wait &- least[index] < .second ? least[index] : wait
    }

    private func fit(_ turns: Turns, _ likelihood: TurnLikelihood) -> IntervalCensoredDistribution {
        var observations = fitted.map { bounds($0) }
        var cursor = turns.cursor(from: 0)
        let step = UInt32(fittedStep)
        for (place, index) in turns.instance.enumerated() where UInt32(bitPattern: index) % step == 0 {
            let number = Int(UInt32(bitPattern: index) / step)
            guard observations[number].lower < observations[number].upper,
                let evidence = turns.evidence(at: place, &cursor)
            else { continue }
            observations[number].plausibilities = { turns.weigh($0, evidence, likelihood) }
        }
        return IntervalCensoredDistribution(observations, resolution: OutsideWaits.resolution)
    }

    /// What each instance waited for, by the bounds alone.
    private func expected(_ distribution: IntervalCensoredDistribution) -> [Microseconds] {
        filledArray(enabled.count) { buffer in
            nonisolated(unsafe) let waits = buffer
            OutsideWaits.forEachSlice(of: enabled.count) { slice in
                for index in slice {
                    let (least, most) = (least[index], most(index))
                    waits[index] =
                        least == most ? least : whole(distribution.expected(bounds(index)), least, most)
                }
            }
        }
    }

    /// What each instance waited for, by the bounds and by its turn. What a turn says is worked out when it is asked for:
    /// kept for all, it would outweigh the log.
    private func expected(
        _ distribution: IntervalCensoredDistribution,
        _ turns: Turns,
        _ likelihood: TurnLikelihood
    ) -> [Microseconds] {
        filledArray(enabled.count) { buffer in
            nonisolated(unsafe) let waits = buffer
            OutsideWaits.forEachSlice(of: enabled.count) { slice in
                var cursor = turns.cursor(from: slice.lowerBound)
                for place in slice {
                    let index = Int(turns.instance[place])
                    let (least, most) = (least[index], most(index))
                    guard least < most else {
                        waits[index] = least
                        continue
                    }
                    let expected: Double
                    if let evidence = turns.evidence(at: place, &cursor) {
                        expected = distribution.expected(from: Double(least), to: Double(most)) {
                            turns.weigh($0, evidence, likelihood)
                        }
                    } else {
                        expected = distribution.expected(bounds(index))
                    }
                    waits[index] = whole(expected, least, most)
                }
            }
        }
    }

    @inline(__always)
    private func whole(_ wait: Double, _ least: Microseconds, _ most: Microseconds) -> Microseconds {
        min(max(Microseconds(wait.rounded()), least), most)
    }

    private static func forEachSlice(of count: Int, _ body: @Sendable (Range<Int>) -> Void) {
        concurrently((count + sliceSize - 1) / sliceSize) { slice in
            body(slice * sliceSize..<min((slice + 1) * sliceSize, count))
        }
    }
}

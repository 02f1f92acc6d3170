import EventLogs
import Parallelism
import Statistics

/// What is known of one instance's wait for something outside.
struct BoundedWait: BitwiseCopyable {
    let enabled: Microseconds
    let start: Microseconds
    /// The least that it can have been, by the free moments of its queue.
    let least: Microseconds
    let queue: Int32

    /// The most that it can have been: less than a second more than the least is the same.
    @inline(__always)
    var most: Microseconds {
        let wait = start &- enabled
        return wait &- least < .second ? least : wait
    }

    /// A length in whole microseconds, within the bounds.
    @inline(__always)
    func whole(_ length: Double) -> Microseconds { min(max(Microseconds(length.rounded()), least), most) }

    @inline(__always)
    var bounds: IntervalCensoredDistribution.Observation {
        .init(lower: Double(least), upper: Double(most))
    }
}

/// The expected outside waits of one activity's instances.
struct OutsideWaits: Sendable {
    private let waits: [BoundedWait]

    /// - Complexity: O(`count`), on all processors.
    init(count: Int, _ wait: @Sendable (Int) -> BoundedWait) {
        waits = filledArray(count) { buffer in
            nonisolated(unsafe) let waits = buffer
            OutsideWaits.forEachSlice(of: count) { slice in
                for index in slice { waits[index] = wait(index) }
            }
        }
    }

    /// Instances that the distribution is fitted to, spread evenly, where there are more.
    private static let mostFitted = 5_000
    /// Instances whose waits are worked out in one go.
    private static let sliceSize = 1 << 13

    var expected: [Microseconds] {
        let distribution = distribution(fitted.map { waits[$0].bounds })
        // Where most instances waited for nothing outside, they show in which turn the others would have come.
        guard distribution.probabilities[0] >= 0.5 else { return expected(distribution) }
        let turns = Turns(waits)
        guard let usualShare = turns.usualShare else { return expected(distribution) }
        let likelihood = TurnLikelihood(usualShare: usualShare)
        return expected(fit(turns, likelihood), turns, likelihood)
    }

    private var fittedStep: Int { max(1, waits.count / OutsideWaits.mostFitted) }
    private var fitted: StrideTo<Int> { stride(from: 0, to: waits.count, by: fittedStep) }

    private func fit(_ turns: Turns, _ likelihood: TurnLikelihood) -> IntervalCensoredDistribution {
        var observations = fitted.map { waits[$0].bounds }
        var cursor = turns.cursor(from: 0)
        let step = UInt32(fittedStep)
        for (place, index) in turns.instance.enumerated() where UInt32(bitPattern: index) % step == 0 {
            let number = Int(UInt32(bitPattern: index) / step)
            guard observations[number].lower < observations[number].upper,
                let evidence = turns.evidence(at: place, &cursor)
            else { continue }
            observations[number].plausibilities = { turns.weigh($0, evidence, likelihood) }
        }
        return distribution(observations)
    }

    /// Of lengths from a second on, each a fifth to two fifths longer than the one before; fewer where there are more
    /// instances than are fitted, each of which has its turn weighed at all of them.
    private func distribution(
        _ observations: [IntervalCensoredDistribution.Observation]
    ) -> IntervalCensoredDistribution {
        IntervalCensoredDistribution(
            observations,
            resolution: Double(Microseconds.second),
            cells: fittedStep == 1 ? 64 : 48
        )
    }

    /// What each instance waited for, by the bounds alone.
    private func expected(_ distribution: IntervalCensoredDistribution) -> [Microseconds] {
        filledArray(waits.count) { buffer in
            nonisolated(unsafe) let expected = buffer
            OutsideWaits.forEachSlice(of: waits.count) { slice in
                for index in slice {
                    let wait = waits[index]
                    expected[index] =
                        wait.least == wait.most
                        ? wait.least : wait.whole(distribution.expected(wait.bounds))
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
        filledArray(waits.count) { buffer in
            nonisolated(unsafe) let expected = buffer
            OutsideWaits.forEachSlice(of: waits.count) { slice in
                var cursor = turns.cursor(from: slice.lowerBound)
                for place in slice {
                    let index = Int(turns.instance[place])
                    let wait = waits[index]
                    let (least, most) = (wait.least, wait.most)
                    guard least < most else {
                        expected[index] = least
                        continue
                    }
                    if let evidence = turns.evidence(at: place, &cursor) {
                        let length = distribution.expected(from: Double(least), to: Double(most)) {
                            turns.weigh($0, evidence, likelihood)
                        }
                        expected[index] = wait.whole(length)
                    } else {
                        expected[index] = wait.whole(distribution.expected(wait.bounds))
                    }
                }
            }
        }
    }

    private static func forEachSlice(of count: Int, _ body: @Sendable (Range<Int>) -> Void) {
        concurrently((count + sliceSize - 1) / sliceSize) { slice in
            body(slice * sliceSize..<min((slice + 1) * sliceSize, count))
        }
    }
}

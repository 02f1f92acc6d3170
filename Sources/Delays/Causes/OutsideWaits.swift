import EventLogs
import Foundation
import Statistics

/// The expected outside waits of one activity's instances.
struct OutsideWaits {
    let enabled: [Microseconds]
    let start: [Microseconds]
    /// The least that each can have been, by the free moments of its queue.
    let least: [Microseconds]
    let queue: [Int]

    /// Instances that the distribution is fitted to, spread evenly, where there are more.
    private static let mostFitted = 5_000

    var expected: [Microseconds] {
        let plain = enabled.indices.map { observation($0, evidence: nil) }
        let distribution = fit(plain)
        // Where most instances waited for nothing outside, they show in which turn the others would have come.
        guard distribution.probabilities[0] >= 0.5 else { return expected(plain, distribution) }
        let evidence = overtakingEvidence()
        let weighed = enabled.indices.map { observation($0, evidence: evidence[$0]) }
        return expected(weighed, fit(weighed))
    }

    private func observation(
        _ index: Int,
        evidence: OvertakingEvidence?
    ) -> IntervalCensoredDistribution.Observation {
        let wait = start[index] - enabled[index]
        if wait - least[index] < .second {
            return .init(lower: Double(least[index]), upper: Double(least[index]))
        }
        return .init(
            lower: Double(least[index]),
            upper: Double(wait),
            plausibility: evidence.map { $0.plausibility(of:) }
        )
    }

    private func fit(
        _ observations: [IntervalCensoredDistribution.Observation]
    ) -> IntervalCensoredDistribution {
        let stride = max(1, observations.count / OutsideWaits.mostFitted)
        let fitted =
            stride == 1
            ? observations
            : Swift.stride(from: 0, to: observations.count, by: stride).map { observations[$0] }
        return IntervalCensoredDistribution(fitted, resolution: Double(Microseconds.second))
    }

    private func expected(
        _ observations: [IntervalCensoredDistribution.Observation],
        _ distribution: IntervalCensoredDistribution
    ) -> [Microseconds] {
        observations.indices.map { index in
            if observations[index].lower == observations[index].upper { return least[index] }
            let expected = Microseconds(distribution.expected(observations[index]).rounded())
            return min(max(expected, least[index]), start[index] - enabled[index])
        }
    }

    /// Nil where orders overtake one another so often that turns tell nothing, or where hardly any came in meanwhile.
    private func overtakingEvidence() -> [OvertakingEvidence?] {
        var evidence = [OvertakingEvidence?](repeating: nil, count: enabled.count)
        var lists: [Int: [Int]] = [:]
        for index in enabled.indices { lists[queue[index], default: []].append(index) }
        for list in lists.values {
            let byEnablement = list.sorted { (enabled[$0], $0) < (enabled[$1], $1) }
            let times = byEnablement.map { enabled[$0] }
            let starts = byEnablement.map { start[$0] }
            for index in list {
                evidence[index] = OvertakingEvidence(
                    enabled: enabled[index],
                    start: start[index],
                    others: times,
                    starts: starts
                )
            }
        }
        // Most instances waited for nothing outside, so that what is usual among them is priority.
        let overtaken = evidence.compactMap { $0?.overtakenShare }.sorted()
        let usual = max(0.1, overtaken.isEmpty ? 1 : overtaken[overtaken.count * 3 / 5])
        guard usual < OvertakingEvidence.shareBeforeReady - 0.2 else { return evidence.map { _ in nil } }
        return evidence.map { $0?.weighed(usualShare: usual) }
    }
}

/// What the turn in which orders were taken says of when one of them became ready.
///
/// Of the orders that were enabled before it was ready nearly all went before it; of those enabled afterwards only the
/// share that priority moves. The moment at which the one turns into the other is a change point; its likelihood is the
/// evidence.
struct OvertakingEvidence {
    /// How long after the instance's enablement each of the others was enabled, ascending.
    private let later: [Double]
    /// Whether each of the others went before the instance.
    private let wentFirst: [Bool]
    /// The likelihood that the instance became ready between two of them, relative to the best.
    private var likelihood: [Double] = []

    /// The share of orders enabled before an order is ready that go before it; the rest wait for something themselves.
    static let shareBeforeReady = 0.9
    /// Others that are looked at, spread evenly, where there are more.
    private static let most = 64

    /// Nil where fewer than three orders came in during the wait.
    /// - Parameters:
    ///   - others: the enablement of all orders of the queue, ascending.
    ///   - starts: the start of each.
    init?(enabled: Microseconds, start: Microseconds, others: [Microseconds], starts: [Microseconds]) {
        let first = OvertakingEvidence.count(of: others, upTo: enabled)
        let last = OvertakingEvidence.count(of: others, upTo: start - 1)
        guard last - first >= 3 else { return nil }
        let looked = stride(from: first, to: last, by: max(1, (last - first) / OvertakingEvidence.most))
        later = looked.map { Double(others[$0] - enabled) }
        wentFirst = looked.map { starts[$0] < start }
    }

    /// The share of the later orders that went first.
    var overtakenShare: Double { Double(wentFirst.lazy.filter { $0 }.count) / Double(wentFirst.count) }

    /// With the likelihoods that follow where so large a share of later orders usually goes first.
    func weighed(usualShare: Double) -> OvertakingEvidence {
        let before = OvertakingEvidence.shareBeforeReady
        let first = log(before / usualShare)
        let second = log((1 - before) / (1 - usualShare))
        var scores = [0.0]
        for isFirst in wentFirst { scores.append(scores[scores.count - 1] + (isFirst ? first : second)) }
        let best = scores.max() ?? 0
        var weighed = self
        weighed.likelihood = scores.map { exp($0 - best) }
        return weighed
    }

    func plausibility(of outsideWait: Double) -> Double {
        likelihood[OvertakingEvidence.count(of: later, upTo: outsideWait)]
    }

    private static func count<Value: Comparable>(of sorted: [Value], upTo value: Value) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

import EventLogs
import Foundation

/// In which turn the orders of each queue were taken.
struct Turns {
    private let enabled: [Microseconds]
    private let start: [Microseconds]
    private let queue: [Int32]
    /// For each queue, the enablement of its instances, ascending, and their starts.
    private var others: [Int32: (enabled: [Microseconds], starts: [Microseconds])] = [:]

    init(enabled: [Microseconds], start: [Microseconds], queue: [Int32]) {
        self.enabled = enabled
        self.start = start
        self.queue = queue
        var lists: [Int32: [Int]] = [:]
        for index in enabled.indices { lists[queue[index], default: []].append(index) }
        for (queue, list) in lists {
            let byEnablement = list.sorted { (enabled[$0], $0) < (enabled[$1], $1) }
            others[queue] = (byEnablement.map { enabled[$0] }, byEnablement.map { start[$0] })
        }
    }

    /// Nil where hardly any orders came in while the instance waited.
    func evidence(of index: Int) -> OvertakingEvidence? {
        others[queue[index]].flatMap {
            OvertakingEvidence(
                enabled: enabled[index],
                start: start[index],
                others: $0.enabled,
                starts: $0.starts
            )
        }
    }

    /// The share of later orders that usually go first, by priority; nil where orders overtake one another so often that
    /// turns tell nothing. Meant for instances of which most waited for nothing outside.
    var usualShare: Double? {
        let overtaken = enabled.indices.compactMap { evidence(of: $0)?.overtakenShare }.sorted()
        guard !overtaken.isEmpty else { return nil }
        let usual = max(0.1, overtaken[overtaken.count * 3 / 5])
        return usual < OvertakingEvidence.shareBeforeReady - 0.2 ? usual : nil
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
        let first = others.partitionPoint { $0 <= enabled }
        let last = others.partitionPoint { $0 < start }
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
        likelihood[later.partitionPoint { $0 <= outsideWait }]
    }
}

import EventLogs
import Foundation

/// What the turn in which orders were taken says of when one of them became ready.
///
/// Of the orders that were enabled before it was ready nearly all went before it; of those enabled afterwards only the
/// share that priority moves. The moment at which the one turns into the other is a change point; its likelihood is the
/// evidence.
struct OvertakingEvidence: Sendable {
    let enabled: Microseconds
    let start: Microseconds
    /// The places of the orders that came in meanwhile.
    let others: Range<Int>
    /// Every so many of them are looked at.
    let step: Int

    /// The number of orders looked at.
    @inline(__always)
    var lookedCount: Int { (others.count &+ step &- 1) / step }

    /// The share of orders enabled before an order is ready that go before it; the rest wait for something themselves.
    static let shareBeforeReady = 0.9
    /// So many others at least are looked at, spread evenly, where there are twice as many or more; of fewer, all.
    private static let fewest = 64
    /// What ``lookedCount`` stays below.
    static let lookedLimit = 2 * fewest

    /// Nil where fewer than three orders came in during the wait.
    /// - Parameter others: the places of all orders that did.
    @inline(__always)
    init?(enabled: Microseconds, start: Microseconds, others: Range<Int>) {
        guard others.count >= 3 else { return nil }
        self.enabled = enabled
        self.start = start
        self.others = others
        step = max(1, others.count / OvertakingEvidence.fewest)
    }
}

/// How much likelier so many orders that went first, and so many that did not, are if the instance was not ready yet.
///
/// Powers of two ratios, none beyond 9^±127: neither they nor their products leave the range of numbers.
struct TurnLikelihood: Sendable {
    private let wentFirst: [Double]
    private let wentLater: [Double]

    /// - Parameter usualShare: see ``Turns/usualShare``.
    init(usualShare: Double) {
        let before = OvertakingEvidence.shareBeforeReady
        func powers(_ ratio: Double) -> [Double] {
            (0..<OvertakingEvidence.lookedLimit).map { pow(ratio, Double($0)) }
        }
        wentFirst = powers(before / usualShare)
        wentLater = powers((1 - before) / (1 - usualShare))
    }

    /// Calls `body` with the powers of both ratios.
    @inline(__always)
    func withPowers(_ body: (UnsafeBufferPointer<Double>, UnsafeBufferPointer<Double>) -> Void) {
        wentFirst.withUnsafeBufferPointer { first in wentLater.withUnsafeBufferPointer { body(first, $0) } }
    }
}

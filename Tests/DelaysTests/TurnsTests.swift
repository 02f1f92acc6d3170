import EventLogs
import Foundation
import TestInputs
import Testing

@testable import Delays

@Suite struct TurnsTests {
    /// The likelihood at a wait, order by order: those enabled up to then as before readiness, the others as after.
    private func likelihood(
        _ wait: Double,
        _ others: [(later: Double, wentFirst: Bool)],
        usualShare: Double
    ) -> Double {
        let before = OvertakingEvidence.shareBeforeReady
        var score = 0.0
        for other in others where other.later <= wait {
            score += other.wentFirst ? log(before / usualShare) : log((1 - before) / (1 - usualShare))
        }
        return score
    }

    @Test func plausibilitiesAreThoseCountedOrderByOrder() {
        for seed in 0..<500 {
            var generator = SeededGenerator(seed: seed)
            func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
            let count = pick(1...150)
            let enabled = (0..<count).map { _ in Microseconds(pick(0...60)) }
            let start = enabled.map { $0 + Microseconds(pick(0...60)) }
            let queue = (0..<count).map { _ in Int32(pick(0...1)) }
            let turns = Turns(enabled: enabled, start: start, queue: queue)
            var near = turns.near
            for index in enabled.indices {
                let meanwhile = enabled.indices.filter {
                    queue[$0] == queue[index] && enabled[$0] > enabled[index] && enabled[$0] < start[index]
                }.sorted { (enabled[$0], $0) < (enabled[$1], $1) }
                guard let evidence = turns.evidence(of: index, near: &near) else {
                    #expect(meanwhile.count < 3, "seed \(seed)")
                    continue
                }
                let step = max(1, meanwhile.count / 64)
                let looked = stride(from: 0, to: meanwhile.count, by: step).map { meanwhile[$0] }
                #expect(evidence.lookedCount == looked.count, "seed \(seed)")
                let others = looked.map {
                    (later: Double(enabled[$0] - enabled[index]), wentFirst: start[$0] < start[index])
                }
                let waits = (0..<pick(1...8)).map { _ in Double(pick(0...70)) }.sorted()
                var found = waits
                found.withUnsafeMutableBufferPointer {
                    turns.weigh($0, evidence, TurnWeight(usualShare: 0.3))
                }
                let every = [-1] + others.map(\.later)
                let best = every.map { likelihood($0, others, usualShare: 0.3) }.max() ?? 0
                for (wait, plausibility) in zip(waits, found) {
                    let expected = exp(likelihood(wait, others, usualShare: 0.3) - best)
                    // Of orders enabled together, each in turn may be the best point: no later than at this wait.
                    #expect(plausibility <= expected * (1 + 1e-9), "seed \(seed), instance \(index)")
                }
                let ratios = zip(waits, found).map { log($1) - likelihood($0, others, usualShare: 0.3) }
                for ratio in ratios { #expect(abs(ratio - ratios[0]) < 1e-9, "seed \(seed)") }
            }
        }
    }
}

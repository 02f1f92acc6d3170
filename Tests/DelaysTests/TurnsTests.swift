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
        var sampledCount = 0
        for seed in 0..<200 {
            var generator = SeededGenerator(seed: seed)
            func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
            let count = pick(1...300)
            let enabled = (0..<count).map { _ in Microseconds(pick(0...60)) }
            let start = enabled.map { $0 + Microseconds(pick(0...60)) }
            let lastQueue = pick(0...2)
            let queue = (0..<count).map { _ in Int32(pick(0...lastQueue)) }
            let turns = Turns(
                enabled.indices.map {
                    BoundedWait(enabled: enabled[$0], start: start[$0], least: 0, queue: queue[$0])
                }
            )
            #expect(
                turns.instance.map(Int.init)
                    == enabled.indices.sorted { (queue[$0], enabled[$0], $0) < (queue[$1], enabled[$1], $1) }
            )
            let likelihoods = TurnLikelihood(usualShare: 0.3)
            var shares: [Double] = []
            var cursor = turns.cursor(from: 0)
            for (place, index) in turns.instance.map(Int.init).enumerated() {
                let meanwhile = enabled.indices.filter {
                    queue[$0] == queue[index] && enabled[$0] > enabled[index] && enabled[$0] < start[index]
                }.sorted { (enabled[$0], $0) < (enabled[$1], $1) }
                // From wherever one begins to look.
                var near = turns.cursor(from: pick(0...place))
                #expect(
                    turns.evidence(at: place, &near)?.others == turns.evidence(at: place, &cursor)?.others
                )
                guard let evidence = turns.evidence(at: place, &cursor) else {
                    #expect(meanwhile.count < 3, "seed \(seed)")
                    continue
                }
                let step = max(1, meanwhile.count / (OvertakingEvidence.lookedLimit / 2))
                sampledCount += step > 1 ? 1 : 0
                let looked = stride(from: 0, to: meanwhile.count, by: step).map { meanwhile[$0] }
                #expect(evidence.lookedCount == looked.count, "seed \(seed)")
                #expect(evidence.lookedCount < OvertakingEvidence.lookedLimit)
                let others = looked.map {
                    (later: Double(enabled[$0] - enabled[index]), wentFirst: start[$0] < start[index])
                }
                shares.append(Double(others.filter(\.wentFirst).count) / Double(others.count))
                let waits = (0..<pick(1...8)).map { _ in Double(pick(0...140)) / 2 }.sorted()
                var found = waits
                found.withUnsafeMutableBufferPointer { turns.weigh($0, evidence, likelihoods) }
                for (wait, plausibility) in zip(waits, found) {
                    let expected = likelihood(wait, others, usualShare: 0.3)
                    #expect(abs(log(plausibility) - expected) < 1e-9, "seed \(seed), instance \(index)")
                }
            }
            shares.sort()
            let usual = shares.isEmpty ? nil : max(0.1, shares[shares.count * 3 / 5])
            #expect(turns.usualShare == usual.flatMap { $0 < 0.9 - 0.2 ? $0 : nil }, "seed \(seed)")
        }
        #expect(sampledCount > 100)
    }
}

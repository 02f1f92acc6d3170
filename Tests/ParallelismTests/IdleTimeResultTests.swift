import Parallelism
import Testing

@Suite struct IdleTimeResultTests {
    @Test func comesBesideLoopsOfOthers() {
        let results = (0..<30).map { number in
            IdleTimeResult {
                (0..<20).reduce(0) { sum, _ in
                    sum
                        + concurrentMap(50) { outer in
                            concurrentMap(4) { outer * number + $0 }.reduce(0, +)
                        }.reduce(0, +)
                }
            }
        }
        for _ in 0..<50 { #expect(concurrentMap(100) { $0 }.reduce(0, +) == 4_950) }
        #expect(results.map(\.value) == (0..<30).map { 20 * (4 * $0 * 1_225 + 50 * 6) })
    }

    /// Whoever asks does what is left, so that nobody waits for a processor that never gets idle.
    @Test func isThereForAllWhoAskThoughTheyTakeAllProcessors() {
        let results = (0..<8).map { number in
            IdleTimeResult { concurrentMap(1_000) { $0 * number }.reduce(0, +) }
        }
        let sums = concurrentMap(64) { results[$0 % 8].value }
        #expect(sums == (0..<64).map { 499_500 * ($0 % 8) })
    }

    @Test func letsGoOfWhatItWasMadeFromOnceItIsThere() {
        final class Held: Sendable {}
        var held: Held? = Held()
        weak let watched = held
        let result = IdleTimeResult { [held] in held == nil ? 0 : 1 }
        held = nil
        #expect(result.value == 1)
        #expect(watched == nil)
    }
}

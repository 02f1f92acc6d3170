import Statistics
import TestInputs
import Testing

@testable import Delays

@Suite struct SegmentSimplificationTests {
    /// Three columns of two codes, and what each row with both first codes of the first two has more.
    private struct Sample {
        let selectors: [SelectorColumn]
        let outcome: SubgroupOutcome

        init(seed: Int, effect: (_ codes: [Int]) -> Double) {
            var random = SeededGenerator(seed: seed)
            func uniform() -> Double { Double(random.next() >> 11) * 0x1p-53 }
            var codes = [[UInt8]](repeating: [], count: 3)
            var values: [Double] = []
            for _ in 0..<2_000 {
                let own = codes.indices.map { _ in random.next(below: 2) }
                for column in codes.indices { codes[column].append(UInt8(own[column])) }
                values.append(effect(own) + (0..<12).reduce(-6) { sum, _ in sum + uniform() })
            }
            selectors = codes.enumerated().map {
                SelectorColumn(name: "\($0)", codes: $1, codeCount: 2, isOrdered: false)
            }
            outcome = SubgroupOutcome(values)
        }

        func simplified(_ columns: [Int], leastQuality: Double = 3) -> [Int] {
            let segment = SelectedSubgroup(
                Subgroup(columns.map { .init(column: $0, codes: 0...0) }),
                .higher,
                selectors,
                outcome
            )
            let simplified = SegmentSimplification(
                selectors: selectors,
                outcome: outcome,
                leastQuality: leastQuality * outcome.deviation
            )(segment)
            return simplified.subgroup.columns
        }
    }

    @Test func conditionsThatEarnTheirPlaceStayAndTheOthersGo() {
        for seed in 0..<10 {
            let pair = Sample(seed: seed) { $0[0] == 0 && $0[1] == 0 ? 2 : 0 }
            #expect(pair.simplified([0, 1, 2]) == [0, 1], "seed \(seed)")
            #expect(pair.simplified([0, 1]) == [0, 1])
            let triple = Sample(seed: seed) { $0 == [0, 0, 0] ? 2 : 0 }
            #expect(triple.simplified([0, 1, 2]) == [0, 1, 2])
            let single = Sample(seed: seed) { $0[2] == 0 ? 2 : 0 }
            #expect(single.simplified([0, 1, 2]) == [2])
        }
    }

    @Test func nothingIsCutDownToWhatIsNotUnusual() {
        let nothing = Sample(seed: 1) { _ in 0 }
        #expect(nothing.simplified([0, 1, 2]) == [0, 1, 2])
        #expect(nothing.simplified([0, 1, 2], leastQuality: -100).count == 1)
    }

    /// Of rows that are all there is, a condition says nothing.
    @Test func aConditionThatTheOthersImplyGoes() {
        let codes: [UInt8] = (0..<400).map { UInt8($0 % 2) }
        let selectors = ["a", "b"].map {
            SelectorColumn(name: $0, codes: codes, codeCount: 2, isOrdered: false)
        }
        let outcome = SubgroupOutcome(codes.enumerated().map { Double($1) + Double($0 % 7) / 7 })
        let segment = SelectedSubgroup(
            Subgroup([.init(column: 0, codes: 1...1), .init(column: 1, codes: 1...1)]),
            .higher,
            selectors,
            outcome
        )
        let simplified = SegmentSimplification(selectors: selectors, outcome: outcome, leastQuality: 0)(
            segment
        )
        #expect(simplified.subgroup.conditions.count == 1)
        #expect(simplified.count == 200)
    }
}

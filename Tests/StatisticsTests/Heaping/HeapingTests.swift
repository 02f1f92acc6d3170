import Foundation
import Statistics
import Testing

@Suite("Heaps of equal and of round values")
struct HeapingTests {
    @Test func theStepIsThePowerOfTenThatValuesShare() throws {
        #expect(ValueLattice([1.25, 3, 0.5])?.step == 0.01)
        #expect(ValueLattice([100, 2000, -300])?.step == 100)
        #expect(ValueLattice([81.02, 84.6])?.multiples == [8102, 8460])
        #expect(ValueLattice([0.1 + 0.2, 0.7])?.multiples == [3, 7])
        #expect(ValueLattice([Double.pi]) == nil)
    }

    @Test func roundedNormalNumbersAreNotHeapedAndSharesOfFewFactsAre() {
        var stream = RandomStream(seed: 1)
        var (smooth, whole, shares, means) = (0, 0, 0, 0)
        for _ in 0..<100 {
            let numbers = (0..<500).map { _ in 80 + 6 * stream.nextNormals().0 }
            smooth += Heaping(numbers.map { Int(($0 * 100).rounded()) }).isHeaped ? 1 : 0
            whole += Heaping(numbers.map { Int($0.rounded()) }).isHeaped ? 1 : 0
            let few = numbers.map { number in
                let facts = 5 + stream.nextIndex(below: 26)
                return Int((10_000 * (number / 100 * Double(facts)).rounded() / Double(facts)).rounded())
            }
            shares += Heaping(few).isHeaped ? 1 : 0
            // Means of three to five marks of whole points.
            let marks = numbers.map { number in
                let raters = 3 + stream.nextIndex(below: 3)
                return Int((100 * (number / 20 * Double(raters)).rounded() / Double(raters)).rounded())
            }
            means += Heaping(marks).isHeaped ? 1 : 0
        }
        #expect(smooth <= 2 && whole <= 2)
        #expect(shares == 100 && means == 100)
    }

    @Test func sharesThatAreMultiplesAreCountedAsOneByOne() {
        for step in [0.01, 0.1, 1, 10, 100, 1000] {
            for facts in [1, 2, 3, 7, 8, 20, 64, 150, 201] {
                let shares = RoundedShares(facts: facts, step: step)
                // Whole numbers alone, halves up.
                let (whole, parts) = step > 100 ? (1, 10) : (Int((100 / step).rounded()), 1)
                let steps = (0...facts).map { (2 * $0 * whole + parts * facts) / (2 * parts * facts) }
                for multiple in [1, 2, 5, 10, 25, 500] {
                    for range in [0...whole, 0...0, whole...whole, whole / 3...whole, 1...max(1, whole - 1)] {
                        let count = steps.count { range.contains($0) && $0.isMultiple(of: multiple) }
                        #expect(
                            shares.count(multiplesOf: multiple, in: range) == count,
                            "\(facts) facts, step \(step), multiples of \(multiple) in \(range)"
                        )
                    }
                }
            }
        }
    }

    @Test func sharesOfHundredsOfMillionsOfFactsAreCountedAtOnce() {
        let shares = RoundedShares(facts: 900_000_000, step: 0.000_001)
        #expect(shares.count(multiplesOf: 1, in: 0...100_000_000) == 900_000_001)
        // Nine facts make a step; one in five is a multiple.
        #expect(shares.count(multiplesOf: 5, in: 1...99_999_999) == 9 * 19_999_999)
    }

    /// Every outcome of six rows, by its probability.
    @Test func theChanceOfTheSumIsExact() throws {
        let chances = [0.1, 0.5, 0.25, 0.9, 0.3, 0.6]
        let marks = [true, true, false, true, true, false]
        var expected = 0.0
        for outcome in 0..<64 where outcome.nonzeroBitCount >= 4 {
            expected += chances.indices.reduce(1) {
                $0 * (outcome >> $1 & 1 == 1 ? chances[$1] : 1 - chances[$1])
            }
        }
        let clusters = Clustering(name: "person", codes: [0, 0, 1, 1, 2, 2], codeCount: 3)
        let share = try #require(ExcessShare(marks, chances: chances, clusters: clusters, allowed: 0))
        #expect(abs(share.independentPValue - expected) < 1e-14)
        #expect(abs(share.excess - (4 - 2.65) / 6) < 1e-14)
        // Without each cluster in turn.
        let rest = [(2 - 2.05) / 4, (3 - 1.5) / 4, (3 - 1.75) / 4]
        let squares = rest.reduce(0) { $0 + ($1 - share.excess) * ($1 - share.excess) }
        #expect(abs(try #require(share.error) - (2.0 / 3 * squares).squareRoot()) < 1e-14)
    }

    @Test func manyRowsAreCloseToTheExactChance() throws {
        let marks = (0..<2400).map { $0 % 4 == 0 }
        let clusters = Clustering(name: "row", codes: marks.indices.map { Int32($0 % 40) }, codeCount: 40)
        func pValue(_ rows: Int) throws -> Double {
            try #require(
                ExcessShare(
                    Array(marks.prefix(rows)),
                    chances: Array(repeating: 0.235, count: rows),
                    clusters: Clustering(
                        name: "row",
                        codes: Array(clusters.codes.prefix(rows)),
                        codeCount: 40
                    ),
                    allowed: 0
                )
            ).independentPValue
        }
        #expect(abs(try pValue(2000) - pValue(2004)) < 0.003)
        #expect(
            ExcessShare([], chances: [], clusters: Clustering(name: "", codes: [], codeCount: 0), allowed: 0)
                == nil
        )
    }
}

import Statistics
import Testing

@Suite("Bunching at a target")
struct TargetBunchingTests {
    private func bins(_ counts: [Int]) -> [Int] {
        counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    }

    private func clustered(_ bins: [Int], _ count: Int) -> TargetBunching {
        TargetBunching(
            bins: bins,
            clusters: Clustering(
                name: "person",
                codes: bins.indices.map { Int32($0 % count) },
                codeCount: count
            )
        )
    }

    /// All ways to put so many values into the inner and the outer bins with the same sum of positions, each way as likely as it has
    /// arrangements.
    @Test(arguments: [
        [3, 1, 6, 4], [0, 0, 7, 2], [5, 2, 2, 5], [2, 6, 1, 3], [4, 0, 9, 4], [10, 1, 14, 6],
    ])
    func theExactTestCountsArrangements(counts: [Int]) {
        func choose(_ n: Int, _ k: Int) -> Double {
            (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
        }
        let (inner, outer) = (counts[1] + counts[2], counts[0] + counts[3])
        var (reached, all) = (0.0, 0.0)
        for inside in 0...inner {
            for farInside in 0...outer where inside + 3 * farInside == counts[2] + 3 * counts[3] {
                let ways = choose(inner, inside) * choose(outer, farInside)
                all += ways
                if inside >= counts[2] { reached += ways }
            }
        }
        let test = clustered(bins(counts), 5)
        #expect(test.counts == counts)
        #expect(abs(test.exactPValue - reached / all) < 1e-12)
    }

    @Test func smoothSlopesAndCurvesMoveNothing() {
        // Log densities that are linear, and quadratic, over the bins.
        #expect(abs(clustered(bins([100, 200, 400, 800]), 10).shareMoved) < 1e-3)
        #expect(abs(clustered(bins([200, 400, 400, 200]), 10).shareMoved) < 1e-12)
        #expect(abs(clustered(bins([1000, 500, 500, 1000]), 10).shareMoved) < 1e-12)
        #expect(clustered(bins([100, 200, 400, 800]), 10).pValue > 0.3)
    }

    @Test func aHoleOutsideAndACrowdInsideAreTold() throws {
        let test = clustered(bins([30, 5, 60, 30]), 10)
        #expect(test.pValue < 1e-3)
        let interval = try #require(test.interval())
        #expect(interval.contains(test.shareMoved) && interval.lowerBound > 0.1)
        // A third of the outer log odds, 0, says that half of 65 lie inside.
        #expect(abs(test.shareMoved - (60 - 32.5) / 65) < 1e-12)
    }

    /// Two of twenty people have all that lies inside.
    @Test func aCrowdOfFewClustersIsNotTold() {
        let smooth = bins([40, 40, 40, 40])
        let crowd = Array(repeating: 2, count: 60)
        let codes = smooth.indices.map { Int32($0 % 20) } + crowd.indices.map { Int32($0 % 2) }
        let test = TargetBunching(
            bins: smooth + crowd,
            clusters: Clustering(name: "person", codes: codes, codeCount: 20)
        )
        #expect(test.exactPValue < 1e-4 && test.clusterPValue > 0.01)
        #expect(test.pValue == test.clusterPValue)
    }

    @Test func valuesInNoBinDoNotCount() {
        let test = TargetBunching(
            bins: [-1, 4, 1, 2, -1],
            clusters: Clustering(name: "person", codes: [0, 1, 2, 3, 4], codeCount: 5)
        )
        #expect(test.counts == [0, 1, 1, 0] && test.clusters == 2)
        #expect(test.error == nil && test.pValue == 1)
    }
}

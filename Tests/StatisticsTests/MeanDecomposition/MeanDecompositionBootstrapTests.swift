import Foundation
import LinearAlgebra
import TestInputs
import Testing

@testable import Statistics

@Suite struct MeanDecompositionBootstrapTests {
    private struct Row: Sendable {
        let group: ComparedGroup
        let kind: Int
        let value: Double
        var cluster = 0
    }

    /// Of two groups with these shares of kind 1 and these means; an observation's value is exponential about its mean.
    private func sample(
        _ random: inout SeededGenerator,
        count: Int,
        shares: [Double],
        means: [[Double]]
    ) -> [Row] {
        (0..<count).map { index in
            let group = index < count / 2 ? ComparedGroup.a : .b
            let kind = Double.random(in: 0..<1, using: &random) < shares[group.rawValue] ? 1 : 0
            return Row(group: group, kind: kind, value: means[group.rawValue][kind] * exponential(&random))
        }
    }

    private func units(_ rows: [Row]) -> ResamplingUnits {
        let half = rows.count / 2
        return ResamplingUnits(kinds: 2, parts: 1, strata: [0..<half, half..<rows.count]) { unit, sums in
            sums.count(rows[unit].group, kind: rows[unit].kind)
            sums.add(rows[unit].value, to: rows[unit].group, kind: rows[unit].kind, part: 0)
        }
    }

    private func bootstrap(_ units: ResamplingUnits, replicates: Int, seed: UInt64) throws -> Bootstrap {
        let sample = try #require(MeanDecomposition(units.sums, isComparable: [true, true]))
        let drawn = try MeanDecomposition.bootstrap(
            units,
            isComparable: [true, true],
            replicates: replicates,
            seed: seed,
            statistics: 2
        ) { [$0.mix[0] + $0.unmatched[0], $0.pace[0]] }
        return Bootstrap(estimate: [sample.mix[0] + sample.unmatched[0], sample.pace[0]], replicates: drawn)
    }

    @Test func intervalsCoverThePlantedTruth() throws {
        let (shares, means) = ([0.3, 0.6], [[4.0, 12.0], [5.0, 18.0]])
        // (0.6 − 0.3)·((12 + 18) / 2 − (4 + 5) / 2) and 1·0.55 + 6·0.45.
        let truth = [0.3 * 10.5, 3.25]
        var covered = [0, 0]
        for seed in 0..<400 {
            var random = SeededGenerator(seed: seed)
            let rows = sample(&random, count: 400, shares: shares, means: means)
            let intervals = try #require(
                bootstrap(units(rows), replicates: 400, seed: UInt64(seed)).percentileIntervals(
                    confidence: 0.95
                )
            )
            for index in 0..<2 where (intervals[index].lower...intervals[index].upper).contains(truth[index])
            {
                covered[index] += 1
            }
        }
        // 380 are expected, with a standard deviation of 4.4; percentile intervals cover a little less.
        #expect((366...393).contains(covered[0]), "\(covered)")
        #expect((366...393).contains(covered[1]), "\(covered)")
    }

    @Test func aMixOnlyAndAPaceOnlyDifferenceAreToldApart() throws {
        var random = SeededGenerator(seed: 5)
        let mixOnly = sample(&random, count: 4000, shares: [0.2, 0.5], means: [[3, 20], [3, 20]])
        let paceOnly = sample(&random, count: 4000, shares: [0.3, 0.3], means: [[3, 20], [6, 26]])
        for (rows, moved) in [(mixOnly, 0), (paceOnly, 1)] {
            let intervals = try #require(
                bootstrap(units(rows), replicates: 500, seed: 1).percentileIntervals(confidence: 0.99)
            )
            #expect(intervals[moved].lower > 2)
            #expect((intervals[1 - moved].lower...intervals[1 - moved].upper).contains(0))
        }
    }

    @Test func unitsAddUpToTheSumsOfTheirObservations() {
        var random = SeededGenerator(seed: 9)
        let rows = (0..<200).map { _ in
            Row(
                group: Bool.random(using: &random) ? .a : .b,
                kind: Int.random(in: 0...1, using: &random),
                value: Double(Int.random(in: -3...3, using: &random)),
                cluster: Int.random(in: 0..<17, using: &random)
            )
        }
        var plain = GroupSums(kinds: 2, parts: 1)
        for row in rows {
            plain.count(row.group, kind: row.kind)
            plain.add(row.value, to: row.group, kind: row.kind, part: 0)
        }
        let clusters = ResamplingUnits(kinds: 2, parts: 1, strata: [0..<17]) { unit, sums in
            for row in rows where row.cluster == unit {
                sums.count(row.group, kind: row.kind)
                sums.add(row.value, to: row.group, kind: row.kind, part: 0)
            }
        }
        #expect(clusters.count == 17)
        #expect(clusters.sums == plain)
    }

    /// Values that clusters share make the interval wider than single observations would have it.
    @Test func clustersThatShareTheirValuesWidenTheInterval() throws {
        var random = SeededGenerator(seed: 4)
        let shared = (0..<20).map { _ in 10 * exponential(&random) }
        let rows = (0..<400).map {
            Row(group: $0 < 200 ? .a : .b, kind: $0 % 2, value: shared[$0 / 20], cluster: $0 / 20)
        }
        let clusters = ResamplingUnits(kinds: 2, parts: 1, strata: [0..<20]) { unit, sums in
            for row in rows where row.cluster == unit {
                sums.count(row.group, kind: row.kind)
                sums.add(row.value, to: row.group, kind: row.kind, part: 0)
            }
        }
        let single = try #require(bootstrap(units(rows), replicates: 300, seed: 1).standardErrors)
        let clustered = try #require(bootstrap(clusters, replicates: 300, seed: 1).standardErrors)
        #expect(clustered[1] > 2.5 * single[1])
    }

    @Test func pValuesAreThoseOfTheNormalDistribution() {
        let replicates = Matrix(rows: 2, columns: 4, elements: [1, 5, 3, 5, 2, 5, 2, 5])
        // A mean of 2, a variance of 2/3; the other statistic does not vary.
        let values = Bootstrap(estimate: [1.6, 5], replicates: replicates).normalPValues
        let expected = 2 * Normal().upperTail(1.6 / (2.0 / 3).squareRoot())
        #expect(values.count == 2 && values[1] == nil)
        #expect(abs((values[0] ?? 0) - expected) < 1e-14)
    }

    @Test func aSingleUnitCannotBeDrawnFrom() {
        let units = ResamplingUnits(kinds: 1, parts: 1, strata: [0..<1]) { _, sums in
            sums.count(.a, kind: 0)
            sums.count(.b, kind: 0)
        }
        #expect(throws: ResamplingError.tooFewUnits(1)) {
            try MeanDecomposition.bootstrap(
                units,
                isComparable: [true],
                replicates: 3,
                seed: 1,
                statistics: 1
            ) { $0.mix }
        }
    }
}

private func exponential(_ random: inout SeededGenerator) -> Double {
    -log(Double.random(in: 0x1p-53...1, using: &random))
}

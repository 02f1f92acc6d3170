import Foundation
import TestInputs
import Testing

@testable import Statistics

/// Small random data, and everything said of its subgroups by looking at each row.
private struct Enumeration {
    let columns: [SelectorColumn]
    let outcome: SubgroupOutcome

    init(seed: Int, rows: Int = 150, hasContributions: Bool) {
        var random = SeededGenerator(seed: seed)
        func uniform() -> Double { Double(random.next() >> 11) * 0x1p-53 }
        columns = (0..<4).map { column in
            let count = 2 + random.next(below: 4)
            return SelectorColumn(
                name: "c\(column)",
                // One more: rows without a value.
                codes: (0..<rows).map { _ in UInt8(random.next(below: count + (column == 1 ? 1 : 0))) },
                codeCount: count,
                isOrdered: column % 2 == 0
            )
        }
        let residuals = (0..<rows).map { _ in uniform() * uniform() * 10 - 2.5 }
        let contributions = columns.map { column in
            let ofCode = (0...column.codeCount).map { _ in uniform() - 0.5 }
            return column.codes.map { ofCode[Int($0)] }
        }
        outcome = SubgroupOutcome(
            residuals: residuals,
            contributions: hasContributions ? contributions : []
        )
    }

    var subgroups: [Subgroup] {
        var all: [Subgroup] = [Subgroup([])]
        for (column, own) in columns.enumerated() {
            all += all.flatMap { begun in
                own.conditions.map { Subgroup(begun.conditions + [.init(column: column, codes: $0)]) }
            }
        }
        return all.filter { (1...3).contains($0.conditions.count) }
    }

    func deviations(_ subgroup: Subgroup) -> [Double] {
        outcome.residuals.indices.filter { row in
            subgroup.conditions.allSatisfy { $0.codes.contains(Int(columns[$0.column].codes[row])) }
        }.map { row in
            subgroup.columns.reduce(outcome.residuals[row]) { sum, column in
                sum + (outcome.contributions.isEmpty ? 0 : outcome.contributions[column][row])
            }
        }
    }

    /// The best qualities, and the subgroups that have them.
    func best(_ sign: Double, exponent: Double, depth: Int, fewest: Int) -> [(Subgroup, Double)] {
        subgroups.filter { $0.conditions.count <= depth }.compactMap { subgroup in
            let own = deviations(subgroup)
            guard own.count >= fewest else { return nil }
            return (subgroup, sign * own.reduce(0, +) * pow(Double(own.count), exponent - 1))
        }.sorted { $0.1 > $1.1 }
    }
}

@Suite struct SubgroupSearchTests {
    @Test(arguments: 0..<12, [0.5, 0.75, 1])
    func findsTheSameAsFullEnumeration(_ seed: Int, _ exponent: Double) {
        let data = Enumeration(seed: seed, hasContributions: seed % 2 == 1)
        var options = SubgroupSearch.Options()
        options.quality = SubgroupQuality(exponent: exponent)
        options.fewestRows = 8
        options.most = 25
        for depth in 1...3 {
            options.depth = depth
            // Every pair goes on to a third condition.
            options.beamWidth = 5_000
            let search = SubgroupSearch(data.columns, outcome: data.outcome, options: options)
            for (direction, found) in [(1.0, search.higher), (-1.0, search.lower)] {
                let best = data.best(direction, exponent: exponent, depth: depth, fewest: 8)
                    .filter { $0.1 > 0 }.prefix(25)
                #expect(found.count == best.count)
                for (own, plain) in zip(found, best) {
                    #expect(abs(own.quality - plain.1) < 1e-9, "seed \(seed), depth \(depth)")
                    let deviations = data.deviations(own.subgroup)
                    #expect(own.count == deviations.count)
                    #expect(abs(own.mean - deviations.reduce(0, +) / Double(own.count)) < 1e-9)
                    #expect(own.subgroup.cover(data.columns).count == own.count)
                }
            }
        }
    }

    @Test func boundsRuleOutMostOfWhatIsHopelessAndNothingElse() {
        // One condition stands out so much that little else can be better.
        let rows = 2_000
        var random = SeededGenerator(seed: 5)
        let columns = (0..<6).map { column in
            SelectorColumn(
                name: "\(column)",
                codes: (0..<rows).map { _ in UInt8(random.next(below: 4)) },
                codeCount: 4,
                isOrdered: false
            )
        }
        let values = (0..<rows).map { row in
            (columns[0].codes[row] == 1 ? 50.0 : 0) + Double(random.next(below: 100)) / 100
        }
        var options = SubgroupSearch.Options()
        options.depth = 2
        options.most = 1
        let search = SubgroupSearch(columns, outcome: SubgroupOutcome(values), options: options)
        #expect(search.higher[0].subgroup == Subgroup([.init(column: 0, codes: 1...1)]))
        #expect(search.pruned > search.evaluated)
        options.most = 100
        let all = SubgroupSearch(columns, outcome: SubgroupOutcome(values), options: options)
        #expect(all.higher[0].subgroup == search.higher[0].subgroup)
    }

    @Test(arguments: 0..<40)
    func theBoundIsNeverBelowAPartsQuality(_ seed: Int) {
        var random = SeededGenerator(seed: seed)
        let values = (0..<40).map { _ in Double(random.next(below: 2_000)) / 100 - 10 }
        var sums = SubgroupSums()
        for value in values { sums.add(value) }
        let fewest = 1 + random.next(below: 10)
        let shift = Double(random.next(below: 3))
        for exponent in [0.5, 0.6, 1] {
            let quality = SubgroupQuality(exponent: exponent)
            for direction in SubgroupDirection.allCases {
                let bound = sums.bound(direction, quality, fewestRows: fewest, shift: shift)
                // The best part of each size is the one with its largest deviations (Lemmerich et al. 2016, the ordered bound).
                let ordered = values.map { direction.sign * $0 + shift }.sorted(by: >)
                for count in fewest...values.count {
                    let sum = ordered.prefix(count).reduce(0, +)
                    #expect(quality.value(count: Double(count), sum: sum) <= bound + 1e-9)
                }
            }
        }
    }

    /// Four equal cells, the fourth of which is 8 beyond what its conditions add up to: of 100 rows each, the interaction
    /// has variance σ² · 4/100, so that z = 8 √(100/4) / σ.
    @Test func aConjunctionIsRankedByWhatItHasBeyondItsParts() throws {
        var (one, other, values) = ([UInt8](), [UInt8](), [Double]())
        for row in 0..<400 {
            let (first, second) = (row % 2, row / 2 % 2)
            one.append(UInt8(first))
            other.append(UInt8(second))
            values.append(
                30 * Double(first) + 20 * Double(second) + (first * second == 1 ? 8 : 0)
                    + (row / 4 % 2 == 0 ? 1 : -1)
            )
        }
        let columns = [
            SelectorColumn(name: "one", codes: one, codeCount: 2, isOrdered: false),
            SelectorColumn(name: "other", codes: other, codeCount: 2, isOrdered: false),
        ]
        var options = SubgroupSearch.Options()
        options.isBeyondParts = true
        let search = SubgroupSearch(columns, outcome: SubgroupOutcome(values), options: options)
        let both = Subgroup([.init(column: 0, codes: 1...1), .init(column: 1, codes: 1...1)])
        let found = try #require(search.higher.first { $0.subgroup == both })
        #expect(abs(found.quality - 8 * (100.0 / 4).squareRoot()) < 1e-9)
        // The sum of both alone is no conjunction.
        let additive = values.indices.map { values[$0] - (one[$0] == 1 && other[$0] == 1 ? 8 : 0) }
        let without = SubgroupSearch(columns, outcome: SubgroupOutcome(additive), options: options)
        #expect(without.higher.allSatisfy { $0.quality < 1e-9 || $0.subgroup.conditions.count == 1 })
    }

    @Test func ofRangesOfOneColumnTheBestIsKept() {
        let rows = 1_000
        var random = SeededGenerator(seed: 9)
        let codes = (0..<rows).map { _ in UInt8(random.next(below: 10)) }
        let column = SelectorColumn(name: "x", codes: codes, codeCount: 10, isOrdered: true)
        let values = codes.map { code in
            ((3...5).contains(Int(code)) ? 4.0 : 0) + Double(random.next(below: 100)) / 100
        }
        var options = SubgroupSearch.Options()
        options.isBeyondParts = true
        let search = SubgroupSearch([column], outcome: SubgroupOutcome(values), options: options)
        #expect(search.higher.map(\.subgroup) == [Subgroup([.init(column: 0, codes: 3...5)])])
        #expect(column.conditions.count == 54)
    }
}

import TestInputs
import Testing

@testable import Statistics

@Suite struct MeanDecompositionTests {
    /// Groups, kinds and values of single observations of one or more parts.
    private func sums(kinds: Int, _ rows: [(group: ComparedGroup, kind: Int, parts: [Double])]) -> GroupSums {
        var sums = GroupSums(kinds: kinds, parts: rows[0].parts.count)
        for row in rows {
            sums.count(row.group, kind: row.kind)
            for (part, value) in row.parts.enumerated() {
                sums.add(value, to: row.group, kind: row.kind, part: part)
            }
        }
        return sums
    }

    @Test func theSmallCaseThatCanBeDoneByHand() throws {
        // A: three of kind 0 with mean 2, one of kind 1 with mean 10. B: one of kind 0 with 4, one of kind 1 with 12.
        let found = try #require(
            MeanDecomposition(
                sums(
                    kinds: 2,
                    [
                        (.a, 0, [1]), (.a, 0, [2]), (.a, 0, [3]), (.a, 1, [10]), (.b, 0, [4]), (.b, 1, [12]),
                    ]
                ),
                isComparable: [true, true]
            )
        )
        // 8 − 4 = (1/2 − 3/4)·3 + (1/2 − 1/4)·11 and 2·(5/8) + 2·(3/8).
        #expect(found.meansB == [8] && found.meansA == [4])
        #expect(found.mix == [2])
        #expect(found.pace == [2])
        #expect(found.unmatched == [0])
        #expect(found.paceOfKinds == [1.25, 0.75])
        // About the level 3·5/8 + 11·3/8 = 6.
        #expect(found.mixOfKinds == [0.75, 1.25])
    }

    @Test func whatOneGroupAloneHasIsComparedWithNothing() throws {
        let found = try #require(
            MeanDecomposition(
                sums(kinds: 3, [(.a, 0, [2]), (.a, 2, [6]), (.b, 0, [3]), (.b, 1, [11])]),
                isComparable: [true, true, true]
            )
        )
        #expect(found.isMatched == [true, false, false])
        #expect(found.mix == [0])
        #expect(found.pace == [1])
        // B's mean is 7 where the matched are 3, A's 4 where they are 2.
        #expect(found.unmatched == [2])
        #expect(found.mixOfKinds == [0, 4, -2])
        #expect(found.matchedShareA == 0.5 && found.matchedShareB == 0.5)
    }

    @Test func nothingInCommonIsNoDecomposition() {
        #expect(
            MeanDecomposition(sums(kinds: 2, [(.a, 0, [2]), (.b, 1, [3])]), isComparable: [true, true]) == nil
        )
        #expect(
            MeanDecomposition(sums(kinds: 1, [(.a, 0, [2]), (.b, 0, [3])]), isComparable: [false]) == nil
        )
    }

    @Test(arguments: 0..<60)
    func theSplitAddsUpForEveryPartAndEveryKind(_ seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let (kinds, parts) = (Int.random(in: 1...6, using: &random), Int.random(in: 1...4, using: &random))
        let rows = (0..<Int.random(in: 4...80, using: &random)).map { index in
            (
                group: index % 2 == 0 ? ComparedGroup.a : .b, kind: Int.random(in: 0..<kinds, using: &random),
                parts: (0..<parts).map { _ in Double.random(in: 0...50, using: &random) }
            )
        }
        guard
            let found = MeanDecomposition(
                sums(kinds: kinds, rows),
                isComparable: (0..<kinds).map { _ in Int.random(in: 0...5, using: &random) > 0 }
            )
        else { return }
        for part in 0..<parts {
            let whole = { (group: ComparedGroup) in
                let own = rows.filter { $0.group == group }.map { $0.parts[part] }
                return own.reduce(0, +) / Double(own.count)
            }
            let difference = found.mix[part] + found.pace[part] + found.unmatched[part]
            #expect(abs(difference - (whole(.b) - whole(.a))) < 1e-11, "seed \(seed)")
        }
        let total = { (values: [Double]) in values.reduce(0, +) }
        #expect(
            abs(total(found.mixOfKinds) - total(found.mix) - total(found.unmatched)) < 1e-10,
            "seed \(seed)"
        )
        #expect(abs(total(found.paceOfKinds) - total(found.pace)) < 1e-10, "seed \(seed)")
    }

    @Test(arguments: 0..<10)
    func exchangingTheGroupsChangesTheSign(_ seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let rows = (0..<40).map { _ in
            (
                group: Bool.random(using: &random) ? ComparedGroup.a : .b,
                kind: Int.random(in: 0...2, using: &random),
                parts: [Double.random(in: 0...9, using: &random)]
            )
        }
        let swapped = rows.map {
            (group: $0.group == .a ? ComparedGroup.b : .a, kind: $0.kind, parts: $0.parts)
        }
        let comparable = [true, true, true]
        let one = try #require(MeanDecomposition(sums(kinds: 3, rows), isComparable: comparable))
        let other = try #require(MeanDecomposition(sums(kinds: 3, swapped), isComparable: comparable))
        #expect(abs(one.mix[0] + other.mix[0]) < 1e-12)
        #expect(abs(one.pace[0] + other.pace[0]) < 1e-12)
    }

    /// It is what Oaxaca's and Blinder's decomposition says of a regression with a column for each kind.
    @Test(arguments: 1..<12)
    func agreesWithRegressionsOnTheKinds(_ seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let rows = (0..<120).map { index in
            (
                group: index < 50 ? ComparedGroup.a : .b, kind: Int.random(in: 0...2, using: &random),
                parts: [Double.random(in: 0...9, using: &random), Double.random(in: 0...3, using: &random)]
            )
        }
        let found = try #require(MeanDecomposition(sums(kinds: 3, rows), isComparable: [true, true, true]))
        func regression(_ group: ComparedGroup) throws -> LinearRegression {
            let own = rows.filter { $0.group == group }
            let kinds = CategoricalColumn(
                name: "kind",
                levels: ["0", "1", "2"],
                codes: own.map { Int32($0.kind) }
            )
            let outcomes = (0..<2).map { part in
                NumericColumn(name: "\(part)", values: own.map { $0.parts[part] })
            }
            return try FittedRows(Design([.categorical(kinds)]), outcomes: outcomes).regression
        }
        let attribution = try ChangeAttribution(from: regression(.a), to: regression(.b))
        for part in 0..<2 {
            let mix = attribution.meanShifts.column(part).reduce(0, +)
            #expect(abs(found.mix[part] - mix) < 1e-10, "seed \(seed)")
            let pace =
                attribution.coefficientShifts.column(part).reduce(0, +) + attribution.interceptShifts[part]
            #expect(abs(found.pace[part] - pace) < 1e-10, "seed \(seed)")
        }
    }
}

import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

/// Counting against the plain way: expanding the design and multiplying.
@Suite struct CountedGramTests {
    @Test(arguments: 0..<40)
    func countingEqualsExpanding(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Int.random(in: 1...6_000, using: &generator)
        let design = try RandomDesign(rows: rows, using: &generator).design
        let outcomes = [NumericColumn(name: "y", values: generator.normals(rows, mean: 50))]
        let weights = seed.isMultiple(of: 3) ? nil : (0..<rows).map { Double($0 % 4) / 2 }
        let counted = try Gram(design, outcomes: outcomes, weights: weights)
        let expanded = expandedGram(design, outcomes: outcomes, weights: weights, shift: counted.shift)
        #expect(counted.rowCount == expanded.rowCount)
        #expect(counted.shift == expanded.shift)
        // Relative to the lengths of the two columns, as sums of products go.
        for column in 0...counted.columnCount {
            for row in 0...column {
                func at(_ i: Int, _ j: Int) -> Int { i + j * (j + 1) / 2 }
                let scale = (expanded.packed[at(row, row)] * expanded.packed[at(column, column)]).squareRoot()
                let difference = counted.packed[at(row, column)] - expanded.packed[at(row, column)]
                #expect(abs(difference) <= 1e-12 * scale, "seed \(seed), entry \(row), \(column)")
            }
        }
    }

    /// More rows than one thread sums by level.
    @Test func sumsOfManyRowsAreMergedTheSameEachTime() throws {
        let rows = 600_000
        var generator = SeededGenerator(seed: 77)
        let x = NumericColumn(
            name: "x",
            values: (0..<rows).map { _ in Double.random(in: 0..<1, using: &generator) }
        )
        let region = CategoricalColumn(
            name: "region",
            levels: ["N", "S", "W"],
            codes: (0..<rows).map { _ in Int32.random(in: 0..<3, using: &generator) }
        )
        let design = try Design([.numeric(x), .categorical(region)])
        let gram = try Gram(design, outcomes: [])
        #expect(try Gram(design, outcomes: []) == gram)
        let expected = expandedGram(design, outcomes: [], weights: nil, shift: gram.shift)
        for (entry, other) in zip(gram.packed, expected.packed) {
            #expect(abs(entry - other) < 1e-12 * Double(rows))
        }
    }

    @Test func plainCountsAreExact() throws {
        let codes: [Int32] = [0, 1, 2, 2, 1, 2]
        let other: [Int32] = [0, 0, 1, 1, 1, 0]
        let design = try Design([
            .categorical(CategoricalColumn(name: "region", levels: ["N", "S", "W"], codes: codes)),
            .categorical(
                CategoricalColumn(name: "channel", levels: ["web", "desk"], codes: other, coding: .sumToZero)
            ),
        ])
        let gram = try Gram(design, outcomes: [])
        #expect(design.columnNames == ["region[S]", "region[W]", "channel[web]"])
        #expect(gram.packed == [6, 2, 2, 3, 0, 3, 0, 0, -1, 6])
    }

    @Test func interactionsNameTheirColumnsFirstPartFastest() throws {
        let region = CategoricalColumn(name: "region", levels: ["N", "S", "W"], codes: [0, 1, 2])
        let channel = CategoricalColumn(name: "channel", levels: ["web", "desk", "mail"], codes: [0, 1, 2])
        let price = NumericColumn(name: "price", values: [1, 2, 3])
        let design = try Design([
            .interaction([.categorical(region), .numeric(price)]),
            .interaction([.numeric(price), .numeric(price)]),
            .interaction([.categorical(region), .categorical(channel)]),
        ])
        #expect(
            design.columnNames == [
                "region[S]:price", "region[W]:price", "price:price",
                "region[S]:channel[desk]", "region[W]:channel[desk]",
                "region[S]:channel[mail]", "region[W]:channel[mail]",
            ]
        )
        var block = [Double](repeating: .nan, count: 3 * 7)
        design.fill(&block, rows: 0..<3, leading: 3, shift: Array(repeating: 0, count: 7))
        #expect(block == [0, 2, 0, 0, 0, 3, 1, 4, 9, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    }

    @Test func aNumberThatIsNotFiniteInAnInteractionIsNamed() throws {
        let region = CategoricalColumn(name: "region", levels: ["N", "S"], codes: [1, 0, 1])
        let price = NumericColumn(name: "price", values: [1, .nan, 3])
        let design = try Design([.interaction([.categorical(region), .numeric(price)])])
        #expect(throws: RegressionError.notFinite(column: "price", row: 1)) { try Gram(design, outcomes: []) }
    }

    @Test func aRowWithoutLevelIsRefused() throws {
        let region = CategoricalColumn(name: "region", levels: ["N", "S"], codes: [0, -1, 1])
        #expect(throws: RegressionError.missingLevel(column: "region", row: 1)) {
            try Design([.categorical(region)])
        }
    }

    /// What `Gram` did before it counted: the expanded design in blocks.
    private func expandedGram(
        _ design: Design,
        outcomes: [NumericColumn],
        weights: [Double]?,
        shift: [Double]
    ) -> Gram {
        var accumulator = GramAccumulator(columnCount: design.columnCount + outcomes.count, shift: shift)
        accumulator.add(rows: 0..<design.rowCount, weights: weights) {
            design.fill($0, outcomes: outcomes, rows: $1, leading: $2, shift: shift)
        }
        return accumulator.gram
    }
}

/// Terms drawn at random: one to three numeric and categorical columns each, under both codings, and interactions
/// of two or three of them.
struct RandomDesign {
    let design: Design

    init(rows: Int, using generator: inout SeededGenerator) throws {
        let numeric = (0..<Int.random(in: 1...3, using: &generator)).map { column in
            Design.Term.numeric(
                NumericColumn(
                    name: "x\(column)",
                    values: generator.normals(rows, mean: Double(column))
                )
            )
        }
        let categorical = (0..<Int.random(in: 1...3, using: &generator)).map { column in
            let levels = Int.random(in: 2...7, using: &generator)
            let reference = Int.random(in: 0..<levels, using: &generator)
            return Design.Term.categorical(
                CategoricalColumn(
                    name: "c\(column)",
                    levels: (0..<levels).map { "\($0)" },
                    codes: (0..<rows).map { _ in Int32.random(in: 0..<Int32(levels), using: &generator) },
                    coding: Bool.random(using: &generator) ? .sumToZero : .reference(level: reference)
                )
            )
        }
        let plain = (numeric + categorical).shuffled(using: &generator)
        let interactions = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            let count = min(plain.count, Int.random(in: 2...3, using: &generator))
            return Design.Term.interaction(Array(plain.shuffled(using: &generator).prefix(count)))
        }
        design = try Design(
            (plain + interactions).shuffled(using: &generator),
            hasIntercept: Int.random(in: 0..<3, using: &generator) > 0
        )
    }
}

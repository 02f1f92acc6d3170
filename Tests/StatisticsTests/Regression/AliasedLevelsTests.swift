import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

/// What categorical columns repeat of each other is found and named.
@Suite struct AliasedLevelsTests {
    private let rows = 600

    private func outcome(_ seed: Int) -> [NumericColumn] {
        var generator = SeededGenerator(seed: seed)
        return [NumericColumn(name: "y", values: generator.normals(rows))]
    }

    private func codes(_ levels: Int32, seed: Int) -> [Int32] {
        var generator = SeededGenerator(seed: seed)
        return (0..<rows).map { _ in Int32.random(in: 0..<levels, using: &generator) }
    }

    @Test func theLastCityOfEachRegionIsACombinationOfRegionAndOtherCities() throws {
        let cities = codes(9, seed: 1)
        let region = CategoricalColumn(name: "region", levels: ["N", "S", "W"], codes: cities.map { $0 / 3 })
        let city = CategoricalColumn(name: "city", levels: (0..<9).map { "\($0)" }, codes: cities)
        let regression = try LinearRegression(
            Design([.categorical(region), .categorical(city)]),
            outcomes: outcome(2)
        )
        #expect(regression.aliased.map(\.name) == ["city[5]", "city[8]"])
        let combination = try #require(regression.aliased.first).combination
        #expect(combination.map(\.name) == ["region[S]", "city[3]", "city[4]"])
        for (summand, factor) in zip(combination, [1.0, -1, -1]) {
            #expect(abs(summand.factor - factor) < 1e-9)
        }
    }

    @Test func theSecondOfTwoEqualFactorsIsAliasedLevelByLevel() throws {
        let codes = codes(6, seed: 3)
        let names = (0..<6).map { "\($0)" }
        let regression = try LinearRegression(
            Design([
                .categorical(CategoricalColumn(name: "a", levels: names, codes: codes)),
                .categorical(CategoricalColumn(name: "b", levels: names, codes: codes)),
            ]),
            outcomes: outcome(4)
        )
        #expect(regression.aliased.map(\.name) == (1..<6).map { "b[\($0)]" })
        for (level, aliased) in regression.aliased.enumerated() {
            #expect(aliased.combination.map(\.name) == ["a[\(level + 1)]"])
        }
    }

    @Test func aLevelWithoutRowsDoesNotVary() throws {
        let factor = CategoricalColumn(name: "a", levels: ["x", "y", "none"], codes: codes(2, seed: 5))
        let regression = try LinearRegression(Design([.categorical(factor)]), outcomes: outcome(6))
        #expect(regression.aliased == [AliasedColumn(name: "a[none]", combination: [])])
    }

    @Test func cellsWithoutRowsAreNamed() throws {
        let first = codes(3, seed: 7)
        let second = zip(first, codes(3, seed: 8)).map { $0 == 2 ? 0 : $1 }
        let names = ["0", "1", "2"]
        let a = Design.Term.categorical(CategoricalColumn(name: "a", levels: names, codes: first))
        let b = Design.Term.categorical(CategoricalColumn(name: "b", levels: names, codes: second))
        let regression = try LinearRegression(Design([a, b, .interaction([a, b])]), outcomes: outcome(9))
        #expect(regression.aliased.map(\.name) == ["a[2]:b[1]", "a[2]:b[2]"])
    }

    @Test(arguments: 0..<20)
    func droppingLaterColumnsLeavesTheRank(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let region = codes(4, seed: seed * 3)
        let columns = (0..<3).map { factor -> Design.Term in
            let levels = Int32.random(in: 2...6, using: &generator)
            let own = codes(levels, seed: seed * 3 + factor + 50)
            return .categorical(
                CategoricalColumn(
                    name: "f\(factor)",
                    levels: (0..<levels * 4).map { "\($0)" },
                    codes: zip(region, own).map { $0 * levels + $1 },
                    coding: Bool.random(using: &generator) ? .sumToZero : .reference(level: 0)
                )
            )
        }
        let gram = try Gram(Design(columns), outcomes: [])
        let correlation = gram.correlation
        let pivoted = PivotedCholeskyOf(correlation)
        #expect(pivoted.dependent.count == pivoted.columns - pivoted.rank)
        // Each column kept adds to the rank of those before it.
        let kept = (0..<pivoted.columns).filter { !pivoted.dependent.contains($0) }
        #expect(PivotedCholeskyOf(correlation.submatrix(rows: kept, columns: kept)).rank == kept.count)
        for column in pivoted.dependent {
            let before = kept.filter { $0 < column }
            let with = before + [column]
            let block = correlation.submatrix(rows: with, columns: with)
            #expect(PivotedCholeskyOf(block).rank == before.count, "seed \(seed), column \(column)")
        }
    }
}

/// The rank and the dependent columns of a correlation matrix; a column that does not vary counts as zero.
private struct PivotedCholeskyOf {
    let columns: Int
    let rank: Int
    let dependent: [Int]

    init(_ correlation: Matrix) {
        columns = correlation.columns
        let known = Matrix(
            rows: correlation.rows,
            columns: correlation.columns,
            elements: correlation.elements.map { $0.isNaN ? 0 : $0 }
        )
        let pivoted = PivotedCholesky(known, tolerance: LinearRegression.aliasTolerance)
        rank = pivoted.rank
        dependent = pivoted.dependentColumns
    }
}

import NumericInputs
import TestInputs
import Testing

@testable import Statistics

/// Robust covariances of designs with levels, counted, against those of the expanded design.
@Suite struct CountedCovarianceTests {
    private func rows(_ seed: Int, count: Int, lonelyLevel: Bool = false) throws -> FittedRows {
        var random = SeededGenerator(seed: seed)
        func uniform() -> Double { Double(random.next() >> 11) * 0x1p-53 }
        func codes(_ levels: Int) -> [Int32] { (0..<count).map { _ in Int32(random.next(below: levels)) } }
        let region = codes(4)
        var product = codes(6)
        if lonelyLevel {
            product = product.map { $0 == 5 ? 0 : $0 }
            product[count / 2] = 5
        }
        let price = (0..<count).map { _ in 1_000 + uniform() }
        let terms: [Design.Term] = [
            .categorical(
                CategoricalColumn(
                    name: "region",
                    levels: ["a", "b", "c", "d"],
                    codes: region,
                    coding: .reference(level: 2)
                )
            ),
            .numeric(NumericColumn(name: "price", values: price)),
            .categorical(
                CategoricalColumn(name: "product", levels: (0..<6).map { "p\($0)" }, codes: product)
            ),
            // Two of the levels of a coarser column are combinations of those of the first.
            .categorical(
                CategoricalColumn(name: "area", levels: ["n", "s"], codes: region.map { $0 / 2 })
            ),
        ]
        let outcomes = ["time", "cost"].map { name in
            NumericColumn(
                name: name,
                values: (0..<count).map { Double(region[$0]) + price[$0] * uniform() + uniform() }
            )
        }
        return try FittedRows(Design(terms, rowCount: count), outcomes: outcomes)
    }

    @Test(arguments: 0..<6)
    func isThatOfTheExpandedDesign(_ seed: Int) throws {
        let rows = try rows(seed, count: 200 + 40_000 * (seed % 3))
        #expect(rows.isCountable)
        #expect(rows.regression.aliased.map(\.name) == ["area[s]"])
        for correction in FittedRows.HeteroskedasticityCorrection.allCases {
            let (counted, expanded) = (
                try rows.covariance(correction), try rows.expandedCovariance(correction)
            )
            #expect(counted.kind == expanded.kind)
            #expect(counted.smallSampleFactors == expanded.smallSampleFactors)
            #expect(counted.degreesOfFreedom == expanded.degreesOfFreedom)
            for (own, other) in zip(counted.matrices, expanded.matrices) {
                #expect(own.relativeDistance(to: other) < 1e-9, "\(correction)")
            }
        }
    }

    @Test func aRowThatItsOwnLevelFitsIsNamed() throws {
        let rows = try rows(3, count: 300, lonelyLevel: true)
        #expect(throws: InferenceError.leverageOfOne(row: 150, rows: 1)) { try rows.covariance(.hc3) }
        let (counted, expanded) = (try rows.covariance(.hc1), try rows.expandedCovariance(.hc1))
        #expect(counted.matrices[0].relativeDistance(to: expanded.matrices[0]) < 1e-9)
    }
}

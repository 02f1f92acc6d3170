import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

@testable import Statistics

@Suite struct LinearRegressionTests {
    @Test(.needsSharedData, arguments: DriverData.allCases)
    func coefficientsAndErrorsEqualThoseOfR(data: DriverData) throws {
        let (predictors, outcome) = try data.columns()
        let expected = try data.regression()
        let regression = try LinearRegression(Design(predictors), outcomes: [outcome])
        for (row, (estimate, error)) in zip(
            regression.coefficients.column(0),
            regression.classicalErrors.column(0)
        ).enumerated() {
            #expect(agree(estimate, expected.numbers("estimate")[row], tolerance: 1e-10))
            #expect(agree(error, expected.numbers("std_error")[row], tolerance: 1e-10))
        }
        for (value, measure) in [
            (regression.rSquared[0], "r_squared"), (regression.adjustedRSquared[0], "adj_r_squared"),
            (regression.residualVariances[0].squareRoot(), "sigma"),
        ] {
            #expect(agree(value, try data.fit(measure), tolerance: 1e-10), "\(measure)")
        }
    }

    @Test func theEffectsOnPartsAddUpToTheEffectOnTheirSum() throws {
        var generator = SeededGenerator(seed: 3)
        let design = try Design(
            (0..<4).map { NumericColumn(name: "x\($0)", values: generator.normals(300)) }
        )
        let parts = (0..<3).map { NumericColumn(name: "part\($0)", values: generator.normals(300)) }
        let total = NumericColumn(
            name: "total",
            values: (0..<300).map { row in parts.reduce(0) { $0 + $1.values[row] } }
        )
        let regression = try LinearRegression(design, outcomes: parts + [total])
        for row in 0..<5 {
            let sum = (0..<3).reduce(0.0) { $0 + regression.coefficients[row, $1] }
            #expect(abs(sum - regression.coefficients[row, 3]) < 1e-12)
        }
    }

    @Test func aColumnMadeOfOthersIsNamedWithItsCombination() throws {
        var generator = SeededGenerator(seed: 4)
        let first = generator.normals(100)
        let second = generator.normals(100)
        let design = try Design([
            NumericColumn(name: "a", values: first),
            NumericColumn(name: "constant", values: Array(repeating: 7, count: 100)),
            NumericColumn(name: "b", values: second),
            NumericColumn(name: "sum", values: zip(first, second).map { $0 + 2 * $1 + 5 }),
        ])
        let regression = try LinearRegression(
            design,
            outcomes: [NumericColumn(name: "y", values: generator.normals(100))]
        )
        #expect(regression.aliased.map(\.name).contains("constant"))
        #expect(regression.aliased.count == 2)
        #expect(regression.aliased.first { $0.name == "constant" }?.combination == [])
        let other = try #require(regression.aliased.first { $0.name != "constant" })
        #expect(other.combination.count == 2)
    }

    @Test func weightsAreAsManyCopiesOfARow() throws {
        var generator = SeededGenerator(seed: 6)
        let x = generator.normals(60)
        let y = generator.normals(60)
        let weights = (0..<60).map { Double($0 % 3 + 1) }
        let copies = (0..<60).flatMap { Array(repeating: $0, count: Int(weights[$0])) }
        let weighted = try LinearRegression(
            Design([NumericColumn(name: "x", values: x)]),
            outcomes: [NumericColumn(name: "y", values: y)],
            weights: weights
        )
        let repeated = try LinearRegression(
            Design([NumericColumn(name: "x", values: copies.map { x[$0] })]),
            outcomes: [NumericColumn(name: "y", values: copies.map { y[$0] })]
        )
        #expect(weighted.coefficients.distance(to: repeated.coefficients) < 1e-13)
        #expect(weighted.inverse.distance(to: repeated.inverse) < 1e-13)
    }

    @Test func theInverseRootMakesTheCentredColumnsOrthonormal() throws {
        var generator = SeededGenerator(seed: 7)
        let columns = (0..<3).map {
            NumericColumn(name: "x\($0)", values: generator.normals(50).map { 100 + $0 })
        }
        let regression = try LinearRegression(
            Design(columns),
            outcomes: [NumericColumn(name: "y", values: generator.normals(50))]
        )
        let centred = Matrix(
            columns: columns.enumerated().map { index, column in
                column.values.map { $0 - regression.columnMeans[index] }
            }
        )
        let orthonormal = centred * regression.inverseRoot
        let products = Matrix.transposedProduct(orthonormal, orthonormal)
        #expect(products.distance(to: .identity(3)) < 1e-13)
        #expect(regression.weight == 50)
    }

    /// Powers rounded to doubles, as a caller would give them: what that costs is in `digits`.
    @Test(
        .needsSharedData,
        arguments: [
            ("Norris", 1), ("Pontius", 2), ("NoInt1", 1), ("NoInt2", 1), ("Filip", 10), ("Longley", 0),
            ("Wampler1", 5),
            ("Wampler2", 5), ("Wampler3", 5), ("Wampler4", 5), ("Wampler5", 5),
        ]
    )
    func certifiedCoefficientsComeOutToTheDigitsPromised(name: String, degree: Int) throws {
        let set = try StatisticalReferenceData(name)
        let y = NumericColumn(name: "y", values: set.column(0).map { Double($0)! })
        let x = (1..<set.rows[0].count).map { set.column($0).map { Double($0)! } }
        let columns = degree == 0 ? x : (1...degree).map { power($0, of: x[0]) }
        let design = try Design(
            columns.enumerated().map { NumericColumn(name: "x\($0)", values: $1) },
            hasIntercept: set.hasIntercept
        )
        let regression = try LinearRegression(design, outcomes: [y])
        var fits = [regression]
        if let readTwice = try readTwice(design, outcome: y) { fits.append(readTwice) }
        // No Gram tells Filip's tenth power from a combination of the lower ones.
        #expect(fits.count == (name == "Filip" ? 1 : 2))
        for fit in fits {
            for (row, certified) in set.coefficients.enumerated() {
                let promised = min(fit.digits[row, 0], 14)
                let digits = correctDigits(fit.coefficients[row, 0], certified: certified.estimate)
                #expect(digits >= promised, "\(name) B\(row) by \(fit.method)")
                let saysSomething = promised >= digits - 4 || digits > 12
                #expect(saysSomething, "\(name) B\(row) by \(fit.method)")
            }
        }
        if degree > 1, name != "Pontius" {
            guard case .leastSquares = regression.method else {
                Issue.record("\(name) by \(regression.method)")
                return
            }
        }
    }

    private func readTwice(_ design: Design, outcome: NumericColumn) throws -> LinearRegression? {
        let gram = try Gram(design, outcomes: [outcome])
        let first = try LinearRegression(
            gram: gram,
            columnNames: design.columnNames,
            outcomeNames: [outcome.name],
            hasIntercept: design.hasIntercept
        )
        return try first.refined(gram: gram, design: design, outcomes: [outcome], weights: nil)
    }

    private func power(_ degree: Int, of x: [Double]) -> [Double] {
        x.map { value in (0..<degree).reduce(1) { product, _ in product * value } }
    }

    @Test(arguments: 0..<10)
    func theSecondPassIsAsExactAsQR(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let base = (0..<4).map { _ in generator.normals(5_000) }
        let columns = base + [zip(base[0], base[1]).map { $0 - $1 + 1e-4 * generator.nextNormal() }]
        let y = generator.normals(5_000)
        let regression = try LinearRegression(
            Design(columns.enumerated().map { NumericColumn(name: "x\($0)", values: $1) }),
            outcomes: [NumericColumn(name: "y", values: y)]
        )
        #expect(regression.method == .gramThenRows)
        let qr = try PivotedQR(Matrix(columns: [Array(repeating: 1, count: 5_000)] + columns))
        var solution = qr.multiply(Matrix(columns: [y]), transposed: true)
            .submatrix(rows: Array(0..<6), columns: [0])
        solution.solveTriangular(qr.factor, transposed: false)
        let root = qr.factor.invertedUpperTriangle
        let inverse = Matrix.productTransposed(root, root)
        for (position, column) in qr.pivots.enumerated() {
            let expected = solution[position, 0]
            #expect(
                abs(regression.coefficients[column, 0] - expected) < 1e-9 * abs(expected) + 1e-12,
                "seed \(seed)"
            )
            let variance = inverse[position, position]
            #expect(abs(regression.inverse[column, column] - variance) < 1e-9 * variance, "seed \(seed)")
        }
    }
}

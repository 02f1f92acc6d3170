import Foundation
import NumericInputs
import Statistics
import TestInputs
import Testing

@Suite struct CorrelationTests {
    private func column(_ values: [Double]) -> NumericColumn { NumericColumn(name: "x", values: values) }

    /// Few distinct values and some that are missing.
    private func randomColumn(_ rows: Int, _ generator: inout SeededGenerator) -> [Double] {
        let levels = Double.random(in: 2...30, using: &generator)
        let holes = Double.random(in: 0...0.2, using: &generator)
        return (0..<rows).map { _ in
            Double.random(in: 0...1, using: &generator) < holes
                ? .nan : (generator.nextNormal() * levels).rounded() / 4
        }
    }

    @Test(arguments: 0..<60)
    func rankCorrelationsEqualThoseOfAllPairs(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Int.random(in: 2...700, using: &generator)
        let x = randomColumn(rows, &generator)
        let y = randomColumn(rows, &generator)
        let complete = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
        var (score, leftUntied, rightUntied) = (0, 0, 0)
        for i in complete {
            for j in complete where j < i {
                let (left, right) = ((x[i] - x[j]).signum, (y[i] - y[j]).signum)
                score += left * right
                leftUntied += abs(left)
                rightUntied += abs(right)
            }
        }
        let kendall = try Correlation(of: column(x), and: column(y), measure: .kendall)
        #expect(kendall.pairs == complete.count && kendall.missing == rows - complete.count, "seed \(seed)")
        if leftUntied > 0, rightUntied > 0 {
            let expected = Double(score) / (Double(leftUntied) * Double(rightUntied)).squareRoot()
            #expect(abs(try #require(kendall.coefficient) - expected) < 1e-14, "seed \(seed)")
        } else {
            #expect(kendall.coefficient == nil && kendall.pValue == nil, "seed \(seed)")
        }
        let ranks = [x, y].map { values in averageRanks(of: complete.map { values[$0] }) }
        let spearman = try Correlation(of: column(x), and: column(y), measure: .spearman)
        let pearson = try Correlation(of: column(ranks[0]), and: column(ranks[1]))
        #expect((spearman.coefficient == nil) == (pearson.coefficient == nil), "seed \(seed)")
        if let ours = spearman.coefficient, let reference = pearson.coefficient {
            #expect(abs(ours - reference) < 1e-13, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<30)
    func distanceCorrelationsEqualThoseOfAllDistances(seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = Int.random(in: 4...120, using: &generator)
        let offset = Double.random(in: -1e3...1e3, using: &generator)
        let x = (0..<rows).map { _ in offset + (generator.nextNormal() * 3).rounded() }
        let y = x.map { ($0 - offset) * ($0 - offset) + 4 * generator.nextNormal() }
        guard Set(x).count > 1 else { return }
        let (a, b) = (centredDistances(x), centredDistances(y))
        func sum(_ left: [[Double]], _ right: [[Double]]) -> Double {
            zip(left, right).reduce(0) { $0 + zip($1.0, $1.1).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        let expected = (sum(a, b) / (sum(a, a) * sum(b, b)).squareRoot()).squareRoot()
        let ours = try DistanceCorrelation(of: column(x), and: column(y))
        #expect(abs(try #require(ours.coefficient) - expected) < 1e-12, "seed \(seed)")
    }

    /// The distances less the means of their rows and columns, plus the mean of all.
    private func centredDistances(_ values: [Double]) -> [[Double]] {
        let distances = values.map { a in values.map { abs(a - $0) } }
        let means = distances.map { $0.reduce(0, +) / Double(values.count) }
        let mean = means.reduce(0, +) / Double(values.count)
        return distances.indices.map { i in
            distances.indices.map { j in distances[i][j] - means[i] - means[j] + mean }
        }
    }

    /// p = P(χ²₁ ≥ 1 + n · the unbiased square); the square of a dependence without correlation is found.
    @Test func distanceCorrelationSeesWhatIsNotMonotone() throws {
        var generator = SeededGenerator(seed: 5)
        let x = generator.normals(2000)
        let y = x.map { $0 * $0 + generator.nextNormal() }
        let distance = try DistanceCorrelation(of: column(x), and: column(y))
        #expect(abs(try #require(Correlation(of: column(x), and: column(y)).coefficient)) < 0.1)
        #expect(try #require(distance.coefficient) > 0.25 && #require(distance.pValue) < 1e-20)
        let noise = generator.normals(2000)
        let none = try DistanceCorrelation(of: column(x), and: column(noise))
        #expect(try #require(none.pValue) > 0.05)
        let square = try #require(none.unbiasedSquare)
        #expect(none.pValue == ChiSquare(degreesOfFreedom: 1).upperTail(1 + 2000 * square))
    }

    @Test func aTableHoldsTheCorrelationsOfItsPairs() throws {
        var generator = SeededGenerator(seed: 9)
        let columns = (0..<4).map { NumericColumn(name: "c\($0)", values: randomColumn(300, &generator)) }
        let outcomes = (0..<3).map { NumericColumn(name: "o\($0)", values: randomColumn(300, &generator)) }
        for measure in Correlation.Measure.allCases {
            let table = try CorrelationTable(columns: columns, outcomes: outcomes, measure: measure)
            for (i, column) in columns.enumerated() {
                for (j, outcome) in outcomes.enumerated() {
                    #expect(try table[i, j] == Correlation(of: column, and: outcome, measure: measure))
                }
            }
        }
        let empty = try CorrelationTable(columns: [], outcomes: outcomes)
        #expect(empty.columnNames == [] && empty.outcomeNames == ["o0", "o1", "o2"])
    }

    @Test func perfectCorrelationsHaveAnIntervalOfOnePoint() throws {
        let values: [Double] = [1, 2, 3, 4, 5, 6]
        for measure in Correlation.Measure.allCases {
            let falling = try Correlation(
                of: column(values),
                and: column(values.map { -$0 }),
                measure: measure
            )
            #expect(falling.coefficient == -1 && falling.interval() == -1 ... -1)
        }
        #expect(try Correlation(of: column(values), and: column(values)).pValue == 0)
        let kendall = try Correlation(of: column(values), and: column(values), measure: .kendall)
        #expect(abs(try #require(kendall.pValue) - 2 / 720) < 1e-15)
    }

    @Test func whatDoesNotVaryHasNoCorrelation() throws {
        let tenths = [Double](repeating: 0.1, count: 30)
        let ascending = (0..<30).map(Double.init)
        for measure in Correlation.Measure.allCases {
            let correlation = try Correlation(of: column(tenths), and: column(ascending), measure: measure)
            #expect(
                correlation.coefficient == nil && correlation.pValue == nil && correlation.interval() == nil
            )
            #expect(correlation.pairs == 30)
        }
        #expect(try DistanceCorrelation(of: column(tenths), and: column(ascending)).coefficient == nil)
        let none = try Correlation(of: column([]), and: column([]))
        #expect(none.coefficient == nil && none.pairs == 0)
    }

    @Test func scaleAndOffsetDoNotMatter() throws {
        let x: [Double] = [1, 4, 2, 8, 5, 7]
        let y: [Double] = [2, 3, 1, 9, 4, 4]
        let r = try #require(Correlation(of: column(x), and: column(y)).coefficient)
        for (scale, offset) in [(1e300, 0.0), (1e-300, 0), (2e307, -8e307), (1, 1e9)] {
            let moved = x.map { $0 * scale + offset }
            let other = try #require(Correlation(of: column(moved), and: column(y)).coefficient)
            #expect(abs(other - r) < 1e-14)
        }
    }

    @Test func correlationsTakeWhatControlsExplainOutOfBothSides() throws {
        var generator = SeededGenerator(seed: 3)
        let control = generator.normals(500)
        let x = control.map { $0 + 0.1 * generator.nextNormal() }
        let y = control.map { $0 + 0.1 * generator.nextNormal() }
        let twice = column(control.map { 2 * $0 - 1 })
        let one = column([Double](repeating: 1, count: 500))
        let partial = try Correlation(
            of: column(x),
            and: column(y),
            controlling: [column(control), twice, one]
        )
        #expect(partial.removed == 1 && partial.degreesOfFreedom == 497)
        #expect(abs(try #require(partial.coefficient)) < 0.15)
        let explained = try Correlation(of: twice, and: column(y), controlling: [column(control)])
        #expect(explained.coefficient == nil)
        let plain = try Correlation(of: column(x), and: column(y), controlling: [])
        let pearson = try Correlation(of: column(x), and: column(y))
        #expect(abs(try #require(plain.coefficient) - #require(pearson.coefficient)) < 1e-14)
        #expect(plain.removed == 0)
    }

    @Test func withinGroupsTheLevelsOfGroupsDoNotCount() throws {
        let x: [Double] = [0, 1, 2, 100, 101, 102, 7]
        let y: [Double] = [2, 1, 0, 102, 101, 100, 9]
        let groups = CategoricalColumn(name: "g", levels: ["a", "b", "c"], codes: [0, 0, 0, 1, 1, 1, -1])
        let within = try Correlation(of: column(x), and: column(y), within: groups)
        #expect(within.coefficient == -1 && within.pairs == 6 && within.missing == 1)
        #expect(within.removed == 1 && within.degreesOfFreedom == 3)
    }

    @Test func whatIsWrongIsNamed() {
        let x = NumericColumn(name: "hours", values: [1, 2, .infinity])
        #expect(throws: CorrelationError.infinite(column: "hours", row: 2)) {
            try Correlation(of: x, and: column([1, 2, 3]))
        }
        #expect(throws: CorrelationError.lengths(column: "x", rows: 2, expected: 3)) {
            try Correlation(of: column([1, 2, 3]), and: column([1, 2]), measure: .kendall)
        }
    }

    @Test(.needsSharedData, arguments: DriverData.allCases)
    func correlationsOfTheDriversEqualTheReference(data: DriverData) throws {
        let (predictors, outcome) = try data.columns()
        let reference = try data.importance()
        #expect(reference.texts("predictor") == predictors.map(\.name))
        for (measure, name) in zip(
            Correlation.Measure.allCases,
            ["pearson_r", "spearman_rho", "kendall_tau_b"]
        ) {
            let table = try CorrelationTable(columns: predictors, outcomes: [outcome], measure: measure)
            for (index, expected) in reference.numbers(name).enumerated() {
                #expect(abs(try #require(table[index, 0].coefficient) / expected - 1) < 1e-13)
            }
        }
    }
}

extension Double {
    fileprivate var signum: Int { self > 0 ? 1 : self < 0 ? -1 : 0 }
}

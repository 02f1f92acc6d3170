import Foundation
import Statistics
import Testing

/// Units of unequal size over periods, some cells missing, columns that move with unit and period.
private struct GappedPanel {
    var units: [Int32] = []
    var periods: [Int32] = []
    var columns: [NumericColumn] = []
    var outcomes: [NumericColumn] = []
    let unitCount = 9
    let periodCount = 7

    init(seed: UInt64, missing: Double = 0.1) {
        var stream = RandomStream(seed: seed)
        for unit in 0..<unitCount {
            for period in 0..<periodCount where stream.nextUniform() < 0.85 {
                units.append(Int32(unit))
                periods.append(Int32(period))
            }
        }
        let ofUnit = (0..<unitCount).map { _ in stream.nextNormals().0 * 2 }
        let ofPeriod = (0..<periodCount).map { _ in stream.nextNormals().0 }
        func column(_ name: String, _ extra: [Double]?) -> NumericColumn {
            NumericColumn(
                name: name,
                values: units.indices.map { row in
                    let value =
                        ofUnit[Int(units[row])] + ofPeriod[Int(periods[row])] + (extra?[row] ?? 0)
                        + stream.nextNormals().0
                    return stream.nextUniform() < missing ? .nan : 50 + value
                }
            )
        }
        columns = ["a", "b", "c"].map { column($0, nil) }
        outcomes = ["y", "z"].map { column($0, columns[0].values.map { $0.isNaN ? 0 : -0.5 * $0 }) }
    }

    var clustering: Clustering { Clustering(name: "unit", codes: units, codeCount: unitCount) }
    var periodClustering: Clustering { Clustering(name: "period", codes: periods, codeCount: periodCount) }

    func complete(_ columns: [NumericColumn]) -> [Int] {
        units.indices.filter { row in !columns.contains { $0.values[row].isNaN } }
    }

    /// (G - 1) / G Σ (artanh r₍g₎ - artanh r)², each r computed from scratch.
    func jackknife(
        _ rows: [Int],
        transform: (Double) -> Double = atanh,
        _ statistic: ([Int]) throws -> Double
    ) rethrows
        -> (estimate: Double, error: Double)
    {
        let whole = try statistic(rows)
        let clusters = Set(rows.map { units[$0] }).sorted()
        let squares = try clusters.reduce(0.0) { sum, cluster in
            let rest = try transform(statistic(rows.filter { units[$0] != cluster })) - transform(whole)
            return sum + rest * rest
        }
        return (whole, (squares * Double(clusters.count - 1) / Double(clusters.count)).squareRoot())
    }

    func column(_ column: NumericColumn, _ rows: [Int]) -> NumericColumn {
        NumericColumn(name: column.name, values: rows.map { column.values[$0] })
    }
}

@Suite("Correlations of clustered rows")
struct ClusteredCorrelationTests {
    static let seeds: [UInt64] = [1, 2, 3]

    @Test(arguments: seeds)
    func pooledOnesLeaveOutEachClusterInTurn(seed: UInt64) throws {
        let panel = GappedPanel(seed: seed)
        let table = try pooledCorrelations(
            columns: panel.columns,
            outcomes: panel.outcomes,
            clusteredBy: panel.clustering
        )
        for (index, result) in table.enumerated() {
            let (x, y) = (panel.columns[index % 3], panel.outcomes[index / 3])
            let rows = panel.complete([x, y])
            let expected = try panel.jackknife(rows) { rows in
                try #require(
                    try Correlation(of: panel.column(x, rows), and: panel.column(y, rows)).coefficient
                )
            }
            #expect(result.rows == rows.count)
            #expect(abs(try #require(result.coefficient) - expected.estimate) < 1e-12)
            #expect(abs(try #require(result.error) - expected.error) < 1e-10)
        }
    }

    @Test(arguments: seeds)
    func partialOnesHoldTheOtherColumnsFixed(seed: UInt64) throws {
        let panel = GappedPanel(seed: seed)
        let table = try partialCorrelations(
            columns: panel.columns,
            outcomes: panel.outcomes,
            clusteredBy: panel.clustering
        )
        for (index, result) in table.enumerated() {
            let (x, y) = (index % 3, panel.outcomes[index / 3])
            let rows = panel.complete(panel.columns + [y])
            let others = panel.columns.indices.filter { $0 != x }
            let expected = try panel.jackknife(rows) { rows in
                try #require(
                    try Correlation(
                        of: panel.column(panel.columns[x], rows),
                        and: panel.column(y, rows),
                        controlling: others.map { panel.column(panel.columns[$0], rows) }
                    ).coefficient
                )
            }
            #expect(result.rows == rows.count)
            #expect(abs(try #require(result.coefficient) - expected.estimate) < 1e-11)
            #expect(abs(try #require(result.error) - expected.error) < 1e-9)
        }
    }

    @Test(arguments: seeds)
    func withinOnesAreThoseOfDummiesForUnitsAndPeriods(seed: UInt64) throws {
        let panel = GappedPanel(seed: seed)
        let table = try withinAssociations(
            columns: panel.columns,
            outcomes: panel.outcomes,
            units: panel.clustering,
            periods: panel.periodClustering
        )
        for (index, result) in table.enumerated() {
            let (x, y) = (panel.columns[index % 3], panel.outcomes[index / 3])
            let complete = panel.complete([x, y])
            let rows = complete.filter { row in complete.count { panel.units[$0] == panel.units[row] } > 1 }
            func factors(_ rows: [Int]) throws -> [Design.Term] {
                [(panel.units, "unit"), (panel.periods, "period")].map { codes, name in
                    let present = Set(rows.map { codes[$0] }).sorted()
                    return .categorical(
                        CategoricalColumn(
                            name: name,
                            levels: present.map { "\($0)" },
                            codes: rows.map { row in Int32(present.firstIndex(of: codes[row]) ?? -1) }
                        )
                    )
                }
            }
            let slope = try panel.jackknife(rows, transform: { $0 }) { rows in
                let design = try Design([.numeric(panel.column(x, rows))] + factors(rows))
                let regression = try LinearRegression(design, outcomes: [panel.column(y, rows)])
                return regression.coefficients[try #require(regression.names.firstIndex(of: x.name)), 0]
            }
            let correlation = try panel.jackknife(rows) { rows in
                let design = try Design([.numeric(panel.column(x, rows))] + factors(rows))
                let regression = try LinearRegression(design, outcomes: [panel.column(y, rows)])
                return try #require(regression.partialCorrelations().first { $0.name == x.name }).partial
            }
            #expect(result.correlation.rows == rows.count)
            #expect(abs(try #require(result.slope) - slope.estimate) < 1e-10)
            #expect(abs(try #require(result.slopeError) - slope.error) < 1e-9)
            #expect(abs(try #require(result.correlation.coefficient) - correlation.estimate) < 1e-10)
            #expect(abs(try #require(result.correlation.error) - correlation.error) < 1e-8)
        }
    }

    @Test func whatCannotBeComputedSaysWhy() throws {
        var panel = GappedPanel(seed: 4, missing: 0)
        let rows = panel.units.count
        let ofUnit = NumericColumn(name: "unit", values: panel.units.map { Double($0) * 0.1 })
        let ofPeriod = NumericColumn(name: "period", values: panel.periods.map { Double($0) * 0.1 })
        let constant = NumericColumn(name: "constant", values: Array(repeating: 0.1, count: rows))
        // Others than the one unit in which it varies leave nothing.
        let once = NumericColumn(name: "once", values: panel.units.indices.map { $0 == 3 ? 1 : 0 })
        let double = NumericColumn(name: "double", values: panel.columns[0].values.map { 2 * $0 + 1 })
        panel.columns = [ofUnit, ofPeriod, constant, once, panel.columns[0], double]
        let outcome = [double]
        let within = try withinAssociations(
            columns: panel.columns,
            outcomes: outcome,
            units: panel.clustering,
            periods: panel.periodClustering
        ).map(\.correlation)
        #expect(
            within.map(\.gap) == [
                .explainedColumn, .explainedColumn, .constantColumn, .dependsOnCluster(Int(panel.units[3])),
                .perfect,
                .perfect,
            ]
        )
        #expect(within[3].coefficient != nil && within[3].pValue == nil)
        let pooled = try pooledCorrelations(
            columns: panel.columns,
            outcomes: outcome,
            clusteredBy: panel.clustering
        )
        #expect(
            pooled.map(\.gap) == [
                nil, nil, .constantColumn, .dependsOnCluster(Int(panel.units[3])), .perfect, .perfect,
            ]
        )
        let partial = try partialCorrelations(
            columns: panel.columns,
            outcomes: panel.outcomes,
            clusteredBy: panel.clustering
        )
        #expect(partial[2].gap == .constantColumn)
        #expect(partial.prefix(6).count { $0.gap == .explainedColumn } == 1)
        let two = Clustering(name: "two", codes: panel.units.map { $0 < 4 ? 0 : 1 }, codeCount: 2)
        #expect(
            try pooledCorrelations(columns: [double], outcomes: panel.outcomes, clusteredBy: two).map(\.gap)
                == [.tooFewClusters, .tooFewClusters]
        )
    }

    /// 200 panels of 12 units whose columns and outcomes both wander, without any connection.
    @Test func clustersThatHangTogetherAreNotTakenForManyRows() throws {
        var (rejected, naive) = (0, 0)
        for seed in 0..<200 as Range<UInt64> {
            var stream = RandomStream(seed: seed, stream: 7)
            var (x, y): ([Double], [Double]) = ([], [])
            var units: [Int32] = []
            for unit in 0..<12 as Range<Int32> {
                let (a, b) = stream.nextNormals()
                for _ in 0..<20 {
                    let (c, d) = stream.nextNormals()
                    x.append(a + 0.5 * c)
                    y.append(b + 0.5 * d)
                    units.append(unit)
                }
            }
            let (left, right) = (NumericColumn(name: "x", values: x), NumericColumn(name: "y", values: y))
            let clustering = Clustering(name: "unit", codes: units, codeCount: 12)
            let result = try pooledCorrelations(columns: [left], outcomes: [right], clusteredBy: clustering)[
                0
            ]
            if try #require(result.pValue) < 0.05 { rejected += 1 }
            if try #require(try Correlation(of: left, and: right).pValue) < 0.05 { naive += 1 }
        }
        #expect(rejected <= 20, "at 5 % of 200, 10 are expected")
        #expect(naive > 80, "rows taken for independent")
    }
}

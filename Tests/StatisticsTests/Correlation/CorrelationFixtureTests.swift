import Statistics
import Testing

@Suite struct CorrelationFixtureTests {
    private struct DataSet: Decodable {
        let x, y, c1, c2: [Double?]
        let group: [Int32]
        /// Coefficient, p value, ends of the 90 % interval.
        let pearson, spearman, kendall, partial, within: [Double]
        /// The coefficient and the unbiased square.
        let distance: [Double]

        func column(_ values: [Double?]) -> NumericColumn {
            NumericColumn(name: "column", values: values.map { $0 ?? .nan })
        }

        var groups: CategoricalColumn {
            CategoricalColumn(name: "group", levels: ["a", "b", "c", "d", "e"], codes: group)
        }
    }

    private let sets: [DataSet]

    init() throws { sets = try Fixture.read("correlations") }

    @Test func coefficientsTestsAndIntervalsEqualThoseOfR() throws {
        #expect(sets.count == 8)
        for data in sets {
            let (x, y) = (data.column(data.x), data.column(data.y))
            try expect(Correlation(of: x, and: y, measure: .pearson), data.pearson)
            try expect(Correlation(of: x, and: y, measure: .spearman), data.spearman)
            try expect(Correlation(of: x, and: y, measure: .kendall), data.kendall)
            let controls = [data.column(data.c1), data.column(data.c2)]
            try expect(Correlation(of: x, and: y, controlling: controls), data.partial)
            try expect(Correlation(of: x, and: y, within: data.groups), data.within)
            let distance = try DistanceCorrelation(of: x, and: y)
            #expect(abs(try #require(distance.coefficient) - data.distance[0]) < 1e-12)
            #expect(abs(try #require(distance.unbiasedSquare) - data.distance[1]) < 1e-12)
        }
    }

    /// Both give Pearson, Spearman and Kendall, each with its p value; Kendall's here is never exact.
    @Test func coefficientsAndTestsEqualThoseOfScipy() throws {
        for (data, reference) in zip(sets, try Fixture.read("correlations-scipy", as: [[Double]].self)) {
            for (index, measure) in Correlation.Measure.allCases.enumerated() {
                let ours = try Correlation(
                    of: data.column(data.x),
                    and: data.column(data.y),
                    measure: measure
                )
                let isExact = measure == .kendall && Set(data.x).count == data.x.count && ours.pairs < 50
                #expect(abs(try #require(ours.coefficient) - reference[2 * index]) < 1e-12)
                if isExact { continue }
                #expect(abs(try #require(ours.pValue) / reference[2 * index + 1] - 1) < 1e-11)
            }
        }
    }

    @Test func missingPairsAreCounted() throws {
        let data = sets[3]
        let missing = zip(data.x, data.y).count { $0 == nil || $1 == nil }
        #expect(missing > 15)
        let (x, y) = (data.column(data.x), data.column(data.y))
        for measure in Correlation.Measure.allCases {
            let correlation = try Correlation(of: x, and: y, measure: measure)
            #expect(correlation.missing == missing && correlation.pairs == data.x.count - missing)
        }
        #expect(try DistanceCorrelation(of: x, and: y).missing == missing)
        #expect(try Correlation(of: x, and: y, controlling: [data.column(data.c1)]).missing == missing)
        #expect(try Correlation(of: x, and: y, within: data.groups).missing == missing)
    }

    /// The data set of 1e6 + 1e-3 v leaves seven digits of v, so p values are compared at 1e-10.
    private func expect(_ ours: Correlation, _ reference: [Double]) throws {
        let interval = try #require(ours.interval(confidence: 0.9))
        #expect(abs(try #require(ours.coefficient) - reference[0]) < 2e-12)
        #expect(abs(try #require(ours.pValue) / reference[1] - 1) < 1e-10)
        #expect(abs(interval.lowerBound - reference[2]) < 2e-12)
        #expect(abs(interval.upperBound - reference[3]) < 2e-12)
    }
}

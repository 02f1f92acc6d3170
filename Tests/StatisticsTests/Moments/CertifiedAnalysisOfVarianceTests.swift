import LinearAlgebra
import NumericInputs
import Statistics
import TestInputs
import Testing

/// The eleven one-way analyses of variance of NIST's StRD.
@Suite(.needsSharedData) struct CertifiedAnalysisOfVarianceTests {
    /// The correct digits of the worst statistic that doubles must reach: of the 13 leading digits of SmLs07 to 09 all
    /// are constant, and a double has 16.
    static let fromDoubles: [String: Double] = [
        "SiRstv": 13, "AtmWtAg": 8.5,
        "SmLs01": 14.5, "SmLs02": 14.5, "SmLs03": 14.5,
        "SmLs04": 9.5, "SmLs05": 9.5, "SmLs06": 9.5,
        "SmLs07": 2.5, "SmLs08": 2.5, "SmLs09": 2.5,
    ]

    @Test(arguments: fromDoubles.keys.sorted()) func decimalsReachFourteenDigits(set: String) throws {
        let data = try StatisticalReferenceData("anova/\(set)")
        for (statistic, digits) in try Self.digits(Self.analysis(data, decimal: true), data) {
            #expect(digits >= 14, "\(set), \(statistic)")
        }
    }

    @Test(arguments: fromDoubles.keys.sorted()) func doublesReachWhatTheyCanHold(set: String) throws {
        let data = try StatisticalReferenceData("anova/\(set)")
        let analysis = try Self.analysis(data, decimal: false)
        let digits = try Self.digits(analysis, data)
        let bound = try #require(Self.fromDoubles[set])
        for (statistic, digits) in digits { #expect(digits >= bound, "\(set), \(statistic)") }
        let ofF = try #require(digits.last)
        #expect(ofF.1 >= min(analysis.dataDigits, 14.5), "\(set) promises \(analysis.dataDigits)")
    }

    static func analysis(_ data: StatisticalReferenceData, decimal: Bool) throws -> OneWayAnalysisOfVariance {
        let groups = try data.column(0).map { try #require(Int32($0)) - 1 }
        let texts = data.column(1)
        return try OneWayAnalysisOfVariance(
            decimal
                ? DoubleDoubleVector(texts.map { try #require(DoubleDouble($0)) })
                : DoubleDoubleVector(texts.map { try #require(Double($0)) }),
            groups: groups,
            groupCount: Int((groups.max() ?? 0) + 1)
        )
    }

    static func digits(
        _ analysis: OneWayAnalysisOfVariance,
        _ data: StatisticalReferenceData
    ) throws -> [(String, Double)] {
        let between = data.certified("Between Instrument") + data.certified("Between Treatment")
        let within = data.certified("Within Instrument") + data.certified("Within Treatment")
        try #require(between.count == 4 && within.count == 3)
        #expect(analysis.betweenDegreesOfFreedom == Int(between[0].high))
        #expect(analysis.withinDegreesOfFreedom == Int(within[0].high))
        let rSquared = try #require(data.certified("Certified R-Squared").first)
        let deviation = try #require(data.certified("Standard Deviation").first)
        return [
            ("between", correctDigits(analysis.betweenSumOfSquares, certified: between[1])),
            ("within", correctDigits(analysis.withinSumOfSquares, certified: within[1])),
            ("R²", correctDigits(analysis.rSquared ?? .nan, certified: rSquared)),
            (
                "residual SD",
                correctDigits(analysis.residualStandardDeviation ?? .nan, certified: deviation)
            ),
            ("F", correctDigits(analysis.fStatistic ?? .nan, certified: between[3])),
        ]
    }
}

import LinearAlgebra
import NumericInputs
import Statistics
import TestInputs
import Testing

/// The nine univariate sets of NIST's StRD: values read as decimals reach every certified digit; values read as
/// doubles lose what doubles cannot hold, which is stated here set by set.
@Suite(.needsSharedData) struct CertifiedMomentsTests {
    /// The correct digits of mean, standard deviation and autocorrelation that doubles must reach.
    static let fromDoubles: [String: (mean: Double, deviation: Double, autocorrelation: Double)] = [
        "Lew": (15, 14.8, 14.8), "Lottery": (14.8, 14.8, 14.8), "Mavro": (15, 12.5, 12.5),
        "Michelso": (15, 13.5, 13.4), "NumAcc1": (15, 15, 15), "NumAcc2": (15, 14.5, 14.5),
        "NumAcc3": (15, 9, 9), "NumAcc4": (15, 8, 8), "PiDigits": (14.8, 14.8, 14.8),
    ]

    @Test(arguments: fromDoubles.keys.sorted()) func decimalsReachFourteenDigits(set: String) throws {
        let data = try StatisticalReferenceData(set)
        let digits = try Self.digits(data, decimal: true)
        for (statistic, digits) in digits { #expect(digits >= 14, "\(set), \(statistic)") }
    }

    @Test(arguments: fromDoubles.keys.sorted()) func doublesReachWhatTheyCanHold(set: String) throws {
        let data = try StatisticalReferenceData(set)
        let digits = try Self.digits(data, decimal: false)
        let bounds = try #require(Self.fromDoubles[set])
        #expect(digits[0].1 >= bounds.mean, "\(set), mean")
        #expect(digits[1].1 >= bounds.deviation, "\(set), standard deviation")
        #expect(digits[2].1 >= bounds.autocorrelation, "\(set), autocorrelation")
    }

    /// The bounds are no more than promises: every set keeps them, up to the 15 digits that are certified.
    @Test(arguments: fromDoubles.keys.sorted()) func dataDigitsAreNotMoreThanDoublesReach(set: String) throws
    {
        let data = try StatisticalReferenceData(set)
        let digits = try Self.digits(data, decimal: false)
        let stated = try Moments(data.column(0).map { try #require(Double($0)) }).dataDigits
        #expect(digits[0].1 >= min(stated.mean, 14.5), "\(set), mean")
        #expect(digits[1].1 >= min(stated.standardDeviation, 14.5), "\(set), standard deviation")
        #expect(digits[2].1 >= min(stated.lagOneAutocorrelation, 14.5), "\(set), autocorrelation")
    }

    static func digits(_ data: StatisticalReferenceData, decimal: Bool) throws -> [(String, Double)] {
        let texts = data.column(0)
        let moments = try Moments(
            decimal
                ? DoubleDoubleVector(texts.map { try #require(DoubleDouble($0)) })
                : DoubleDoubleVector(texts.map { try #require(Double($0)) })
        )
        let mean = try #require(data.certified("Sample Mean                                ybar:").first)
        let deviation = try #require(data.certified("Sample Standard Deviation (denom. = n-1)      s:").first)
        let neighbour = try #require(data.certified("Sample Autocorrelation Coefficient (lag 1) r(1):").first)
        return [
            ("mean", correctDigits(moments.mean, certified: mean)),
            ("standard deviation", correctDigits(moments.standardDeviation ?? .nan, certified: deviation)),
            ("autocorrelation", correctDigits(moments.lagOneAutocorrelation ?? .nan, certified: neighbour)),
        ]
    }
}

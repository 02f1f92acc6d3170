import Foundation
import Statistics
import Testing

@Suite struct DistributionsTests {
    /// Densities and tails are compared where they are normal numbers.
    private static let least = 1e-307

    /// Boost's powers x^a (1 - x)^b are off by up to 3e-20 for each degree of freedom; all else is rounding.
    private func accuracy(_ row: [Double?], results: Int) -> Double {
        4e-15 + 3e-20 * (row.dropLast(results + 1).compactMap { $0 }.max() ?? 0)
    }

    @Test(arguments: DistributionFixture.names)
    func densitiesAndTailsEqualSixtyDigitArithmetic(name: String) throws {
        for row in try DistributionFixture.rows("distributions-mpmath", name) {
            let (distribution, x, references) = try DistributionFixture.read(row, name, results: 5)
            let tolerance = accuracy(row, results: 5)
            for (ours, reference) in zip(results(of: distribution, at: x), references) {
                guard let reference, abs(reference) > Self.least else { continue }
                #expect(abs(ours / reference - 1) < tolerance, "\(distribution) at \(x)")
            }
        }
    }

    /// R itself is up to 7e-13 off, at a density of the chi-square with 100,000 degrees of freedom.
    @Test(arguments: DistributionFixture.names)
    func densitiesAndTailsEqualThoseOfR(name: String) throws {
        for row in try DistributionFixture.rows("distributions-r", name, "tails") {
            let (distribution, x, references) = try DistributionFixture.read(row, name, results: 5)
            // R rounds 1 - x before its arc tangent: pt(1e-8, 1) is off by 2e-12.
            if distribution as? StudentT == StudentT(degreesOfFreedom: 1), x == 1e-8 { continue }
            for (ours, reference) in zip(results(of: distribution, at: x), references) {
                guard let reference, abs(reference) > Self.least else { continue }
                #expect(abs(ours / reference - 1) < 1e-12, "\(distribution) at \(x)")
            }
        }
    }

    /// R's own quantiles are compared where they lead back to their probability; many far out do not.
    @Test(arguments: DistributionFixture.names)
    func quantilesEqualThoseOfR(name: String) throws {
        var compared = 0
        for row in try DistributionFixture.rows("distributions-r", name, "quantiles") {
            let (distribution, probability, references) = try DistributionFixture.read(row, name, results: 2)
            for (tail, reference) in zip([Tail.lower, .upper], references) {
                guard let reference, abs(distribution.tail(tail, reference) / probability - 1) < 1e-13
                else { continue }
                compared += 1
                let error = abs(distribution.quantile(tail, probability) - reference)
                #expect(error <= 1e-15 + 1e-12 * abs(reference), "\(distribution) \(tail) \(probability)")
            }
        }
        #expect(compared >= 14)
    }

    /// What is left is what rounding x does to its probability: an ulp of x times the density.
    @Test(arguments: DistributionFixture.names)
    func quantilesLeadBackToTheirProbabilities(name: String) throws {
        for row in try DistributionFixture.rows("distributions-r", name, "quantiles") {
            let (distribution, probability, _) = try DistributionFixture.read(row, name, results: 2)
            for tail in [Tail.lower, .upper] {
                let x = distribution.quantile(tail, probability)
                if let last = lastNumber(before: x, of: distribution) {
                    #expect(
                        distribution.tail(tail, last) > probability,
                        "\(distribution) \(tail) \(probability)"
                    )
                } else {
                    let rounding = abs(x) * distribution.density(x) / probability
                    let error = abs(distribution.tail(tail, x) / probability - 1)
                    let tolerance = accuracy(row, results: 2) + 3e-16 * rounding
                    #expect(error < tolerance, "\(distribution) \(tail) \(probability)")
                }
            }
        }
    }

    @Test func infiniteDegreesOfFreedomAreTheLimits() {
        let (t, f) = (StudentT(degreesOfFreedom: .infinity), FisherF(numerator: 3, denominator: .infinity))
        #expect(t.upperTail(2) == Normal().upperTail(2) && t.density(2) == Normal().density(2))
        #expect(t.quantile(upperTail: 1e-9) == Normal().quantile(upperTail: 1e-9))
        #expect(f.upperTail(2) == ChiSquare(degreesOfFreedom: 3).upperTail(6))
        #expect(abs(f.upperTail(2) - FisherF(numerator: 3, denominator: 1e14).upperTail(2)) < 1e-14)
        #expect(
            abs(f.quantile(upperTail: 0.1) * 3 - ChiSquare(degreesOfFreedom: 3).quantile(upperTail: 0.1))
                < 1e-14
        )
    }

    /// R 4.2.2: `pnorm(-1e8, log = TRUE)`, `pt(500, 1e6, lower = FALSE, log = TRUE)`,
    /// `pchisq(1e6, 10, lower = FALSE, log = TRUE)`, `pchisq(1e-6, 2000, log = TRUE)`,
    /// `pf(500, 1000, 1e6, lower = FALSE, log = TRUE)`, `pbeta(1e-6, 2000, 100, log = TRUE)`.
    @Test func logarithmsGoOnWhereTailsEnd() {
        let results = [
            (Normal().logLowerTail(-1e8), -5_000_000_000_000_019),
            (StudentT(degreesOfFreedom: 1e6).logUpperTail(500), -111578.7976362108),
            (ChiSquare(degreesOfFreedom: 10).logUpperTail(1e6), -499950.68859232072),
            (ChiSquare(degreesOfFreedom: 2000).logLowerTail(1e-6), -20420.785917511883),
            (FisherF(numerator: 1000, denominator: 1e6).logUpperTail(500), -199337.56669622389),
            (Beta(a: 2000, b: 100).logLowerTail(1e-6), -27235.231129064436),
        ]
        for (ours, reference) in results { #expect(abs(ours / reference - 1) < 1e-14) }
    }

    @Test func whatIsOutOfRangeIsNotANumber() {
        #expect(StudentT(degreesOfFreedom: 0).upperTail(1).isNaN)
        #expect(FisherF(numerator: 1, denominator: -1).upperTail(1).isNaN)
        #expect(ChiSquare(degreesOfFreedom: .nan).density(1).isNaN)
        #expect(Beta(a: 0, b: 1).quantile(lowerTail: 0.5).isNaN)
        #expect(Normal(standardDeviation: 0).upperTail(1).isNaN)
        #expect(Normal().upperTail(.nan).isNaN)
        #expect(Normal().quantile(lowerTail: 1.5).isNaN)
    }

    @Test func outsideTheSupportThereIsNothing() {
        for distribution in [
            ChiSquare(degreesOfFreedom: 2), FisherF(numerator: 2, denominator: 3), Beta(a: 1, b: 2),
        ]
            as [any ContinuousDistribution]
        {
            #expect(distribution.density(-1) == 0 && distribution.lowerTail(-1) == 0)
            #expect(distribution.upperTail(-1) == 1 && distribution.upperTail(.infinity) == 0)
            #expect(distribution.logLowerTail(-1) == -.infinity && distribution.quantile(lowerTail: 0) == 0)
        }
        #expect(StudentT(degreesOfFreedom: 2).quantile(upperTail: 0) == .infinity)
    }

    @Test func twoSidedTailsAndHalfWidthsBelongTogether() {
        let distribution = Normal(mean: 3, standardDeviation: 2)
        let width = distribution.halfWidth(confidence: 0.95)
        #expect(abs(width / 2 - 1.959963984540054) < 1e-14)
        #expect(abs(distribution.twoSidedTail(3 - width) - 0.05) < 1e-15)
        #expect(
            StudentT(degreesOfFreedom: 7.5).twoSidedTail(-2)
                == StudentT(degreesOfFreedom: 7.5).twoSidedTail(2)
        )
    }

    /// Where a quantile rounds to an end of the support or of the numbers, the number before it.
    private func lastNumber(before x: Double, of distribution: any ContinuousDistribution) -> Double? {
        if x == 0, distribution.lowerTail(0) == 0 { return Double.leastNonzeroMagnitude }
        if x == 1, distribution.upperTail(1) == 0 { return 1.0.nextDown }
        return x.isInfinite ? Double(sign: x.sign, exponent: 0, significand: .greatestFiniteMagnitude) : nil
    }

    private func results(of distribution: any ContinuousDistribution, at x: Double) -> [Double] {
        [
            distribution.density(x), distribution.lowerTail(x), distribution.upperTail(x),
            distribution.logLowerTail(x), distribution.logUpperTail(x),
        ]
    }
}

/// Rows of the fixtures: a distribution's parameters, an argument, results (nil where they are not finite).
enum DistributionFixture {
    static let names = ["normal", "studentT", "fisherF", "chiSquare", "beta"]

    static func rows(_ file: String, _ name: String) throws -> [[Double?]] {
        try #require(try Fixture.read(file, as: [String: [[Double?]]].self)[name])
    }

    static func rows(_ file: String, _ name: String, _ table: String) throws -> [[Double?]] {
        try #require(try Fixture.read(file, as: [String: [String: [[Double?]]]].self)[name]?[table])
    }

    static func read(
        _ row: [Double?],
        _ name: String,
        results: Int
    ) throws -> (any ContinuousDistribution, argument: Double, results: [Double?]) {
        let given = try row.dropLast(results).map { try #require($0) }
        let x = try #require(given.last)
        let distribution: any ContinuousDistribution =
            switch name {
            case "normal": Normal()
            case "studentT": StudentT(degreesOfFreedom: given[0])
            case "fisherF": FisherF(numerator: given[0], denominator: given[1])
            case "chiSquare": ChiSquare(degreesOfFreedom: given[0])
            default: Beta(a: given[0], b: given[1])
            }
        return (distribution, x, Array(row.suffix(results)))
    }
}

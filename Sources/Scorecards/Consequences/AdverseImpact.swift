import Foundation
import Statistics

/// The share of periods with a green composite in a group, of which each person has several.
///
/// A ratio of two sums over people, so that its variance is that of the residuals gᵢ − r nᵢ between people (Cochran, "Sampling
/// Techniques", 3rd ed. 1977, section 6.4).
struct GreenRate: Sendable, Equatable {
    let share: Double
    /// Of the share.
    let variance: Double
    let people: Int
    let periods: Double

    /// - Precondition: two people at least, each with a period.
    init(_ people: [PersonConsequence.LightCounts]) {
        let green = people.map { Double($0.green) }
        let periods = people.map { Double($0.green + $0.amber + $0.red) }
        let all = periods.reduce(0, +)
        let share = green.reduce(0, +) / all
        let count = Double(people.count)
        let residuals = zip(green, periods).map { $0 - share * $1 }
        self.share = share
        variance = count / (count - 1) * residuals.reduce(0) { $0 + $1 * $1 } / (all * all)
        self.people = people.count
        self.periods = all
    }
}

/// How often a group comes out well beside the group that most often does: below four fifths, selection rates count as evidence of
/// adverse impact (Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D, 1978).
///
/// It is a ratio of rates, and says nothing of why they differ.
public struct AdverseImpact: Sendable, Equatable {
    /// Of the group's share of green periods to that of the reference.
    public let ratio: Double
    /// The group with the largest share.
    public let reference: String
    /// By the logarithm of the ratio with people as clusters; nil where a share is zero, and for the reference itself.
    public let interval: ClosedRange<Double>?

    public static let fourFifths = 0.8

    /// Whether there are too few green periods for a ratio to say anything: with one rate for both, fewer than five would be expected
    /// of the group or of the reference (Cochran's rule for tables, Biometrics 10, 1954, 417-451; the Guidelines, 1607.4 D, speak
    /// of small numbers in the same sense).
    public let hasTooFewGreen: Bool

    public var isBelowFourFifths: Bool { !hasTooFewGreen && ratio < AdverseImpact.fourFifths }

    typealias Reference = (name: String, rate: GreenRate)

    /// The group with the largest share, the first by name of equal ones; nil where none is green, or none is beside it.
    static func reference(_ rates: [String: GreenRate]) -> Reference? {
        guard rates.count > 1 else { return nil }
        return rates.min { ($1.value.share, $0.key) < ($0.value.share, $1.key) }
            .flatMap { $0.value.share > 0 ? ($0.key, $0.value) : nil }
    }

    /// - Parameter confidence: of the interval.
    init(_ own: GreenRate, reference: Reference, confidence: Double) {
        self.reference = reference.name
        let other = reference.rate
        let pooled =
            (own.share * own.periods + other.share * other.periods) / (own.periods + other.periods)
        hasTooFewGreen = pooled * min(own.periods, other.periods) < 5
        ratio = own.share / other.share
        guard own.share > 0, own != other else {
            interval = nil
            return
        }
        let error = (own.variance / (own.share * own.share) + other.variance / (other.share * other.share))
            .squareRoot()
        let degrees = Double(own.people + other.people - 2)
        let halfWidth =
            StudentT(degreesOfFreedom: degrees).halfWidth(confidence: confidence) * error
        interval = ratio * exp(-halfWidth)...ratio * exp(halfWidth)
    }
}
